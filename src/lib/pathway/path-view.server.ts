import { activitiesOf } from '../activity/activities.server.ts';
import { STAGES, type Stage } from '../activity/vocabulary.ts';
import { calendarHref } from '../activity/addresses.ts';
import { dateOn } from '../neighbourhood/clock.ts';
import { NO_ACTIVITY_FILTERS, type ActivityFilters } from '../activity/filters.ts';
import { timesOutsideClosures } from '../activity/host-on.ts';
import { nextOccurrences } from '../activity/schedule/expand.server.ts';
import { fitsFreeTime, whileAtSchool } from '../activity/schedule/free-time.ts';
import { schoolDayOf } from '../country/countries.server.ts';
import type { SchoolDay } from '../country/country.ts';
import { localised } from '../i18n/localised.ts';
import { isLocale, type Locale } from '../i18n/locales.ts';
import type { Neighbourhood } from '../neighbourhood/neighbourhood.ts';
import { learntHere, wordsHere } from '../neighbourhood/words.server.ts';
import { schoolHolidays } from '../neighbourhood/school-calendar.ts';
import { neighbourhoodHref } from '../place/addresses.ts';
import { landmarksOf } from '../place/landmarks.server.ts';
import { minutesOf } from '../walking/walk.ts';
import { walksFrom } from '../walking/walks-from.server.ts';
import type { WalksFrom } from '../walking/walks-from.ts';
import type { PathView, StageLink, StageView, WalksToSteps } from './path-view.ts';
import { stepOf, type PathStep } from './step.ts';

/** Times of each step that go to the phone: two months of a weekly course, for when there is no network. */
const TIMES_SENT = 8;

/** The path in a neighbourhood: ranking happens on the phone, so that what she answers stays there. */
export async function pathView(neighbourhood: Neighbourhood, locale: Locale, now: Date): Promise<PathView> {
  const { slug, defaultLocale: local, timeZone } = neighbourhood;
  const [activities, landmarks] = await Promise.all([activitiesOf(slug, now), landmarksOf(slug)]);
  const { tag: learns } = learntHere(neighbourhood);
  const schoolDay = schoolDayOf(neighbourhood.country);
  const today = dateOn(now, timeZone);
  const pauses = schoolHolidays(neighbourhood);
  const steps = activities.flatMap((activity) => {
    const next = activity.schedule ? nextOccurrences(activity.schedule, now, TIMES_SENT, { pauses }) : [];
    const open = timesOutsideClosures(activity, next);
    return stepOf(activity, open, { locale, local, today, now: now.getTime() / 1000, timeZone }) ?? [];
  });
  const href = (of: Locale) => `${neighbourhoodHref(of, slug)}/path`;
  const inWords = (text: Neighbourhood['name'], else_: string) =>
    localised(text, locale, local) ?? { text: else_, locale: local };
  return {
    neighbourhood: {
      slug,
      name: inWords(neighbourhood.name, slug),
      href: neighbourhoodHref(locale, slug),
      timeZone,
      learns,
      schoolDay
    },
    learnt: isLocale(learns) ? { locale: learns, words: wordsHere(neighbourhood, learns) } : null,
    href: href(locale),
    operatorHref: href(isLocale(local) ? local : locale),
    steps,
    stages: STAGES.map((stage) => stageView(stage, steps, { locale, slug, timeZone, schoolDay })),
    landmarks: await Promise.all(
      landmarks.map(async ({ slug: of, name, point }) => ({
        slug: of,
        name: inWords(name, of),
        point,
        walks: walksToSteps(await walksFrom(slug, point), steps)
      }))
    ),
    readAt: now.toISOString()
  };
}

/** Where she is never leaves her phone: from what everybody knows walks along streets are measured here and go with the page. */
function walksToSteps(walks: WalksFrom, steps: readonly PathStep[]): WalksToSteps | null {
  if (walks.method === 'straight-line') return null;
  const found = steps.map(({ point }) => point && walks.to(point));
  return {
    minutes: found.map((walk) => walk && minutesOf(walk)),
    straight: found.flatMap((walk, step) => (walk?.method === 'straight-line' ? [step] : []))
  };
}

interface Where {
  readonly timeZone: string;
  readonly schoolDay: SchoolDay | null;
}

const LINKS: Readonly<
  Record<StageLink, { filters: Partial<ActivityFilters>; has: (step: PathStep, where: Where) => boolean }>
> = {
  women: {
    filters: { features: ['women-only'] },
    has: ({ features }) => features.includes('women-only')
  },
  childcare: { filters: { childcare: true }, has: ({ childcare }) => childcare !== null },
  school: {
    filters: { free: ['school-hours'] },
    has: ({ times }, { timeZone, schoolDay }) =>
      times.some(([start, end]) => fitsFreeTime({ start, end }, whileAtSchool(schoolDay), timeZone))
  },
  undocumented: {
    filters: { without: ['identity-document'] },
    has: ({ notAsked }) => notAsked.includes('identity-document')
  }
};

function stageView(
  stage: Stage,
  steps: readonly PathStep[],
  { locale, slug, ...where }: { locale: Locale; slug: string } & Where
): StageView {
  const ofStage = steps.filter((step) => step.stage === stage);
  const href = (filters: Partial<ActivityFilters>) =>
    calendarHref(locale, slug, { ...NO_ACTIVITY_FILTERS, stage, ...filters });
  return {
    stage,
    count: ofStage.length,
    href: href({}),
    links: (Object.keys(LINKS) as StageLink[])
      .filter((kind) => ofStage.some((step) => LINKS[kind].has(step, where)))
      .map((kind) => ({ kind, href: href(LINKS[kind].filters) }))
  };
}
