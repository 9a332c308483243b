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

/** What there is of one kind, as files. */
export interface FilesView {
  readonly what: string;
  readonly formats: readonly { readonly label: string; readonly path: string }[];
}

/** What the page about open data shows: what can be taken, where programs find it and whom to credit. */
export async function openDataView(translator: Translator, origin: string) {
  const { t, locale } = translator;
  const at = (words: string, path: string): AddressView => ({ words, path, url: origin + path });
  const files = (what: string, formats: Readonly<Record<string, string>>): FilesView => ({
    what,
    formats: Object.entries(formats).map(([label, path]) => ({ label, path }))
  });
  const filesOf = (slug: string): FilesView[] => {
    const [api, pages] = [`/api/v1/${slug}`, `/${locale}/${slug}`];
    return [
      files(t('openData.what.places'), {
        CSV: `${api}/places?format=csv`,
        [t('openData.csvExcel')]: `${api}/places?format=csv-excel`,
        Excel: `${api}/places?format=xlsx&locale=${locale}`,
        GeoJSON: `${api}/places`,
        [t('openData.news')]: `${pages}/feed.atom`
      }),
      files(t('openData.what.activities'), {
        CSV: `${api}/activities?format=csv`,
        [t('openData.csvExcel')]: `${api}/activities?format=csv-excel`,
        Excel: `${api}/activities?format=xlsx&locale=${locale}`,
        GeoJSON: `${api}/activities`,
        [t('openData.calendar')]: `${pages}/activities.ics`
      }),
      files(t('openData.what.organisations'), {
        CSV: `${api}/organisations?format=csv`,
        [t('openData.csvExcel')]: `${api}/organisations?format=csv-excel`,
        Excel: `${api}/organisations?format=xlsx&locale=${locale}`,
        JSON: `${api}/organisations`
      }),
      files(t('openData.what.relationships'), {
        CSV: `${api}/relationships?format=csv`,
        [t('openData.csvExcel')]: `${api}/relationships?format=csv-excel`,
        Excel: `${api}/relationships?format=xlsx&locale=${locale}`,
        JSON: `${api}/relationships`,
        GraphML: `${pages}/network.graphml`,
        GEXF: `${pages}/network.gexf`
      }),
      files(t('openData.what.evidence'), {
        Excel: `${api}/insights?format=xlsx`,
        JSON: `${api}/insights`
      })
    ];
  };
  const cards = await neighbourhoodCards(translator);
  return {
    headings: {
      download: t('openData.download'),
      programs: t('openData.programs'),
      credits: t('openData.credits')
    },
    addresses: [
      at(t('openData.openapi'), '/api/openapi.json'),
      at(t('openData.neighbourhoods'), '/api/v1/neighbourhoods'),
      ...cards
        .slice(0, 1)
        .map(({ slug }) => at(t('openData.openNow'), `/api/v1/${slug}/places?category=health&open=now`))
    ],
    neighbourhoods: cards.map((card) => ({ ...card, files: filesOf(card.slug) })),
    // Without a licence there is nothing to attribute by name here; each entry shows its own sources.
    credits: (await credits()).filter(({ licence }) => licence !== null)
  };
}
