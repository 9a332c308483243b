import type { Locale } from '../i18n/locales.ts';
import { neighbourhoodHref } from '../place/addresses.ts';
import { networkFiltersToQuery, NO_NETWORK_FILTERS, type NetworkFilters } from './filters.ts';

/** `/{l}/{n}/network` with what is asked. */
export function networkHref(
  locale: Locale,
  neighbourhood: string,
  filters: NetworkFilters = NO_NETWORK_FILTERS
): string {
  const query = networkFiltersToQuery(filters).toString();
  return `${neighbourhoodHref(locale, neighbourhood)}/network${query && `?${query}`}`;
}
