import { ACTIVITY_KINDS, LEVELS } from '../activity/vocabulary.ts';
import { formatDegrees, parseLonLat } from '../geo/bounding-box.ts';
import type { LonLat } from '../geo/point.ts';
import { LANGUAGE_TAG } from '../i18n/language-tag.ts';
import { FEATURES, REQUIREMENTS } from '../place/vocabulary.ts';
import { CATEGORY_GROUPS } from '../ui/category-group.ts';
import type { Filter } from './concepts.ts';

/** Where she wants it to be near: a place that was named, or a position, whose slug is `lon,lat`. */
export interface Nearby {
  readonly slug: string;
  readonly point: LonLat;
}

/** Conditions that were chosen on a page with filters, and come along with the words. */
export interface Chosen {
  readonly filters: readonly Filter[];
  readonly near: Nearby | null;
}

export const NOTHING_CHOSEN: Chosen = { filters: [], near: null };

const MOST = 12;

/** Filters of the list and of the calendar that a search understands, as their addresses name them; others are left out. */
export function chosenIn(query: URLSearchParams, isCategory: (slug: string) => boolean): Chosen {
  const among = (list: readonly string[]) => (value: string) => list.includes(value);
  const accepts: [Filter['name'], (value: string) => boolean][] = [
    ['category', (value) => isCategory(value) || among(CATEGORY_GROUPS)(value)],
    ['kind', among([...ACTIVITY_KINDS, ...CATEGORY_GROUPS])],
    ['feature', among(FEATURES)],
    ['without', among(REQUIREMENTS)],
    ['language', (value) => LANGUAGE_TAG.test(value)],
    ['level', among(LEVELS)],
    ['open', among(['now'])]
  ];
  const filters = accepts.flatMap(([name, accepted]) =>
    [...new Set(query.getAll(name))].filter(accepted).map((value): Filter => ({ name, value }))
  );
  const childcare: Filter[] =
    query.get('childcare') === 'yes' ? [{ name: 'feature', value: 'childcare' }] : [];
  const point = parseLonLat(query.get('near') ?? '');
  const near = point && { slug: formatDegrees(point), point };
  const all = [...filters, ...childcare, ...(near ? [{ name: 'near', value: near.slug } as const] : [])];
  return { filters: all.slice(0, MOST), near };
}
