import { error, isHttpError } from '@sveltejs/kit';
import type { Translator } from '../../i18n/translator.ts';
import type { NeighbourhoodWithOutline } from '../../neighbourhood/neighbourhoods.server.ts';
import { valueReading } from '../value-reading.server.ts';
import { entryHistory, shownHistory, type Asked } from './history-view.server.ts';

/**
 * The page of an entry; where that is not there any more, a 410 that carries what is left of it (`App.Error`): that it is
 * closed, since when, and its history. What never was there stays a 404.
 */
export async function unlessClosed<T>(
  page: Promise<T>,
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  asked: Omit<Asked, 'client'> & { readonly session: App.Locals['session'] }
): Promise<T> {
  try {
    return await page;
  } catch (thrown) {
    if (!isHttpError(thrown, 404)) throw thrown;
    const client = (await asked.session())?.client ?? null;
    const history = await entryHistory(neighbourhood.slug, { ...asked, client });
    if (!history?.closed) throw thrown;
    const here = await valueReading(neighbourhood, translator, asked.now);
    error(410, { message: 'This entry is closed.', closed: shownHistory(history, asked.target, here) });
  }
}
