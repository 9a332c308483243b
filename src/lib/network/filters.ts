import { LANGUAGE_TAG } from '../i18n/language-tag.ts';
import { STAGES, type Stage } from '../activity/vocabulary.ts';
import { RELATIONSHIP_KINDS } from './vocabulary.ts';
import type { LinkKind } from './links.ts';

export const VIEWS = ['graph', 'map', 'table'] as const;
export type View = (typeof VIEWS)[number];

export const LINK_KINDS: readonly LinkKind[] = ['in-agreement', ...RELATIONSHIP_KINDS];

/** By what the table of organisations is ordered. */
export const SORTS = ['links', 'between', 'agreements', 'name'] as const;
export type Sort = (typeof SORTS)[number];

/** What a reader asks of the network: one selection, whichever way she looks at it. */
export interface NetworkFilters {
  readonly view: View;
  /** Slug of the organisation she looks at; it narrows nothing. */
  readonly organisation: string | null;
  readonly stage: Stage | null;
  readonly kind: LinkKind | null;
  /** `all`: also what is over; null: this year, which is what a reader takes for now. */
  readonly year: number | 'all' | null;
  /** BCP 47. */
  readonly language: string | null;
  /** Slug of a neighbourhood that an organisation serves. */
  readonly neighbourhood: string | null;
  readonly sort: Sort;
  /** Pages of the two tables, from 1. */
  readonly page: number;
  readonly linkpage: number;
  /** A part of the name of an organisation that she looks for; it narrows nothing. */
  readonly q: string | null;
}

export const NO_NETWORK_FILTERS: NetworkFilters = {
  view: 'graph',
  organisation: null,
  stage: null,
  kind: null,
  year: null,
  language: null,
  neighbourhood: null,
  sort: 'links',
  page: 1,
  linkpage: 1,
  q: null
};

export interface ParsedNetworkFilters {
  readonly filters: NetworkFilters;
  /** Parameters that were wrong and are ignored. */
  readonly problems: readonly string[];
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST = 120;

/** A page of a table, from 1. */
export const pageNumber = (value: string) => (/^[1-9]\d{0,3}$/.test(value) ? Number(value) : undefined);

/** Reads filters from an address. A wrong value is left out and reported; nothing is thrown. */
export function parseNetworkFilters(query: URLSearchParams): ParsedNetworkFilters {
  const problems: string[] = [];
  const single = <T>(name: string, read: (value: string) => T | undefined): T | null => {
    const values = query.getAll(name).filter((value) => value.trim() !== '');
    if (values.length === 0) return null;
    const value = values.length === 1 && values[0]!.length <= LONGEST ? read(values[0]!.trim()) : undefined;
    if (value === undefined) problems.push(name);
    return value ?? null;
  };
  const oneOf =
    <T extends string>(known: readonly T[]) =>
    (value: string) =>
      known.find((one) => one === value);
  const matching = (form: RegExp) => (value: string) => (form.test(value) ? value : undefined);
  const filters: NetworkFilters = {
    view: single('view', oneOf(VIEWS)) ?? NO_NETWORK_FILTERS.view,
    organisation: single('organisation', matching(SLUG)),
    stage: single('stage', oneOf(STAGES)),
    kind: single('kind', oneOf(LINK_KINDS)),
    year: single('year', (value) =>
      value === 'all' ? value : /^(19|20)\d{2}$/.test(value) ? Number(value) : undefined
    ),
    language: single('language', matching(LANGUAGE_TAG)),
    neighbourhood: single('neighbourhood', matching(SLUG)),
    sort: single('sort', oneOf(SORTS)) ?? NO_NETWORK_FILTERS.sort,
    page: single('page', pageNumber) ?? 1,
    linkpage: single('linkpage', pageNumber) ?? 1,
    q: single('q', (value) => value)
  };
  return { filters, problems };
}

/** The filters as an address's query, in a fixed order; what is as always is left out. */
export function networkFiltersToQuery(filters: NetworkFilters): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters))
    if (value !== null && value !== NO_NETWORK_FILTERS[name as keyof NetworkFilters])
      query.set(name, String(value));
  return query;
}

/** The year that is looked at; null: any. */
export function yearAsked({ year }: Pick<NetworkFilters, 'year'>, thisYear: number): number | null {
  return year === 'all' ? null : (year ?? thisYear);
}

/** Whether something narrows the network. */
export function isNarrowed({ stage, kind, year, language, neighbourhood }: NetworkFilters): boolean {
  return [stage, kind, year, language, neighbourhood].some((value) => value !== null);
}
