import {
  filtersToQuery,
  NO_FILTERS,
  parseFilters,
  type FilterProblemReason,
  type PlaceFilters
} from '../place/filters.ts';
import { CATEGORY_GROUPS, type CategoryGroup } from '../ui/category-group.ts';
import { ACTIVITY_KINDS, LEVELS, STAGES, type ActivityKind, type Level, type Stage } from './vocabulary.ts';
import { DAY_PRESETS, daysFrom, isDate, type AskedDays } from './days.ts';
import { FREE_TIMES, isBefore, WEEKDAYS, type FreeHours } from './free-hours.ts';
import { queryReader } from '../place/query-reader.ts';

/** What a reader asks of the calendar; the same parameters on the page, in the API and in calendars to subscribe to. */
export interface ActivityFilters
  extends
    AskedDays,
    FreeHours,
    Pick<PlaceFilters, 'q' | 'near' | 'minutes' | 'language' | 'features' | 'without' | 'knownOnly'> {
  /** Kinds, or groups of kinds. */
  readonly kinds: readonly (ActivityKind | CategoryGroup)[];
  readonly stage: Stage | null;
  readonly level: Level | null;
  /** Someone looks after the children meanwhile. */
  readonly childcare: boolean;
  /** There are places, and not so long ago that nobody knows. */
  readonly placesFree: boolean;
}

export const NO_ACTIVITY_FILTERS: ActivityFilters = {
  q: null,
  kinds: [],
  stage: null,
  level: null,
  days: null,
  from: null,
  to: null,
  free: [],
  weekdays: [],
  after: null,
  before: null,
  childcare: false,
  placesFree: false,
  near: null,
  minutes: null,
  language: null,
  features: [],
  without: [],
  knownOnly: false
};

/** Every parameter of the calendar's address that filters. */
export const ACTIVITY_PARAMETERS = [
  ...['q', 'kind', 'stage', 'level', 'days', 'from', 'to', 'free', 'weekday', 'after', 'before', 'childcare'],
  'capacity',
  ...['near', 'minutes', 'language', 'feature', 'without', 'unknown']
] as const;

/** Why a parameter was not taken; the key of a sentence under `problem` or `calendar.problem` in the messages. */
export type ActivityProblemReason = FilterProblemReason | (typeof OF_CALENDAR)[number];

const OF_CALENDAR = [
  'not-a-date',
  'days-reversed',
  'too-many-days',
  'not-an-hour',
  'hours-reversed'
] as const;

/** Whether only the calendar has this reason: days and hours. */
export function isOfCalendar(reason: ActivityProblemReason): reason is (typeof OF_CALENDAR)[number] {
  return (OF_CALENDAR as readonly string[]).includes(reason);
}

export interface ActivityFilterProblem {
  readonly parameter: string;
  readonly reason: ActivityProblemReason;
}

export interface ParsedActivityFilters {
  readonly filters: ActivityFilters;
  readonly problems: readonly ActivityFilterProblem[];
}

/** Shared with places, and read by the same rules. */
const OF_PLACES = ['q', 'near', 'minutes', 'language', 'feature', 'without', 'unknown'];
/** A year and a day: longer is no longer a calendar, and costs. */
const MAX_DAYS = 366;
const EARLIEST = '2000-01-01';
const LATEST = '2100-12-31';

/** Whether a day may be asked for: it exists, and is of our time. The year 0 is no year of the database's. */
export const isAskedDay = (value: string): boolean => isDate(value) && value >= EARLIEST && value <= LATEST;

/** Reads filters from an address. A wrong value is left out and reported; nothing is thrown. */
export function parseActivityFilters(query: URLSearchParams): ParsedActivityFilters {
  const shared = new URLSearchParams([...query].filter(([name]) => OF_PLACES.includes(name)));
  const ofPlaces = parseFilters(shared, () => false);
  const problems: ActivityFilterProblem[] = [...ofPlaces.problems];
  const { refuse, single } = queryReader<ActivityProblemReason>(query, problems);
  const oneOf = <T extends string>(parameter: string, known: readonly T[]): T | null =>
    single(parameter, (value) => known.find((one) => one === value) ?? refuse(parameter, 'unknown-value'));
  const date = (parameter: string): string | null =>
    single(parameter, (value) => (isAskedDay(value) ? value : refuse(parameter, 'not-a-date')));

  const hour = (parameter: string): string | null =>
    single(parameter, (value) =>
      /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? value : refuse(parameter, 'not-an-hour')
    );
  const some = <T extends string>(parameter: string, known: readonly T[]): T[] => {
    const asked = new Set(query.getAll(parameter).filter((value) => value !== ''));
    const found = known.filter((one) => asked.has(one));
    if (found.length < asked.size) refuse(parameter, 'unknown-value');
    return found;
  };

  const kinds = some('kind', [...ACTIVITY_KINDS, ...CATEGORY_GROUPS]).sort();
  const from = date('from');
  let to = date('to');
  if (from !== null && to !== null) {
    if (to < from) to = refuse('to', 'days-reversed');
    else if (daysFrom(from, to) >= MAX_DAYS) to = refuse('to', 'too-many-days');
  }
  const after = hour('after');
  let before = hour('before');
  if (after !== null && before !== null && !isBefore(after, before))
    before = refuse('before', 'hours-reversed');
  const { q, near, minutes, language, features, without, knownOnly } = ofPlaces.filters;
  const filters: ActivityFilters = {
    q,
    kinds,
    stage: oneOf('stage', STAGES),
    level: oneOf('level', LEVELS),
    days: oneOf('days', DAY_PRESETS),
    from,
    to,
    free: some('free', FREE_TIMES),
    weekdays: some('weekday', WEEKDAYS),
    after,
    before,
    childcare: oneOf('childcare', ['yes']) !== null,
    placesFree: oneOf('capacity', ['open']) !== null,
    near,
    minutes,
    language,
    features,
    without,
    knownOnly
  };
  return { filters, problems };
}

/** The filters as an address's query, in a fixed order so that equal filters have equal addresses. */
export function activityFiltersToQuery(filters: ActivityFilters): URLSearchParams {
  const { q, near, minutes, language, features, without, knownOnly } = filters;
  const query = new URLSearchParams();
  for (const kind of filters.kinds) query.append('kind', kind);
  for (const name of ['stage', 'level', 'days', 'from', 'to'] as const) {
    const value = filters[name];
    if (value !== null) query.set(name, value);
  }
  for (const name of filters.free) query.append('free', name);
  for (const day of filters.weekdays) query.append('weekday', day);
  if (filters.after !== null) query.set('after', filters.after);
  if (filters.before !== null) query.set('before', filters.before);
  if (filters.childcare) query.set('childcare', 'yes');
  if (filters.placesFree) query.set('capacity', 'open');
  const shared = filtersToQuery({
    ...NO_FILTERS,
    ...{ q, near, minutes, language, features, without, knownOnly }
  });
  for (const [name, value] of shared) query.append(name, value);
  return query;
}
