import type { Locale } from './locales.ts';

/** No tag is longer (RFC 5646, section 4.4.1). */
const LONGEST_TAG = 35;

/** The name of a language (BCP 47 tag) in the reader's; a tag that has none is shown itself. Never throws. */
export function languageName(tag: string, locale: Locale): string {
  if (tag.length > LONGEST_TAG) return tag;
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
