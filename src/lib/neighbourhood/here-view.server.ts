import { localised, type ChosenText } from '../i18n/localised.ts';
import type { Locale } from '../i18n/locales.ts';
import { knownNeighbourhood, knownNeighbourhoods } from './country-view.server.ts';
import type { NeighbourhoodWithOutline } from './neighbourhoods.server.ts';

/** The neighbourhood whose doors a page shows. */
export interface HereView {
  readonly slug: string;
  readonly name: ChosenText;
  /** `/it/san-siro` */
  readonly href: string;
  /** There is no other to go to. */
  readonly isOnly: boolean;
}

/**
 * That of the address, else the only one; null where there are several to choose from, or none. Never throws.
 * @param slug as the address has it; there need not be such a neighbourhood
 */
export async function neighbourhoodHere(slug: string | undefined, locale: Locale): Promise<HereView | null> {
  const found = await knownNeighbourhood(slug);
  if (found) return viewOf(found.neighbourhood, found.isOnly, locale);
  const known = await knownNeighbourhoods();
  const isOnly = known.length === 1;
  const here = known.find((one) => one.slug === slug) ?? (isOnly ? known[0] : undefined);
  return here ? viewOf(here, isOnly, locale) : null;
}

function viewOf(here: NeighbourhoodWithOutline, isOnly: boolean, locale: Locale): HereView {
  const name = localised(here.name, locale, here.defaultLocale) ?? {
    text: here.slug,
    locale: here.defaultLocale
  };
  return { slug: here.slug, name, href: `/${locale}/${here.slug}`, isOnly };
}
