import { languageName } from '../i18n/language-name.ts';
import type { Locale } from '../i18n/locales.ts';
import type { LocalWords } from '../i18n/local-words.ts';
import type { Country, LearntLanguage } from './country.ts';

/** What people learn where the signs are in `local`: that language if the country has it among its own, else its first. */
export function learntLanguage(country: Country | null, local: string): LearntLanguage {
  const isLocal = ({ tag }: LearntLanguage) => tag === local;
  return country?.languages.find(isLocal) ?? country?.languages[0] ?? { tag: local, names: {} };
}

/** What messages in a language call it. Where its folder has no forms, its name stands for all of them. */
export function wordsFor({ tag, names }: LearntLanguage, locale: Locale): LocalWords {
  const {
    name,
    adjective = name,
    definite = name,
    indefinite = adjective
  } = names[locale] ?? {
    name: languageName(tag, locale)
  };
  return {
    language: name,
    languageAdjective: adjective,
    theLanguage: definite,
    aLanguage: indefinite
  };
}
