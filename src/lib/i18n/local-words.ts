import { capitalised } from './capitalised.ts';
import type { Locale } from './locales.ts';

/**
 * What messages say of the country that a page is about, by variable: they name the language that people learn there as
 * `{{language}}` ("Italian"), `{{languageAdjective}}` (in "Italian course"), `{{theLanguage}}` (in "learn Italian") and
 * `{{aLanguage}}` (in "an Italian course").
 */
export type LocalWords = Readonly<
  Record<'language' | 'languageAdjective' | 'theLanguage' | 'aLanguage', string>
>;

/** The words as messages name them: `{{Language}}` is `{{language}}` as a sentence begins with it. */
export function variablesOf(words: LocalWords, locale: Locale): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([name, word]) => [
      [name, word],
      [capitalised(name, 'en'), capitalised(word, locale)]
    ])
  );
}
