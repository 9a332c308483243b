import { schoolDayOf } from '../country/countries.server.ts';
import { formatDegrees } from '../geo/bounding-box.ts';
import { languageName } from '../i18n/language-name.ts';
import type { Translator } from '../i18n/translator.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { schoolHolidays } from '../neighbourhood/school-calendar.ts';
import { neighbourhoodHref } from '../place/addresses.ts';
import { categoriesOf } from '../place/categories.server.ts';
import { landmarksOf, landmarkViews } from '../place/landmarks.server.ts';
import { dateInWords } from '../place/opening/wording.ts';
import { neighbourhoodView, reading, startingFrom } from '../place/reading.server.ts';
import { searchForm } from '../place/search-form.ts';
import { activeFilters, presetViews } from './active-filters.server.ts';
import { activitiesShown, documented } from './activities.server.ts';
import type { Activity } from './activity.ts';
import { LEVELS, STAGES } from './vocabulary.ts';
import { calendarFileHref, calendarHref } from './addresses.ts';
import { cardOfUnknown, cardOn, cardWithoutDay } from './card-view.server.ts';
import { daysAsked, isDate, plusDays, type Days } from './days.ts';
import { dateOn } from '../neighbourhood/clock.ts';
import {
  activityFiltersToQuery,
  isOfCalendar,
  parseActivityFilters,
  type ActivityFilters
} from './filters.ts';
import { FREE_TIMES, freeWindows, WEEKDAYS } from './free-hours.ts';
import { expandInParts, happenings, suits, type Happening } from './happenings.server.ts';
import { kindGroups, kindsToChoose } from './kind-views.server.ts';
import { isWork } from './matches.ts';
import { weekdayInWords } from './schedule/calendar-words.ts';
import { nextOccurrences } from './schedule/expand.server.ts';
import { findActivities } from './search.ts';
import { inParts, nextTurn } from '../server/yield-to-event-loop.ts';
import type { ActivityCardView, CalendarView } from './view.ts';
import { weekLinks, weeksFrom } from './week-links.server.ts';

/** As many rows as a page of days takes before the next days are a link; a day is never cut in two. */
const MOST_ROWS = 6;
/** Of those whose days are to confirm, so many before the others are a link; on their own, all. */
const MOST_TO_CONFIRM = 2;
/** Of those of which it is not known whether they fit. */
const MOST_APART = 8;
/** Two weeks of something daily say whether it ever suits. */
const LOOKED_AT = 14;

/** The page `/{l}/{n}/activities` for the query of its address. */
export async function calendarView(
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  query: URLSearchParams,
  now: Date
): Promise<CalendarView> {
  const { t, locale } = translator;
  const [all, categories, landmarks] = await Promise.all([
    activitiesShown(neighbourhood.slug, now),
    categoriesOf(neighbourhood.slug),
    landmarksOf(neighbourhood.slug)
  ]);
  const counted = documented(all);
  const { timeZone, slug } = neighbourhood;
  const schoolDay = schoolDayOf(neighbourhood.country);
  const today = dateOn(now, timeZone);
  const { filters, problems } = parseActivityFilters(query);
  const here = await startingFrom(filters.near, reading(translator, neighbourhood, categories, now));
  const asked = daysAsked(filters, today);

  const found = findActivities(all, filters, {
    today,
    walks: here.walks,
    words: ({ kind }) => t(`calendar.kind.${kind}`)
  });
  const free = freeWindows(filters, schoolDay);
  const timing = { free, neighbourhood, now };
  await expandInParts([...found.activities, ...found.unknown], asked, timing);
  const inDays = happenings(found.activities, asked, timing);
  const shown = weeksFrom(asked.from);
  // Thousands of activities are looked through more than once: others are answered in between.
  await nextTurn();
  // Days gone by are empty, unless it was they that were asked for.
  const begin = asked.from < today || shown.from > today ? shown.from : today;
  const inWeeks = happenings([...found.activities, ...found.unknown], { from: begin, to: shown.to }, timing);
  await nextTurn();
  const weeks = weekLinks(inWeeks, { shown, asked, today }, filters, here);
  await nextTurn();
  const onlyToConfirm = query.get('show') === 'to-confirm';
  const onlyUnknown = query.get('show') === 'unknown';
  const page = pageOfDays(onlyToConfirm || onlyUnknown ? [] : inDays, query.get('day'), asked);
  const cards = await inParts(cardsOn(page.dates));
  const card = (activity: Activity) => cardWithoutDay(activity, filters.near, here);
  // Of each the first time in the days asked for; those that have none then are not asked about.
  const firstTimes = new Map(
    happenings(found.unknown, asked, timing)
      .toReversed()
      .map((one) => [one.activity.slug, one])
  );
  const unknown = found.unknown
    .filter(({ slug: of, schedule }) => !schedule || firstTimes.has(of))
    .toSorted((a, b) => Number(startOf(a) > startOf(b)) - Number(startOf(a) < startOf(b)));
  const work = found.activities
    .filter(({ kind, schedule }) => isWork(kind) && !schedule)
    .toSorted((a, b) => (a.deadline ?? '9').localeCompare(b.deadline ?? '9'));
  const toConfirm = found.activities.filter(({ kind, schedule }) => !isWork(kind) && !schedule);
  const active = activeFilters(filters, here, landmarks);
  const title = t('calendar.title', { neighbourhood: neighbourhoodView(here).name.text });
  const count = new Set(documented(inDays.map(({ activity }) => activity)).map((one) => one.slug)).size;
  const showsAll = onlyToConfirm || toConfirm.length <= MOST_TO_CONFIRM + 1;
  const toConfirmHref = calendarHref(locale, slug, filters, { show: 'to-confirm' });
  const hrefWith = (change: Partial<ActivityFilters>) =>
    calendarHref(locale, slug, { ...filters, ...change });
  return {
    neighbourhood: neighbourhoodView(here),
    href: calendarHref(locale, slug),
    filters,
    filterProblems: problems.map(({ parameter, reason }) => ({
      parameter,
      message: isOfCalendar(reason) ? t(`calendar.problem.${reason}`) : t(`problem.${reason}`)
    })),
    active,
    groups: kindGroups(counted, filters, here),
    kinds: kindsToChoose(counted, filters, here),
    presets: presetViews(filters, here),
    weeks,
    total: count === 0 && unknown.length > 0 ? t('unknown.noActivity') : t('calendar.total', { count }),
    asides: [
      ...(unknown.length > 0
        ? [
            {
              text: t('unknown.aside', { count: unknown.length }),
              href: '#unknown'
            }
          ]
        : []),
      ...aside(toConfirm.length, 'calendar.toConfirm', showsAll ? '#to-confirm' : toConfirmHref),
      ...aside(documented(work).length, 'calendar.work', '#work'),
      ...aside(
        otherDays(documented(found.activities), inDays),
        'calendar.otherDays',
        filters.days === 'month' ? null : hrefWith(MONTH)
      )
    ],
    days: page.dates.map((date) => ({
      date,
      name: dateInWords(date, date.slice(0, 4) === today.slice(0, 4) ? 'day' : 'dayAndYear', locale),
      near: nearDay(date),
      cards: cards.get(date) ?? []
    })),
    next: page.next && calendarHref(locale, slug, filters, { day: page.next }),
    previous: page.isLater ? calendarHref(locale, slug, filters) : null,
    apart: onlyToConfirm ? null : apart(),
    toConfirm: onlyUnknown ? [] : toConfirm.slice(0, showsAll ? undefined : MOST_TO_CONFIRM).map(card),
    allToConfirm:
      showsAll || onlyUnknown
        ? null
        : { text: t('calendar.allToConfirm', { count: documented(toConfirm).length }), href: toConfirmHref },
    work: onlyToConfirm || onlyUnknown ? [] : work.map(card),
    empty: inDays.length === 0 && unknown.length === 0 && !onlyToConfirm ? emptyWords() : null,
    form: searchForm({
      action: calendarHref(locale, slug),
      searchAction: `${neighbourhoodHref(locale, slug)}/search`,
      query: activityFiltersToQuery(filters),
      near: filters.near,
      landmarks: landmarks.map(({ point }) => formatDegrees(point)),
      shown: ['childcare=yes', 'free=school-hours', 'feature=women-only'],
      noField: ['q', 'kind', 'days', 'feature=childcare']
    }),
    stages: STAGES.map((value) => ({ value, label: t(`calendar.stage.${value}`) })),
    levels: LEVELS,
    asksSchool: schoolDay !== null,
    freeTimes: FREE_TIMES.filter((value) => value !== 'school-hours').map((value) => ({
      value,
      label: t(`calendar.free.${value}`)
    })),
    weekdays: WEEKDAYS.map((value, index) => ({ value, label: weekdayInWords(index + 1, locale) })),
    languages: languagesSpoken(counted).map((one) => ({ ...one, name: languageName(one.code, locale) })),
    landmarks: query.has('fields') ? await landmarkViews(neighbourhood, translator) : null,
    fileHref: calendarFileHref(locale, slug, filters),
    title: active.length > 0 ? `${active.map(({ label }) => label).join(', ')} · ${title}` : title,
    description: t('calendar.description', { neighbourhood: neighbourhoodView(here).name.text })
  };

  /** The cards of each of these days, which are many where a day is never cut in two. */
  function* cardsOn(dates: readonly string[]): Generator<void, ReadonlyMap<string, ActivityCardView[]>> {
    const byDate = new Map<string, ActivityCardView[]>(dates.map((date) => [date, []]));
    for (const one of inDays) {
      const those = byDate.get(one.date);
      if (!those) continue;
      those.push(cardOn(one, filters.near, here));
      yield;
    }
    return byDate;
  }

  function aside(
    of: number,
    key: 'calendar.toConfirm' | 'calendar.work' | 'calendar.otherDays',
    href: string | null
  ) {
    return of > 0 ? [{ text: t(key, { count: of }), href }] : [];
  }

  function startOf({ slug: of }: Activity): number {
    return firstTimes.get(of)?.occurrence.start ?? Infinity;
  }

  /** Those of which it is not known whether they fit, under a head of their own. */
  function apart(): CalendarView['apart'] {
    if (unknown.length === 0) return null;
    const isWhole = onlyUnknown || unknown.length <= MOST_APART + 1;
    return {
      title: t('unknown.title', { count: unknown.length }),
      lead: t('unknown.lead'),
      leaveOut: { text: t('unknown.leaveOut'), href: hrefWith({ knownOnly: true }) },
      cards: unknown
        .slice(0, isWhole ? undefined : MOST_APART)
        .map((one) => cardOfUnknown(one, firstTimes.get(one.slug), filters, here)),
      all: isWhole
        ? null
        : {
            text: t('calendar.allToConfirm', { count: unknown.length }),
            href: calendarHref(locale, slug, filters, { show: 'unknown' })
          }
    };
  }

  /** How many have times that suit her, and none of them in the days asked for. */
  function otherDays(activities: readonly Activity[], listed: readonly Happening[]): number {
    const slugs = new Set(listed.map(({ activity }) => activity.slug));
    return activities.filter((activity) => {
      const { schedule } = activity;
      if (!schedule || slugs.has(activity.slug)) return false;
      const next = nextOccurrences(schedule, now, LOOKED_AT, { pauses: schoolHolidays(neighbourhood) });
      return next.some((occurrence) => suits(activity, occurrence, free, timeZone));
    }).length;
  }

  function nearDay(date: string): string | null {
    if (date === today) return t('opening.today');
    return date === plusDays(today, 1) ? t('opening.tomorrow') : null;
  }

  function emptyWords(): string {
    return t(found.activities.length > 0 ? 'calendar.emptyDays' : 'calendar.emptyAll');
  }
}

const MONTH = { days: 'month', from: null, to: null } as const;

/** The days from `day` on whose rows fill a page. */
function pageOfDays(
  inDays: readonly Happening[],
  day: string | null,
  asked: Days
): { dates: string[]; next: string | null; isLater: boolean } {
  const begin = day !== null && isDate(day) && day > asked.from ? day : asked.from;
  const dates: string[] = [];
  let rows = 0;
  for (const { date } of inDays) {
    if (date < begin) continue;
    if (dates.at(-1) !== date) {
      if (rows >= MOST_ROWS) return { dates, next: date, isLater: begin > asked.from };
      dates.push(date);
    }
    rows++;
  }
  return { dates, next: null, isLater: begin > asked.from };
}

/** Languages that somebody said are spoken, most activities first. */
function languagesSpoken(all: readonly Activity[]): { code: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { languages } of all)
    for (const code of languages) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
}
