import { type Locale, traitsOf } from './locales.ts';

/** Made once: making one costs more than a list. */
const formats = new Map<string, Intl.ListFormat>();

/** "A, B and C" in the reader's language; with `disjunction` "A, B or C". */
export function listInWords(
  items: readonly string[],
  locale: Locale,
  type: 'conjunction' | 'disjunction' = 'conjunction'
): string {
  const key = `${locale} ${type}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.ListFormat(traitsOf(locale).intl, { type });
    formats.set(key, format);
  }
  return format.format(items);
}
