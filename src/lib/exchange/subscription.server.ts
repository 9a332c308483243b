import { dateOn } from '../neighbourhood/clock.ts';
import { type Locale, localeOf } from '../i18n/locales.ts';
import { neighbourhoodBySlug } from '../neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '../neighbourhood/words.server.ts';
import { categoriesOf } from '../place/categories.server.ts';
import { reading, type Reading } from '../place/reading.server.ts';
import { conditional } from '../server/conditional.ts';

/** Who subscribes, where and when; throws a 404 when there is no such neighbourhood. */
export async function readingOf(slug: string, locale: Locale, now: Date): Promise<Reading> {
  const neighbourhood = await neighbourhoodBySlug(slug);
  const categories = await categoriesOf(slug);
  return reading(await translatorHere(neighbourhood, locale), neighbourhood, categories, now);
}

/** Of an answer of the API, which says what is on and what is over this minute. Words are found in English too. */
export const readingNow = (slug: string): Promise<Reading> => readingOf(slug, localeOf('en'), new Date());

/** A calendar or feed that is asked for again and again: it is another one when the data or the day is. */
export function toKeep(
  asked: { readonly request: Request; readonly url: URL },
  { neighbourhood, now }: Reading,
  contentType: 'text/calendar' | 'application/atom+xml',
  write: () => Promise<string>
): Promise<Response> {
  const also = dateOn(now, neighbourhood.timeZone);
  return conditional(asked, { also, contentType: `${contentType}; charset=utf-8` }, write);
}
