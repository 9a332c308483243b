import { facesWithin, faceWithin } from '../i18n/language-fonts.server.ts';
import type { Locale } from '../i18n/locales.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import latin from '../ui/fonts/atkinson-hyperlegible-next-interface.woff2?inline';
import { drawnView } from './drawn.server.ts';
import { standalone } from './drawing.ts';
import { yearAsked, type NetworkFilters } from './filters.ts';
import { networkHere, textHere } from './here.server.ts';
import { measuredIn } from './measured.server.ts';

/** The picture of a selection as a file that stands alone, letters included; others are drawn by whoever opens it. */
export async function networkSvg(
  neighbourhood: NeighbourhoodWithOutline,
  locale: Locale,
  filters: NetworkFilters,
  { origin, now }: { readonly origin: string; readonly now: Date }
): Promise<string> {
  const here = await networkHere(neighbourhood, locale);
  const { network, speech } = here;
  const thisYear = now.getUTCFullYear();
  const year = yearAsked(filters, thisYear);
  const { picture } = await drawnView(measuredIn(network, filters, thisYear), filters, here);
  const name = textHere(neighbourhood.name, here)?.text ?? neighbourhood.slug;
  return standalone(picture ?? { width: 1000, height: 200, nodes: [], lines: [], captions: [] }, {
    title: [
      `${speech.say('title')} · ${name}`,
      year === null ? speech.say('year.all') : speech.year(year)
    ].join(' · '),
    source: `Vicina · ${origin} · ${speech.date(now, neighbourhood.timeZone)}`,
    font: [faceWithin('Vicina', latin), ...(await facesWithin(locale))].join('\n')
  });
}
