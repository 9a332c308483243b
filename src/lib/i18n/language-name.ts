import type { Locale } from './locales.ts';

/** The name of a language (BCP 47 tag) in the reader's; a tag that has none is shown itself. Never throws. */
export function languageName(tag: string, locale: Locale): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
