import { DEFAULT_LOCALE, type Locale } from './locales.ts';

/** Text shown to people, by BCP 47 locale: `{"it": "Doposcuola", "ar": "…"}`. */
export type LocalisedText = Readonly<Partial<Record<string, string>>>;

/** A text and the locale it is really in, so that markup can say `lang` and `dir`. */
export interface ChosenText {
  readonly text: string;
  readonly locale: string;
}

/** The text in the reader's locale, else in the local language of the place, else in any. */
export function localised(
  text: LocalisedText | null | undefined,
  locale: Locale,
  local: string = DEFAULT_LOCALE
): ChosenText | null {
  if (!text) return null;
  for (const candidate of [locale, local, 'en', ...Object.keys(text)]) {
    const found = text[candidate];
    if (found) return { text: found, locale: candidate };
  }
  return null;
}
