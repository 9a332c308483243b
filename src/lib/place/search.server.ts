import { Temporal } from 'temporal-polyfill';
import type { LonLat } from '../geo/point.ts';
import { dayAt } from '../neighbourhood/clock.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { read, type Arguments } from '../server/database.ts';
import { untilNeighbourhoodChanges } from '../server/neighbourhood-version.ts';
import { decodeCursor, encodeCursor, type Cursor } from './cursor.ts';
import { LEAVE_OUT, type PlaceFilters } from './filters.ts';
import type { FoundPlace } from './known.ts';
import { placeOn } from './notices/place-on.ts';
import { withFoundUnder } from './found-under.ts';
import { openAnswers } from './opening/evaluate.server.ts';
import { withSaidTrue } from './said-true.server.ts';
import { metresToPlaces } from './metres-to-places.server.ts';
import { DETOUR } from '../walking/pace.ts';
import { metresOnFoot, type WalkingMethod } from '../walking/walk.ts';
import { walksFrom } from '../walking/walks-from.server.ts';
import { roundedStart } from '../walking/walks-from.ts';

/** A page of places: those that are known to fit, then those of which it is not known. */
export interface SearchResult {
  /** All of both, not only this page. */
  readonly total: number;
  /** How many of all are known to fit. */
  readonly known: number;
  /** With `open`: how many are maybe open, by hours that nobody has confirmed; else null. */
  readonly unconfirmed: number | null;
  /** No place has the words as written: these are like them. */
  readonly alike: boolean;
  /** How many of all that fit have no pin. */
  readonly withoutPin: number;
  /** With `near`: how walks from there are measured; else null. */
  readonly method: WalkingMethod | null;
  readonly places: readonly FoundPlace[];
  /** Cursor of the next page, or null at the end. */
  readonly next: string | null;
}

const openingHoursInUse = untilNeighbourhoodChanges((neighbourhood) =>
  read('opening_hours_in_use', { neighbourhood })
);

/**
 * The instant that `open` means: `now`, or the given time, in the neighbourhood's own zone when it names no
 * offset.
 */
export function openInstant(open: Exclude<PlaceFilters['open'], null>, timeZone: string, now: Date): Date {
  if (open === 'now') return now;
  if (/(Z|[+-]\d{2}:?\d{2})$/.test(open.at)) return new Date(open.at);
  const wallClock = Temporal.PlainDateTime.from(open.at).toZonedDateTime(timeZone);
  return new Date(wallClock.epochMilliseconds);
}

/** The same as `search_places` answers it. */
export type FoundPlaces = Omit<SearchResult, 'next' | 'method'> & { readonly next: Cursor | null };

const LONGEST_KEPT = 100;
const MOST_KEPT = 200;

interface Question {
  readonly neighbourhood: string;
  /** As `search_places` takes them, but for how far it is. */
  readonly filters: Arguments<'search_places'>['filters'] & {
    readonly day: string;
    readonly near?: LonLat;
    readonly minutes?: number;
  };
}

/** Every walk of an answer is of one start, and the order, the limit and the cards have it from there. */
async function ask(question: string): Promise<FoundPlaces & Pick<SearchResult, 'method'>> {
  const { neighbourhood, filters } = JSON.parse(question) as Question;
  const { near, minutes, ...others } = filters;
  if (near === undefined)
    return { ...(await read('search_places', { neighbourhood, filters: others })), method: null };
  const walks = await walksFrom(neighbourhood, near);
  const onFoot = walks.method === 'network' ? await metresToPlaces(neighbourhood, others.day, walks) : null;
  const within = minutes === undefined ? null : metresOnFoot(minutes);
  const found = await read('search_places', {
    neighbourhood,
    filters: {
      ...others,
      near,
      ...(onFoot && { walks: onFoot }),
      ...(within !== null && { metres: onFoot ? within : within / DETOUR })
    }
  });
  const places = found.places.map((place) => {
    const { point } = placeOn(place, others.day).position;
    return { ...place, walk: point && walks.to(point) };
  });
  return { ...found, places, method: walks.method };
}

/** Readers who ask the same at once, or one after another, are answered with one question to the database. */
const answers = untilNeighbourhoodChanges(ask, {
  limit: MOST_KEPT,
  slugOf: (question) => (JSON.parse(question) as Question).neighbourhood
});

/** Places of a neighbourhood that fit the filters; `limit` 1 to 1,000. */
export async function searchPlaces(
  neighbourhood: NeighbourhoodWithOutline,
  filters: PlaceFilters,
  { limit, after, now }: { limit: number; after: Cursor | null; now: Date }
): Promise<SearchResult> {
  const { timeZone } = neighbourhood;
  const asked = filters.open ? openInstant(filters.open, timeZone, now) : now;
  // Part of the question: at midnight a notice begins or ends without anybody changing anything.
  const day = dayAt(asked.getTime(), timeZone).date;
  const question = JSON.stringify({
    neighbourhood: neighbourhood.slug,
    filters: {
      limit,
      day,
      ...(filters.q !== null && { q: filters.q }),
      ...(filters.categories.length > 0 && { categories: withFoundUnder(filters.categories) }),
      ...(filters.near && { near: roundedStart(filters.near) }),
      ...(filters.near && filters.minutes !== null && { minutes: filters.minutes }),
      ...(filters.language !== null && { language: filters.language }),
      ...(filters.features.length > 0 && { features: filters.features }),
      ...(filters.without.length > 0 && { without: filters.without }),
      ...(filters.knownOnly && { unknown: LEAVE_OUT }),
      ...(filters.bbox && { bbox: filters.bbox }),
      ...(filters.open && (await openFilter(neighbourhood, filters.open, now))),
      ...(after && { after })
    }
  });
  // Long answers are not kept: they are few, and each is as large as a hundred others.
  const answer = await (limit <= LONGEST_KEPT ? answers(question) : ask(question));
  const places = await withSaidTrue(neighbourhood.slug, 'places', answer.places);
  return {
    ...answer,
    places: places.map((place) => placeOn(place, day)),
    next: answer.next && encodeCursor(answer.next)
  };
}

/** Every place that fits or may fit, however many pages that takes. */
export async function allPlaces(
  neighbourhood: NeighbourhoodWithOutline,
  filters: PlaceFilters,
  now: Date
): Promise<FoundPlace[]> {
  const places: FoundPlace[] = [];
  let cursor: string | null = null;
  do {
    const after: Cursor | null = cursor === null ? null : decodeCursor(cursor);
    const page: SearchResult = await searchPlaces(neighbourhood, filters, { limit: 1000, after, now });
    places.push(...page.places);
    cursor = page.next;
  } while (cursor !== null);
  return places;
}

/** Opening hours are evaluated here, once per distinct text; the database only compares texts. */
async function openFilter(
  neighbourhood: NeighbourhoodWithOutline,
  open: Exclude<PlaceFilters['open'], null>,
  now: Date
): Promise<{ openHours: string[]; unclearHours: string[]; askedAt: string }> {
  const instant = openInstant(open, neighbourhood.timeZone, now);
  const inUse = await openingHoursInUse(neighbourhood.slug);
  const { open: openHours, unclear: unclearHours } = openAnswers(inUse, instant, neighbourhood);
  return { openHours, unclearHours, askedAt: now.toISOString() };
}
