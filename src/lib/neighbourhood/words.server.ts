import { countryOf } from '../country/countries.server.ts';
import { learntLanguage, wordsFor } from '../country/language-names.ts';
import type { Locale } from '../i18n/locales.ts';
import type { LocalWords } from '../i18n/local-words.ts';
import { loadTranslator, type Translator } from '../i18n/translator.ts';
import type { Neighbourhood } from './neighbourhood.ts';

type Somewhere = Pick<Neighbourhood, 'country' | 'defaultLocale'>;

/** What people learn here, with its name in other languages. */
export function learntHere({ country, defaultLocale }: Somewhere) {
  return learntLanguage(countryOf(country), defaultLocale);
}

/** What messages in a language say of the country of a neighbourhood. */
export function wordsHere(here: Somewhere, locale: Locale): LocalWords {
  return wordsFor(learntHere(here), locale);
}

/** Speaks a language in a neighbourhood. */
export function translatorHere(here: Somewhere, locale: Locale): Promise<Translator> {
  return loadTranslator(locale, wordsHere(here, locale));
}

/** The same of several neighbourhoods, or of none: of what they all learn, else of "the local language". */
export async function wordsOfAll(all: readonly Somewhere[], locale: Locale): Promise<LocalWords> {
  const [first, ...others] = all.map(learntHere);
  if (first && others.every(({ tag }) => tag === first.tag)) return wordsFor(first, locale);
  const { t } = await loadTranslator(locale, NOT_SAID);
  return {
    language: t('country.language'),
    languageAdjective: t('country.languageAdjective'),
    theLanguage: t('country.theLanguage'),
    aLanguage: t('country.aLanguage')
  };
}

const NOT_SAID: LocalWords = { language: '', languageAdjective: '', theLanguage: '', aLanguage: '' };
