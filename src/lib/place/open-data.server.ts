import type { Translator } from '../i18n/translator.ts';
import { read } from '../server/database.ts';
import { untilDataChanges } from '../server/data-version.ts';
import { neighbourhoodCards } from './neighbourhood-cards.server.ts';
import type { CreditView, OpenDataView } from './view.ts';

const credits = untilDataChanges(() => read<readonly CreditView[]>('credits'));

/** What the page about open data shows: where the API is, what it holds and whom to credit. */
export async function openDataView(translator: Translator, origin: string): Promise<OpenDataView> {
  return {
    origin,
    neighbourhoods: await neighbourhoodCards(translator),
    // Without a licence there is nothing to attribute by name here; each entry shows its own sources.
    credits: (await credits()).filter(({ licence }) => licence !== null)
  };
}
