import type { Activity } from '../activity/activity.ts';
import { STAGES, type Stage } from '../activity/vocabulary.ts';
import { EVENING_BEGINS, liesIn } from '../activity/evening.ts';
import { hasChildcare } from '../activity/matches.ts';
import { stageOfCategory } from '../activity/stage-categories.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import type { Feature } from '../place/vocabulary.ts';
import { heldIn, type Link } from './links.ts';
import type { Walk, WalkOf } from './walk-between.ts';

export const CHAIN_TIMES = ['morning', 'afternoon', 'evening'] as const;
export type TimeOfDay = (typeof CHAIN_TIMES)[number];

/** What must hold of an activity or a place for it to serve a woman. */
export interface ChainFilters {
  readonly language: string | null;
  readonly womenOnly: boolean;
  readonly childcare: boolean;
  readonly time: TimeOfDay | null;
}

export const NO_CHAIN_FILTERS: ChainFilters = {
  language: null,
  womenOnly: false,
  childcare: false,
  time: null
};

/** A referral further than so many minutes on foot leads out of range: a child walks no further, nor an hour counts. */
export const WALKING_RANGE = 20;
/** When the afternoon begins, and the day ends: minutes since midnight. */
const AFTERNOON = 13 * 60;
const MIDNIGHT = 24 * 60;

/** A place whose kind stands for a step. */
export interface StagePlace {
  readonly slug: string;
  readonly name: LocalisedText;
  readonly category: string;
  /** Slug; null: not known. */
  readonly organisation: string | null;
  readonly languages: readonly string[];
  readonly features: readonly Feature[];
  /** Parts of the day in which it is open on some day; none when its hours are not known. */
  readonly times: readonly TimeOfDay[];
}

export interface ChainStep {
  readonly stage: Stage;
  readonly activities: readonly Activity[];
  readonly places: readonly StagePlace[];
  /** Slugs of the organisations behind them. */
  readonly organisations: readonly string[];
}

/** Where the chain breaks. `key` names it in an address, the same as long as it is there. */
export type Break = { readonly key: string } & (
  | { readonly kind: 'unserved'; readonly stage: Stage }
  | { readonly kind: 'unlinked'; readonly from: Stage; readonly to: Stage }
  | { readonly kind: 'untold'; readonly organisation: string; readonly stages: readonly Stage[] }
  | ({ readonly kind: 'far'; readonly from: string; readonly to: string } & Walk)
);

export interface Chain {
  readonly steps: readonly ChainStep[];
  /** Of each pair of stages that follow each other, the referrals between those who offer them. */
  readonly referrals: readonly {
    readonly from: Stage;
    readonly to: Stage;
    readonly links: readonly Link[];
    /** Organisations that offer both: they lead on by themselves. */
    readonly within: readonly string[];
  }[];
  readonly breaks: readonly Break[];
}

/**
 * Whether an activity is at a part of the day: in the morning or the afternoon by its beginning, in the evening as the
 * evidence has it, by what of it is then. Never when its times are not known.
 */
export function isAt({ schedule }: Pick<Activity, 'schedule'>, time: TimeOfDay): boolean {
  const [, hour, minute] = /T(\d\d):(\d\d)/.exec(schedule?.start ?? '') ?? [];
  if (!schedule || hour === undefined) return false;
  const from = Number(hour) * 60 + Number(minute);
  if (time === 'evening') return liesIn([from, from + schedule.duration], [EVENING_BEGINS, MIDNIGHT]);
  return time === 'morning' ? from < AFTERNOON : from >= AFTERNOON && from < EVENING_BEGINS;
}

/** The parts of the day that hours from 0 touch, of the evening enough; what goes on after midnight is its evening. */
export function timesBetween(from: number, to: number): TimeOfDay[] {
  const [begin, end] = [from * 60, to * 60];
  return [
    ...(begin < AFTERNOON ? (['morning'] as const) : []),
    ...(begin < EVENING_BEGINS && end > AFTERNOON ? (['afternoon'] as const) : []),
    ...(liesIn([begin, end], [EVENING_BEGINS, Infinity]) ? (['evening'] as const) : [])
  ];
}

function isOpenTo(place: StagePlace, { language, womenOnly, childcare, time }: ChainFilters): boolean {
  return (
    (language === null || place.languages.includes(language)) &&
    (!womenOnly || place.features.includes('women-only')) &&
    (!childcare || place.features.includes('childcare')) &&
    (time === null || place.times.includes(time))
  );
}

function serves(activity: Activity, { language, womenOnly, childcare, time }: ChainFilters): boolean {
  return (
    (language === null || activity.languages.includes(language)) &&
    (!womenOnly || activity.features.includes('women-only')) &&
    (!childcare || hasChildcare(activity)) &&
    (time === null || isAt(activity, time))
  );
}

interface Around {
  readonly places: readonly StagePlace[];
  readonly links: readonly Link[];
  /** Whose referrals count. */
  readonly year: number;
  readonly walkOf: WalkOf;
}

/** The five steps of what goes on (activities that are documented and not over), who offers each, who refers people from one to the next, and where that breaks. */
export function chainOf(
  activities: readonly Activity[],
  { places, links, year, walkOf }: Around,
  filters: ChainFilters
): Chain {
  const steps = STAGES.map((stage): ChainStep => {
    const those = activities.filter((one) => one.stage === stage && serves(one, filters));
    const open = places.filter((one) => stageOfCategory(one.category) === stage && isOpenTo(one, filters));
    const slugs = [
      ...those.map(({ organisation }) => organisation?.slug ?? null),
      ...open.map(({ organisation }) => organisation)
    ].filter((slug) => slug !== null);
    return { stage, activities: those, places: open, organisations: [...new Set(slugs)].sort() };
  });
  const referring = links.filter((link) => link.kind === 'refers-to' && heldIn(link, year));
  const referrals = steps.slice(1).map((to, index) => {
    const from = steps[index]!;
    const [before, after] = [new Set(from.organisations), new Set(to.organisations)];
    return {
      from: from.stage,
      to: to.stage,
      within: from.organisations.filter((slug) => after.has(slug)),
      links: referring.filter((link) => before.has(link.from) && after.has(link.to))
    };
  });
  const breaks: Break[] = [
    ...steps
      .filter((step) => !isServed(step))
      .map(({ stage }): Break => ({ key: `unserved-${stage}`, kind: 'unserved', stage })),
    ...referrals.flatMap(({ from, to, links: between, within }, index): Break[] => {
      const [before, after] = [steps[index]!, steps[index + 1]!];
      if (!isServed(before) || !isServed(after) || within.length > 0 || between.length > 0) return [];
      return [{ key: `unlinked-${from}-${to}`, kind: 'unlinked', from, to }];
    }),
    ...untold(steps, referring),
    ...tooFar(referring, walkOf)
  ];
  return { steps, referrals, breaks };
}

/** Whether somebody offers a step: by an activity, or by being a place of that kind. */
export const isServed = ({ activities, places }: Pick<ChainStep, 'activities' | 'places'>) =>
  activities.length + places.length > 0;

/** Who offers a step after the first and is sent nobody. */
function untold(steps: readonly ChainStep[], referring: readonly Link[]): Break[] {
  const told = new Set(referring.map(({ to }) => to));
  const offering = new Map<string, Stage[]>();
  for (const { stage, organisations } of steps.slice(1))
    for (const slug of organisations) offering.set(slug, [...(offering.get(slug) ?? []), stage]);
  return [...offering]
    .filter(([slug]) => !told.has(slug))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([organisation, stages]) => ({
      key: `untold-${organisation}`,
      kind: 'untold',
      organisation,
      stages
    }));
}

/** Referrals of which even the nearest places are too far apart to walk; without a known place nothing is said. */
function tooFar(referring: readonly Link[], walkOf: WalkOf): Break[] {
  return referring.flatMap(({ from, to }): Break[] => {
    const walk = walkOf(from, to);
    return walk !== null && walk.minutes > WALKING_RANGE
      ? [{ key: `far-${from}-${to}`, kind: 'far', from, to, ...walk }]
      : [];
  });
}

/** Organisations that could mend a break, those concerned first: at most so many. */
export function concernedBy(one: Break, { steps }: Chain, most = 6): string[] {
  const offering = (stage: Stage) => steps.find((step) => step.stage === stage)?.organisations ?? [];
  const beside = (stage: Stage) => {
    const at = STAGES.indexOf(stage);
    return [STAGES[at - 1], STAGES[at + 1]].flatMap((near) => (near ? offering(near) : []));
  };
  const all =
    one.kind === 'unserved'
      ? beside(one.stage)
      : one.kind === 'unlinked'
        ? [...offering(one.from), ...offering(one.to)]
        : one.kind === 'untold'
          ? [one.organisation, ...one.stages.flatMap(beside)]
          : [one.from, one.to];
  return [...new Set(all)].slice(0, most);
}

/** The filters of an address; what is wrong is ignored. */
export function parseChainFilters(query: URLSearchParams): ChainFilters {
  const language = query.get('language') ?? '';
  const features = query.getAll('feature');
  return {
    language: /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(language) ? language : null,
    womenOnly: features.includes('women-only'),
    childcare: features.includes('childcare'),
    time: CHAIN_TIMES.find((one) => one === query.get('time')) ?? null
  };
}

/** The filters as a query, with the same parameters as lists of places and activities. */
export function chainQuery({ language, womenOnly, childcare, time }: ChainFilters): URLSearchParams {
  const query = new URLSearchParams();
  if (language !== null) query.set('language', language);
  if (womenOnly) query.append('feature', 'women-only');
  if (childcare) query.append('feature', 'childcare');
  if (time !== null) query.set('time', time);
  return query;
}
