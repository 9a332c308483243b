import { formatDegrees } from '../geo/bounding-box.ts';
import type { Locale } from '../i18n/locales.ts';
import { neighbourhoodHref } from '../place/addresses.ts';
import { activityFiltersToQuery, NO_ACTIVITY_FILTERS, type ActivityFilters } from './filters.ts';

/** Which part of what the filters give: from a day on, where there are more pages, what has no days yet, or what is not known to fit. */
type Part = { readonly day: string } | { readonly show: 'to-confirm' | 'unknown' };

/** `/{l}/{n}/activities` with these filters. */
export function calendarHref(
  locale: Locale,
  neighbourhood: string,
  filters: ActivityFilters = NO_ACTIVITY_FILTERS,
  part: Part | null = null
): string {
  const query = activityFiltersToQuery(filters);
  for (const [name, value] of Object.entries(part ?? {})) query.set(name, value);
  const text = query.toString();
  return `${neighbourhoodHref(locale, neighbourhood)}/activities${text && `?${text}`}`;
}

/** `/{l}/{n}/activities.ics`: the same filters, to subscribe to. Which days, a calendar decides for itself. */
export function calendarFileHref(locale: Locale, neighbourhood: string, filters: ActivityFilters): string {
  const query = activityFiltersToQuery({ ...filters, days: null, from: null, to: null }).toString();
  return `${neighbourhoodHref(locale, neighbourhood)}/activities.ics${query && `?${query}`}`;
}

/** `/{l}/{n}/activities/{slug}`, with where the walk starts when the reader has said it. */
export function activityHref(
  locale: Locale,
  neighbourhood: string,
  slug: string,
  near: ActivityFilters['near'] = null
): string {
  const query = near ? `?${new URLSearchParams({ near: formatDegrees(near) })}` : '';
  return `${neighbourhoodHref(locale, neighbourhood)}/activities/${slug}${query}`;
}
