import {
  filtersToQuery,
  NO_FILTERS,
  parseFilters,
  type FilterProblemReason,
  type PlaceFilters
} from '../place/filters.ts';
import { CATEGORY_GROUPS, type CategoryGroup } from '../ui/category-group.ts';
import { ACTIVITY_KINDS, LEVELS, STAGES, type ActivityKind, type Level, type Stage } from './activity.ts';
import { DAY_PRESETS, daysFrom, isDate, type AskedDays } from './days.ts';

/** Hours of hers that one tap names. */
export const FREE_TIMES = ['school-hours'] as const;
export type FreeTimeName = (typeof FREE_TIMES)[number];

/** What a reader asks of the calendar; the same parameters on the page, in the API and in calendars to subscribe to. */
export interface ActivityFilters
  extends AskedDays, Pick<PlaceFilters, 'q' | 'near' | 'minutes' | 'language' | 'features' | 'without'> {
  /** Kinds, or groups of kinds. */
  readonly kinds: readonly (ActivityKind | CategoryGroup)[];
  readonly stage: Stage | null;
  readonly level: Level | null;
  readonly free: FreeTimeName | null;
  /** Someone looks after the children meanwhile. */
  readonly childcare: boolean;
}

export const NO_ACTIVITY_FILTERS: ActivityFilters = {
  q: null,
  kinds: [],
  stage: null,
  level: null,
  days: null,
  from: null,
  to: null,
  free: null,
  childcare: false,
  near: null,
  minutes: null,
  language: null,
  features: [],
  without: []
};

/** Every parameter of the calendar's address that filters. */
export const ACTIVITY_PARAMETERS = [
  ...['q', 'kind', 'stage', 'level', 'days', 'from', 'to', 'free', 'childcare'],
  ...['near', 'minutes', 'language', 'feature', 'without']
] as const;

/** Why a parameter was not taken; the key of a sentence under `problem` or `calendar.problem` in the messages. */
export type ActivityProblemReason = FilterProblemReason | 'not-a-date' | 'days-reversed' | 'too-many-days';

export interface ActivityFilterProblem {
  readonly parameter: string;
  readonly reason: ActivityProblemReason;
}

export interface ParsedActivityFilters {
  readonly filters: ActivityFilters;
  readonly problems: readonly ActivityFilterProblem[];
}

/** Shared with places, and read by the same rules. */
const OF_PLACES = ['q', 'near', 'minutes', 'language', 'feature', 'without'];
/** A year and a day: longer is no longer a calendar, and costs. */
const MAX_DAYS = 366;
const EARLIEST = '2000-01-01';
const LATEST = '2100-12-31';

/** Reads filters from an address. A wrong value is left out and reported; nothing is thrown. */
export function parseActivityFilters(query: URLSearchParams): ParsedActivityFilters {
  const shared = new URLSearchParams([...query].filter(([name]) => OF_PLACES.includes(name)));
  const ofPlaces = parseFilters(shared, () => false);
  const problems: ActivityFilterProblem[] = [...ofPlaces.problems];
  const refuse = (parameter: string, reason: ActivityProblemReason): null => {
    problems.push({ parameter, reason });
    return null;
  };
  const single = <T>(parameter: string, read: (value: string) => T | null): T | null => {
    const values = query
      .getAll(parameter)
      .map((value) => value.trim())
      .filter((value) => value !== '');
    if (values.length > 1) return refuse(parameter, 'repeated');
    return values[0] === undefined ? null : read(values[0]);
  };
  const oneOf = <T extends string>(parameter: string, known: readonly T[]): T | null =>
    single(parameter, (value) => known.find((one) => one === value) ?? refuse(parameter, 'unknown-value'));
  const date = (parameter: string): string | null =>
    single(parameter, (value) =>
      isDate(value) && value >= EARLIEST && value <= LATEST ? value : refuse(parameter, 'not-a-date')
    );

  const kindsAsked = [...new Set(query.getAll('kind').filter((value) => value !== ''))];
  const kinds = [...ACTIVITY_KINDS, ...CATEGORY_GROUPS].filter((kind) => kindsAsked.includes(kind)).sort();
  if (kinds.length < kindsAsked.length) refuse('kind', 'unknown-value');
  const from = date('from');
  let to = date('to');
  if (from !== null && to !== null) {
    if (to < from) to = refuse('to', 'days-reversed');
    else if (daysFrom(from, to) >= MAX_DAYS) to = refuse('to', 'too-many-days');
  }
  const { q, near, minutes, language, features, without } = ofPlaces.filters;
  const filters: ActivityFilters = {
    q,
    kinds,
    stage: oneOf('stage', STAGES),
    level: oneOf('level', LEVELS),
    days: oneOf('days', DAY_PRESETS),
    from,
    to,
    free: oneOf('free', FREE_TIMES),
    childcare: oneOf('childcare', ['yes']) !== null,
    near,
    minutes,
    language,
    features,
    without
  };
  return { filters, problems };
}

/** The filters as an address's query, in a fixed order so that equal filters have equal addresses. */
export function activityFiltersToQuery(filters: ActivityFilters): URLSearchParams {
  const { q, near, minutes, language, features, without } = filters;
  const query = new URLSearchParams();
  for (const kind of filters.kinds) query.append('kind', kind);
  for (const name of ['stage', 'level', 'days', 'from', 'to', 'free'] as const) {
    const value = filters[name];
    if (value !== null) query.set(name, value);
  }
  if (filters.childcare) query.set('childcare', 'yes');
  const shared = filtersToQuery({ ...NO_FILTERS, q, near, minutes, language, features, without });
  for (const [name, value] of shared) query.append(name, value);
  return query;
}
