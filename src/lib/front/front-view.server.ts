import { activitiesShown, documented } from '../activity/activities.server.ts';
import { calendarHref } from '../activity/addresses.ts';
import { cardOn } from '../activity/card-view.server.ts';
import { plusDays } from '../activity/days.ts';
import { dateOn } from '../neighbourhood/clock.ts';
import { isGoingOn } from '../activity/going-on.ts';
import { expandInParts, happenings, type Happening } from '../activity/happenings.server.ts';
import { STAGES } from '../activity/vocabulary.ts';
import { loadSpeech } from '../i18n/speech.ts';
import type { Translator } from '../i18n/translator.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { wordsHere } from '../neighbourhood/words.server.ts';
import { neighbourhoodHref } from '../place/addresses.ts';
import { callLines } from '../place/call-lines.server.ts';
import { categoriesOf } from '../place/categories.server.ts';
import { dateInWords } from '../place/opening/wording.ts';
import { neighbourhoodView, reading, type Reading } from '../place/reading.server.ts';
import { groupsHref } from '../ui/doors.ts';

const MOST_HAPPENINGS = 3;
/** So far ahead something is still "in the next days". */
const DAYS_AHEAD = 6;

/** What the first page of a neighbourhood says before its places. */
export type FrontView = Awaited<ReturnType<typeof frontView>>;

/** @param isOnly there is no other neighbourhood */
export async function frontView(
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  { now, isOnly }: { now: Date; isOnly: boolean }
) {
  const { t, locale } = translator;
  const { slug } = neighbourhood;
  const base = neighbourhoodHref(locale, slug);
  const [activities, categories, speech] = await Promise.all([
    activitiesShown(slug, now),
    categoriesOf(slug),
    loadSpeech(locale, wordsHere(neighbourhood, locale), 'pathway')
  ]);
  const here = reading(translator, neighbourhood, categories, now);
  await expandInParts(activities, daysAhead(here), timing(here));
  const soon = nextOf(happenings(documented(activities), daysAhead(here), timing(here)), here);
  const today = dateOn(now, neighbourhood.timeZone);
  return {
    title: t('front.title', { neighbourhood: neighbourhoodView(here).name.text }),
    lead: t('front.lead'),
    soon: {
      title: t(soon.every(({ date }) => date === today) ? 'front.today' : 'front.soon'),
      rows: soon.map((one) => rowOf(one, today, here)),
      all: { href: calendarHref(locale, slug), text: t('front.calendar') }
    },
    path: {
      title: t('front.path'),
      stages: STAGES.map((stage) => ({ stage, name: speech.say(`stage.${stage}`) })),
      href: `${base}/path`
    },
    help: { title: t('front.help'), lines: callLines(here) },
    groups: {
      text: t('front.groups'),
      link: t('site.groups'),
      href: groupsHref(locale, { slug, href: base, isOnly })
    }
  };
}

function daysAhead({ neighbourhood: { timeZone }, now }: Reading) {
  const from = dateOn(now, timeZone);
  return { from, to: plusDays(from, DAYS_AHEAD) };
}

const timing = ({ neighbourhood, now }: Reading) => ({ free: null, neighbourhood, now });

/** Each activity once, what goes on now first. */
function nextOf(all: readonly Happening[], { now }: Reading): Happening[] {
  const seconds = now.getTime() / 1000;
  const first = new Map(all.toReversed().map((one) => [one.activity.slug, one]));
  return all
    .filter((one) => first.get(one.activity.slug) === one && !one.activity.cancelled)
    .toSorted((a, b) => Number(isGoingOn(b.occurrence, seconds)) - Number(isGoingOn(a.occurrence, seconds)))
    .slice(0, MOST_HAPPENINGS);
}

function rowOf(one: Happening, today: string, here: Reading) {
  const { href, group, icon, title, now, times, where, notices } = cardOn(one, null, here);
  const day = one.date === today ? '' : dateInWords(one.date, 'day', here.translator.locale);
  return {
    href,
    group,
    icon,
    title,
    line: now ?? [day, times].filter(Boolean).join(here.translator.t('schedule.comma')),
    where,
    caution: notices[0]?.text ?? null
  };
}
