import type { Locale } from './locales.ts';

/** A sentence begins with a capital where the script has them. */
export function capitalised(text: string, locale: Locale): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(locale) + text.slice(first.length);
}
