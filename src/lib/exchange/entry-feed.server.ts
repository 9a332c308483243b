import { activitiesOf } from '../activity/activities.server.ts';
import type { Activity } from '../activity/activity.ts';
import { activityHref, calendarHref } from '../activity/addresses.ts';
import { ACTIVITY_PARAMETERS } from '../activity/filters.ts';
import { named, noticesOf } from '../activity/reading.server.ts';
import { neighbourhoodHref, placeHref } from '../place/addresses.ts';
import { placesQuery } from './places-query.server.ts';
import { decodeCursor } from '../place/cursor.ts';
import type { PlaceFilters } from '../place/filters.ts';
import type { Place } from '../place/place.ts';
import {
  categoryOf,
  names,
  neighbourhoodView,
  startingFrom,
  viewText,
  type Reading
} from '../place/reading.server.ts';
import { searchPlaces } from '../place/search.server.ts';
import { read } from '../server/database.ts';
import { untilNeighbourhoodChanges } from '../server/neighbourhood-version.ts';
import { activityQuery } from './activity-query.server.ts';
import { writeAtom, type AtomEntry } from './atom.ts';
import { fittingActivities } from './fitting-activities.server.ts';

/** Entries in a feed: a reader asks again long before so many have changed. */
const MOST_ENTRIES = 50;
const PAGE = 1000;
/** Pages of a search that are looked through for places that changed; as many as a pack is good for. */
const MOST_PAGES = 5;

/** What only places, or only activities, can be asked: a feed that asks it has only those. */
const ONLY_PLACES = ['category', 'open', 'bbox'];
const ONLY_ACTIVITIES = [
  'kind',
  'stage',
  'level',
  'days',
  'from',
  'to',
  'free',
  'weekday',
  'after',
  'before',
  'childcare'
];

/** As `recent_places` answers. */
export interface ChangedPlace {
  readonly changedAt: string;
  readonly place: Place;
}

const recentPlaces = untilNeighbourhoodChanges((neighbourhood) =>
  read('recent_places', { neighbourhood, most: MOST_ENTRIES })
);
/** Where some are looked for: those that fit may have changed long before the newest of all. */
const recentAmongMany = untilNeighbourhoodChanges((neighbourhood) =>
  read('recent_places', { neighbourhood, most: PAGE })
);

/** When each activity of a neighbourhood last changed, by slug. */
export const activityDates = untilNeighbourhoodChanges((neighbourhood) =>
  read('activity_dates', { neighbourhood })
);

/** The feed of new and changed entries at an address; throws a ParameterError for the first wrong parameter. */
export async function entryFeed(here: Reading, url: URL): Promise<string> {
  const { neighbourhood, translator } = here;
  const { searchParams: query } = url;
  const asks = (names: readonly string[]) => names.some((name) => query.get(name));
  const filters = activityQuery(query);
  const placeFilters = await filtersOfPlaces(neighbourhood.slug, query);
  const [places, activities] = await Promise.all([
    asks(ONLY_ACTIVITIES) ? [] : fittingPlaces(placeFilters, here),
    asks(ONLY_PLACES) ? [] : activitiesOf(neighbourhood.slug)
  ]);
  const changed = await activityDates(neighbourhood.slug);
  const hers = await startingFrom(filters.near, here);
  const entries = [
    ...places.map((one) => ofPlace(one, here, url.origin)),
    ...fittingActivities(activities, filters, hers).map((activity) =>
      ofActivity(activity, changed[activity.slug] ?? activity.addedAt, here, url.origin)
    )
  ];
  const page = asks(ONLY_ACTIVITIES)
    ? calendarHref(translator.locale, neighbourhood.slug, filters)
    : neighbourhoodHref(translator.locale, neighbourhood.slug) + url.search;
  return writeAtom({
    title: neighbourhoodView(here).name.text,
    language: translator.locale,
    url: url.href,
    page: url.origin + page,
    author: neighbourhoodView(here).name.text,
    entries: entries
      .toSorted((a, b) => b.updated.localeCompare(a.updated) || a.id.localeCompare(b.id))
      .slice(0, MOST_ENTRIES)
  });
}

/** Places read their own part of the address; the rest has been read as that of activities. */
async function filtersOfPlaces(neighbourhood: string, query: URLSearchParams): Promise<PlaceFilters | null> {
  const shared = ['q', 'near', 'minutes', 'language', 'feature', 'without', 'unknown'];
  const own = new URLSearchParams(
    [...query].filter(
      ([name]) => shared.includes(name) || !(ACTIVITY_PARAMETERS as readonly string[]).includes(name)
    )
  );
  const { filters } = await placesQuery(neighbourhood, own);
  return [...own.values()].some((value) => value !== '') ? filters : null;
}

/** The places that changed last and are known to fit. */
async function fittingPlaces(
  filters: PlaceFilters | null,
  { neighbourhood, now }: Reading
): Promise<readonly ChangedPlace[]> {
  if (filters === null) return recentPlaces(neighbourhood.slug);
  const recent = await recentAmongMany(neighbourhood.slug);
  const fitting = new Set<string>();
  let after = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const found = await searchPlaces(
      neighbourhood,
      { ...filters, knownOnly: true },
      { limit: PAGE, after, now }
    );
    for (const { slug } of found.places) fitting.add(slug);
    if (found.next === null) break;
    after = decodeCursor(found.next);
  }
  return recent.filter(({ place }) => fitting.has(place.slug));
}

function ofPlace({ place, changedAt }: ChangedPlace, here: Reading, origin: string): AtomEntry {
  const { name } = names(place, here);
  return {
    id: place.id,
    title: name.text,
    language: name.locale,
    summary: viewText(place.summary, here)?.text ?? place.address,
    url: origin + placeHref(here.translator.locale, here.neighbourhood.slug, place.slug),
    category: { term: place.category, label: categoryOf(place, here).category.text },
    published: place.addedAt,
    updated: changedAt
  };
}

function ofActivity(activity: Activity, changedAt: string, here: Reading, origin: string): AtomEntry {
  const { title, kind } = named(activity, here);
  const about = viewText(activity.about, here)?.text;
  const words = [...noticesOf(activity, here).map(({ text }) => text), about].filter(Boolean).join(' · ');
  return {
    id: activity.id,
    title: title.text,
    language: title.locale,
    summary: words === '' ? null : words,
    url: origin + activityHref(here.translator.locale, here.neighbourhood.slug, activity.slug),
    category: { term: activity.kind, label: kind },
    published: activity.addedAt,
    updated: changedAt
  };
}
