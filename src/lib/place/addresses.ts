import type { Locale } from '../i18n/locales.ts';
import { filtersToQuery, type PlaceFilters } from './filters.ts';

/** `/{l}/{n}` */
export function neighbourhoodHref(locale: Locale, neighbourhood: string): string {
  return `/${locale}/${neighbourhood}`;
}

/** `/{l}/{n}/places/{slug}`, with where the walk starts when the reader has said it. */
export function placeHref(
  locale: Locale,
  neighbourhood: string,
  slug: string,
  near: PlaceFilters['near'] = null
): string {
  const query = near ? `?${new URLSearchParams({ near: near.join(',') })}` : '';
  return `${neighbourhoodHref(locale, neighbourhood)}/places/${slug}${query}`;
}

/** `/{l}/{n}/organisations/{slug}`: who is behind a place or an activity. */
export function organisationHref(locale: Locale, neighbourhood: string, slug: string): string {
  return `${neighbourhoodHref(locale, neighbourhood)}/organisations/${slug}`;
}

/** The list with these filters, from a page on. */
export function listHref(
  locale: Locale,
  neighbourhood: string,
  filters: PlaceFilters,
  cursor: string | null = null
): string {
  const query = filtersToQuery(filters);
  if (cursor !== null) query.set('cursor', cursor);
  const text = query.toString();
  return neighbourhoodHref(locale, neighbourhood) + (text && `?${text}`);
}
