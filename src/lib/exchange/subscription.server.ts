import { dateOn } from '../activity/days.ts';
import { dayAt } from '../neighbourhood/clock.ts';
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

/**
 * An answer of the API that is the same the whole day: everything in it is counted from this morning. Words are found in
 * English too.
 */
export async function readingToday(slug: string): Promise<{ here: Reading; today: string }> {
  const { timeZone } = await neighbourhoodBySlug(slug);
  const { date, start } = dayAt(Date.now(), timeZone);
  return { here: await readingOf(slug, localeOf('en'), new Date(start)), today: date };
}

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
