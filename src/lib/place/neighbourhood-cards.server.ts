import { localised } from '../i18n/localised.ts';
import type { Translator } from '../i18n/translator.ts';
import { neighbourhoodHref } from './addresses.ts';
import { cityBeside } from '../neighbourhood/city-beside.ts';
import { neighbourhoods } from '../neighbourhood/neighbourhoods.server.ts';

/** Every neighbourhood to choose from, where most is known first. */
export async function neighbourhoodCards({ locale, t }: Translator) {
  const all = [...(await neighbourhoods())].sort((a, b) => b.placeCount - a.placeCount);
  return all.map(({ slug, name, summary, city, defaultLocale, placeCount }) => ({
    slug,
    href: neighbourhoodHref(locale, slug),
    name: localised(name, locale, defaultLocale) ?? { text: slug, locale: defaultLocale },
    summary: localised(summary, locale, defaultLocale),
    city: cityBeside(name, city),
    placeCount,
    places: t('home.places', { count: placeCount })
  }));
}
