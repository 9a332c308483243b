import type { Locale } from './locales.ts';

/** No tag is longer (RFC 5646, section 4.4.1). */
const LONGEST_TAG = 35;

/** Made once: making one costs more than many names. */
const names = new Map<Locale, Intl.DisplayNames>();

/** The name of a language (BCP 47 tag) in the reader's; a tag that has none is shown itself. Never throws. */
export function languageName(tag: string, locale: Locale): string {
  if (tag.length > LONGEST_TAG) return tag;
  try {
    return namesIn(locale).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function namesIn(locale: Locale): Intl.DisplayNames {
  const known = names.get(locale) ?? new Intl.DisplayNames([locale], { type: 'language' });
  names.set(locale, known);
  return known;
}
