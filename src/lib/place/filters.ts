import { LANGUAGE_TAG } from '../i18n/language-tag.ts';
import { formatDegrees, parseBoundingBox, parseLonLat } from '../geo/bounding-box.ts';
import type { BoundingBox, LonLat } from '../geo/point.ts';
import { FEATURES, REQUIREMENTS, type Feature, type Requirement } from './vocabulary.ts';
import { queryReader } from './query-reader.ts';

/** What a reader asks for; the same parameters on the page and in the API. */
export interface PlaceFilters {
  readonly q: string | null;
  /** Slugs of categories or of groups. */
  readonly categories: readonly string[];
  /** `now`, or an instant: ISO 8601 with offset, or without one in the neighbourhood's own time. */
  readonly open: 'now' | { readonly at: string } | null;
  readonly near: LonLat | null;
  /** Minutes on foot from `near`, 1 to 120. */
  readonly minutes: number | null;
  /** BCP 47 language tag. */
  readonly language: string | null;
  readonly features: readonly Feature[];
  readonly without: readonly Requirement[];
  /** Only what is known to fit: what is not known does not follow. */
  readonly knownOnly: boolean;
  readonly bbox: BoundingBox | null;
}

export const NO_FILTERS: PlaceFilters = {
  q: null,
  categories: [],
  open: null,
  near: null,
  minutes: null,
  language: null,
  features: [],
  without: [],
  knownOnly: false,
  bbox: null
};

/** Why a parameter was not taken; the key of a sentence under `problem` in the messages. */
export type FilterProblemReason =
  | 'too-long'
  | 'characters'
  | 'unknown-category'
  | 'unknown-value'
  | 'not-a-time'
  | 'not-a-position'
  | 'not-minutes'
  | 'needs-near'
  | 'not-a-language'
  | 'not-a-box'
  | 'reversed'
  | 'too-large'
  | 'repeated';

export interface FilterProblem {
  readonly parameter: string;
  readonly reason: FilterProblemReason;
}

export interface ParsedFilters {
  readonly filters: PlaceFilters;
  readonly problems: readonly FilterProblem[];
}

/** The value of `unknown`: what is not known to fit is not to follow. */
export const LEAVE_OUT = 'leave-out';

const MAX_Q = 200;
const MAX_MINUTES = 120;
/** A list longer than this is not a reader's choice. */
const MAX_VALUES = 40;
/** Letters, marks and digits of any script, spaces and the punctuation that names have. */
const SEARCHABLE = /^[\p{L}\p{M}\p{N}\p{Zs}'’‘"“”«».,:!?&()/+@#°ªº·_%*€、，。；\-–—،؟]*$/u;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/;
/** Invisible marks of direction and of joining: typed and pasted with names, meaning nothing to a search. */
const INVISIBLE = /\p{Cf}/gu;

/**
 * Reads filters from an address. A wrong value is left out and reported; nothing is thrown.
 * `isCategory` tells whether a slug is a category or a group.
 */
export function parseFilters(query: URLSearchParams, isCategory: (slug: string) => boolean): ParsedFilters {
  const problems: FilterProblem[] = [];
  const { refuse, single } = queryReader<FilterProblemReason>(query, problems);
  const many = <T extends string>(
    parameter: string,
    accepts: (value: string) => value is T,
    reason: FilterProblemReason
  ): T[] => {
    const values = [...new Set(query.getAll(parameter).filter((value) => value !== ''))];
    if (values.length > MAX_VALUES) refuse(parameter, 'too-long');
    const accepted = values.slice(0, MAX_VALUES).filter(accepts);
    if (accepted.length < Math.min(values.length, MAX_VALUES)) refuse(parameter, reason);
    return accepted.sort();
  };

  const q = single('q', (value) => {
    if (value.length > MAX_Q) return refuse('q', 'too-long');
    const visible = value.replace(INVISIBLE, '');
    if (!SEARCHABLE.test(visible) || visible.includes('--') || visible.includes('/*')) {
      return refuse('q', 'characters');
    }
    return visible.replace(/\s+/g, ' ').trim() || null;
  });
  const near = single('near', (value) => parseLonLat(value) ?? refuse('near', 'not-a-position'));
  let minutes = single('minutes', (value) =>
    /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= MAX_MINUTES
      ? Number(value)
      : refuse('minutes', 'not-minutes')
  );
  if (minutes !== null && near === null) {
    // When `near` was given but wrong, that has been said already.
    minutes = query.getAll('near').some((value) => value.trim() !== '')
      ? null
      : refuse('minutes', 'needs-near');
  }
  const filters: PlaceFilters = {
    q,
    categories: many('category', (slug): slug is string => isCategory(slug), 'unknown-category'),
    open: single('open', (value) =>
      value === 'now' ? 'now' : (parseInstant(value) ?? refuse('open', 'not-a-time'))
    ),
    near,
    minutes,
    language: single('language', (value) =>
      LANGUAGE_TAG.test(value) ? value : refuse('language', 'not-a-language')
    ),
    features: many('feature', isFeature, 'unknown-value'),
    without: many('without', isRequirement, 'unknown-value'),
    knownOnly:
      single('unknown', (value) => value === LEAVE_OUT || refuse('unknown', 'unknown-value')) ?? false,
    bbox: single('bbox', (value) => {
      const box = parseBoundingBox(value);
      if (typeof box !== 'string') return box;
      return refuse('bbox', box === 'malformed' ? 'not-a-box' : box);
    })
  };
  return { filters, problems };
}

/** The filters as an address's query, in a fixed order so that equal filters have equal addresses. */
export function filtersToQuery(filters: PlaceFilters): URLSearchParams {
  const query = new URLSearchParams();
  if (filters.q !== null) query.set('q', filters.q);
  for (const slug of filters.categories) query.append('category', slug);
  if (filters.open !== null) query.set('open', filters.open === 'now' ? 'now' : filters.open.at);
  if (filters.near !== null) query.set('near', formatDegrees(filters.near));
  if (filters.minutes !== null) query.set('minutes', String(filters.minutes));
  if (filters.language !== null) query.set('language', filters.language);
  for (const feature of filters.features) query.append('feature', feature);
  for (const requirement of filters.without) query.append('without', requirement);
  if (filters.knownOnly) query.set('unknown', LEAVE_OUT);
  if (filters.bbox !== null) query.set('bbox', formatDegrees(filters.bbox));
  return query;
}

/** Without `Temporal`, which browsers would have to be sent: the parts are checked one by one. */
function parseInstant(value: string): { at: string } | null {
  // A plus sign that nobody encoded arrives as a space.
  const at = value.replace(/ (?=\d{2}:?\d{2}$)/, '+');
  if (!INSTANT.test(at)) return null;
  const [year, month, day] = at.slice(0, 10).split('-').map(Number) as [number, number, number];
  const [hour, minute, second] = [at.slice(11, 13), at.slice(14, 16), /T..:..:(..)/.exec(at)?.[1] ?? '0'].map(
    Number
  );
  const offset = /([+-])(\d{2}):?(\d{2})$/.exec(at);
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 2000 && year <= 2100;
  const onTheClock = hour! < 24 && minute! < 60 && second! < 60;
  const inTheWorld = !offset || (Number(offset[2]) <= 14 && Number(offset[3]) < 60);
  return exists && onTheClock && inTheWorld ? { at } : null;
}

function isFeature(value: string): value is Feature {
  return (FEATURES as readonly string[]).includes(value);
}

function isRequirement(value: string): value is Requirement {
  return (REQUIREMENTS as readonly string[]).includes(value);
}
