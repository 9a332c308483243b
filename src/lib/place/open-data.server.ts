import type { Translator } from '../i18n/translator.ts';
import { read } from '../server/database.ts';
import { untilDataChanges } from '../server/data-version.ts';
import { neighbourhoodCards } from './neighbourhood-cards.server.ts';

/** An address where data are, and what they are. */
export interface AddressView {
  readonly words: string;
  /** `https://…` */
  readonly url: string;
  /** The same without the origin. */
  readonly path: string;
}

/** Where data on the pages comes from, for the credits. */
export interface CreditView {
  readonly name: string;
  readonly url: string | null;
  readonly licence: string | null;
}

const credits = untilDataChanges(() => read('credits'));

/** What the page about open data shows: where the API is, what it holds and whom to credit. */
export async function openDataView(translator: Translator, origin: string) {
  const { t, locale } = translator;
  const at = (words: string, path: string): AddressView => ({ words, path, url: origin + path });
  const addressesOf = (slug: string) => [
    at(t('openData.geojson'), `/api/v1/${slug}/places`),
    at(t('openData.csv'), `/api/v1/${slug}/places?format=csv`),
    at(t('openData.openNow'), `/api/v1/${slug}/places?category=health&open=now`),
    at(t('openData.activities'), `/api/v1/${slug}/activities`),
    at(t('openData.activitiesCsv'), `/api/v1/${slug}/activities?format=csv`),
    at(t('openData.organisations'), `/api/v1/${slug}/organisations`),
    at(t('openData.relationships'), `/api/v1/${slug}/relationships`),
    at(t('openData.network'), `/${locale}/${slug}/network.graphml`)
  ];
  return {
    headings: { addresses: t('openData.addresses'), credits: t('openData.credits') },
    addresses: [
      at(t('openData.openapi'), '/api/openapi.json'),
      at(t('openData.neighbourhoods'), '/api/v1/neighbourhoods')
    ],
    neighbourhoods: (await neighbourhoodCards(translator)).map((card) => ({
      ...card,
      addresses: addressesOf(card.slug)
    })),
    // Without a licence there is nothing to attribute by name here; each entry shows its own sources.
    credits: (await credits()).filter(({ licence }) => licence !== null)
  };
}
