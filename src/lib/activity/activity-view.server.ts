import { isMachineTranslated } from '../field/machine-translated.ts';
import { countryOf, telephoneOf } from '../country/countries.server.ts';
import { capitalised } from '../i18n/capitalised.ts';
import type { LonLat } from '../geo/point.ts';
import { languageName } from '../i18n/language-name.ts';
import type { Translator } from '../i18n/translator.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { organisationHref, placeHref } from '../place/addresses.ts';
import { schoolHolidays } from '../neighbourhood/school-calendar.ts';
import { categoriesOf } from '../place/categories.server.ts';
import { adviceFor, contactViews, directionViews } from '../place/contacts.ts';
import { freshness } from '../place/freshness.server.ts';
import { dateInWords } from '../place/opening/wording.ts';
import { neighbourhoodView, reading, startingFrom, viewText, type Reading } from '../place/reading.server.ts';
import { requirementViews } from '../place/requirement-views.ts';
import type { DirectionView } from '../place/view.ts';
import { shownActivity } from './activities.server.ts';
import type { Activity } from './activity.ts';
import { activityHref, calendarHref } from './addresses.ts';
import { takesPlaces } from './capacity.ts';
import { capacityInWords } from './capacity-words.ts';
import { childcareInWords } from './childcare-words.ts';
import { dateOn } from '../neighbourhood/clock.ts';
import { factsOf } from './facts.server.ts';
import { NO_ACTIVITY_FILTERS } from './filters.ts';
import { activityJsonLd } from './json-ld.ts';
import { isExpired, isWork } from './matches.ts';
import { isGoingOn } from './going-on.ts';
import { named, noticesOf, nowInWords, onDay, placeNotices, timesCaution, walkTo } from './reading.server.ts';
import { nextOccurrences } from './schedule/expand.server.ts';
import type { Occurrence } from './schedule/schedule.ts';
import { scheduleInWords } from './schedule/words.ts';
import { pausesInWords } from './pauses.server.ts';
import { sourceViews } from '../place/source-views.ts';
import { withDoubts } from '../place/shared-words.ts';

const NEXT_DATES = 3;

/** The page `/{l}/{n}/activities/{slug}`. */
export type ActivityView = Awaited<ReturnType<typeof activityView>>;

/** The page of an activity. `origin` is ours, for the address to share; `near` where her walk starts. */
export async function activityView(
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  slug: string,
  { origin, near, now }: { origin: string; near: LonLat | null; now: Date }
) {
  const activity = await shownActivity(neighbourhood.slug, slug, now);
  const here = await startingFrom(
    near,
    reading(translator, neighbourhood, await categoriesOf(neighbourhood.slug), now)
  );
  const { t, locale } = translator;
  const { title, kind, group, icon } = named(activity, here);
  const { place, schedule } = activity;
  const about = viewText(activity.about, here);
  const url = origin + activityHref(locale, neighbourhood.slug, slug);
  const local = activity.title[neighbourhood.defaultLocale];
  const pauses = schoolHolidays(neighbourhood);
  // What is on is said apart: as many dates as ever are still to come.
  const times = schedule ? nextOccurrences(schedule, now, NEXT_DATES + 1, { pauses }) : [];
  const next = times.filter((one) => !isGoingOn(one, now.getTime() / 1000)).slice(0, NEXT_DATES);
  const contacts = contactViews(activity.contacts, telephoneOf(neighbourhood.country));
  const advised = adviceFor(contacts, Boolean(place?.address));
  const advice = advised ? t(`advice.${advised}`) : '';
  const fresh = freshness(activity, here, 'activity');
  const doubt = activity.demonstration ? null : timesCaution(activity, here);
  const description = about?.text ?? `${kind}, ${neighbourhood.city}`;
  return {
    url,
    neighbourhood: neighbourhoodView(here),
    calendarHref: calendarHref(locale, neighbourhood.slug),
    group,
    icon,
    kind,
    /** The calendar with this kind alone. */
    kindHref: calendarHref(locale, neighbourhood.slug, { ...NO_ACTIVITY_FILTERS, kinds: [activity.kind] }),
    name: title,
    localName: local && local !== title.text ? { text: local, locale: neighbourhood.defaultLocale } : null,
    about,
    machineTranslated: isMachineTranslated(activity, locale),
    notices: noticesOf(activity, here),
    /** For a sheet that goes along with her. */
    placeNotices: placeNotices(activity, here),
    when: whenInWords(activity, here),
    whenNote: viewText(activity.scheduleNote, here),
    caution: doubt && `${capitalised(doubt, locale)}. ${advice}`.trim(),
    next: next.map((occurrence) => {
      const { date, times } = onDay(occurrence, here);
      const thisYear = date.slice(0, 4) === dateOn(now, neighbourhood.timeZone).slice(0, 4);
      return {
        local: occurrence.local,
        day: dateInWords(date, thisYear ? 'day' : 'dayAndYear', locale),
        times
      };
    }),
    now: onNow(activity, times, here),
    pauses: pausesInWords(activity, here),
    /** Null without days: there is nothing to put into a calendar. */
    fileHref:
      schedule && !activity.demonstration ? `${activityHref(locale, neighbourhood.slug, slug)}.ics` : null,
    place: place && {
      name: viewText(place.name, here) ?? { text: place.slug, locale: neighbourhood.defaultLocale },
      href: placeHref(locale, neighbourhood.slug, place.slug, near)
    },
    where: viewText(activity.whereNote, here),
    address: place?.address ?? null,
    precisionSentence: place && place.precision !== 'exact' ? t(`place.precision.${place.precision}`) : null,
    directions: directionsTo(activity, title.text),
    walk: walkTo(activity, here),
    organisation: activity.organisation && viewText(activity.organisation.name, here),
    organisationHref:
      activity.organisation && organisationHref(locale, neighbourhood.slug, activity.organisation.slug),
    contacts,
    facts: factsOf(activity, here),
    capacity: !takesPlaces(activity.kind)
      ? null
      : activity.capacity
        ? capacityInWords(activity.capacity, translator)
        : t('calendar.capacity.unknown'),
    conditions: viewText(activity.conditions, here),
    requirementsText: viewText(activity.requirements, here),
    childcare: childcareInWords(activity, translator),
    childcareNote: viewText(activity.childcare?.note ?? null, here),
    howToJoin: viewText(activity.howToJoin, here),
    audience: activity.audience.map((audience) => t(`audience.${audience}`)),
    features: activity.features
      .filter((feature) => feature !== 'childcare')
      .map((feature) => t(`feature.${feature}`)),
    requirements: requirementViews(activity, translator),
    languages: activity.languages.map((code) => languageName(code, locale)),
    confirmed: {
      sentence: fresh.kind === 'stale' ? `${fresh.sentence} ${advice}`.trim() : fresh.sentence,
      stale: fresh.kind === 'stale'
    },
    sources: sourceViews(activity.sources),
    demonstration: activity.demonstration,
    title: `${title.text} · ${neighbourhoodView(here).name.text}`,
    description: withDoubts(
      noticesOf(activity, here).map(({ text }) => text),
      description
    ),
    // What was invented, or can no longer be applied for, is not told to search engines.
    jsonLd:
      activity.demonstration || isExpired(activity, dateOn(now, neighbourhood.timeZone))
        ? null
        : activityJsonLd(activity, {
            url,
            name: title.text,
            description,
            locale,
            localLocale: neighbourhood.defaultLocale,
            city: neighbourhood.city,
            country: neighbourhood.country,
            fullTime: countryOf(neighbourhood.country)?.fullTimeHours ?? null,
            next: doubt === null ? times : []
          })
  };
}

/** "every Tuesday, 9:30-11:30"; for work the day to apply by. */
export function whenInWords(activity: Activity, here: Reading): string {
  const { translator, neighbourhood, now } = here;
  const { t, locale } = translator;
  const { schedule, kind, deadline } = activity;
  if (!schedule && isWork(kind)) {
    if (deadline === null) return t('calendar.noDeadline');
    const today = dateOn(now, neighbourhood.timeZone);
    const date = dateInWords(deadline, 'dayAndYear', locale);
    return t(deadline < today ? 'calendar.applicationsClosed' : 'calendar.applyUntil', { date });
  }
  const pauses = schoolHolidays(neighbourhood);
  const times = schedule ? nextOccurrences(schedule, now, NEXT_DATES, { pauses }) : [];
  const next = times.filter((one) => !isGoingOn(one, now.getTime() / 1000));
  const { text } = scheduleInWords(schedule, translator, { now, next, timeZone: neighbourhood.timeZone });
  const words = capitalised(text, locale);
  return schedule && times.length === 0 ? t('calendar.over', { when: words }) : words;
}

/** What is said of the first of its times when it is on; null: it is not. */
export function onNow(activity: Activity, [first]: readonly Occurrence[], here: Reading): string | null {
  return first ? nowInWords(activity, first, here) : null;
}

function directionsTo({ place }: Activity, name: string): readonly DirectionView[] {
  const { point, precision } = place ?? {};
  return point && (precision === 'exact' || precision === 'approximate')
    ? directionViews({ precision, point }, name)
    : [];
}
