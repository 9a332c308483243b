import type { Locale } from '../i18n/locales.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import latin from '../ui/fonts/atkinson-hyperlegible-next-interface.woff2?inline';
import arabic from '../ui/fonts/noto-sans-arabic-interface.woff2?inline';
import { drawnView } from './drawn.server.ts';
import { standalone } from './drawing.ts';
import { parseNetworkFilters } from './filters.ts';
import { networkHere, textHere } from './here.server.ts';
import { measuredIn } from './measured.server.ts';

/** A letter that the file does not bring is drawn by whoever opens it. */
const face = (family: string, source: string) =>
  `@font-face { font-family: '${family}'; font-weight: 400 700; src: url('${source}') format('woff2') }`;

/** The picture of a selection as a file that stands alone, letters included. */
export async function networkSvg(
  neighbourhood: NeighbourhoodWithOutline,
  locale: Locale,
  url: URL,
  now: Date
): Promise<string> {
  const here = await networkHere(neighbourhood, locale);
  const { network, speech } = here;
  const { filters } = parseNetworkFilters(url.searchParams);
  const { picture } = await drawnView(measuredIn(network, filters, now.getUTCFullYear()), filters, here);
  const name = textHere(neighbourhood.name, here)?.text ?? neighbourhood.slug;
  return standalone(picture ?? { width: 1000, height: 200, nodes: [], lines: [] }, {
    title: [
      `${speech.say('title')} · ${name}`,
      ...(filters.year === null ? [] : [speech.year(filters.year)])
    ].join(' · '),
    source: `Vicina · ${url.origin} · ${speech.date(now, neighbourhood.timeZone)}`,
    font: [face('Vicina', latin), ...(locale === 'ar' ? [face('Noto Sans Arabic', arabic)] : [])].join('\n')
  });
}
