import { formatDegrees } from '../geo/bounding-box.ts';
import type { Locale } from '../i18n/locales.ts';
import { neighbourhoodHref } from '../place/addresses.ts';
import { activityFiltersToQuery, NO_ACTIVITY_FILTERS, type ActivityFilters } from './filters.ts';

/** `/{l}/{n}/activities` with these filters, from a day on when its list has more than one page. */
export function calendarHref(
  locale: Locale,
  neighbourhood: string,
  filters: ActivityFilters = NO_ACTIVITY_FILTERS,
  day: string | null = null
): string {
  const query = activityFiltersToQuery(filters);
  if (day !== null) query.set('day', day);
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
