import { activitiesOf } from '../activity/activities.server.ts';
import { activityHref, calendarHref } from '../activity/addresses.ts';
import { neighbourhoods } from '../neighbourhood/neighbourhoods.server.ts';
import { networkHref } from '../network/addresses.ts';
import { organisationsOf } from '../organisation/organisations.server.ts';
import { neighbourhoodHref, organisationHref, placeHref } from '../place/addresses.ts';
import { NO_FILTERS } from '../place/filters.ts';
import { allPlaces } from '../place/search.server.ts';
import type { AddressIn } from './sitemap.ts';

/** Pages that are the same in every neighbourhood. */
const GENERAL = ['', '/about', '/privacy', '/data', '/groups'] as const;

/** Every page worth finding: what live tables hold and nothing that waits for a decision. */
export async function publicPages(now: Date): Promise<readonly AddressIn[]> {
  const pages: AddressIn[] = GENERAL.map((path) => (locale) => `/${locale}${path}`);
  for (const neighbourhood of await neighbourhoods()) {
    const { slug } = neighbourhood;
    pages.push(
      (locale) => neighbourhoodHref(locale, slug),
      (locale) => calendarHref(locale, slug),
      (locale) => `${neighbourhoodHref(locale, slug)}/path`,
      (locale) => networkHref(locale, slug),
      (locale) => `${networkHref(locale, slug)}/chain`,
      (locale) => `${neighbourhoodHref(locale, slug)}/organisations`,
      (locale) => `${neighbourhoodHref(locale, slug)}/practices`,
      (locale) => `${neighbourhoodHref(locale, slug)}/insights`,
      (locale) => `${neighbourhoodHref(locale, slug)}/needs`
    );
    for (const place of await allPlaces(neighbourhood, NO_FILTERS, now))
      pages.push((locale) => placeHref(locale, slug, place.slug));
    for (const activity of await activitiesOf(slug))
      pages.push((locale) => activityHref(locale, slug, activity.slug));
    for (const organisation of await organisationsOf(slug))
      pages.push((locale) => organisationHref(locale, slug, organisation.slug));
  }
  return pages;
}
