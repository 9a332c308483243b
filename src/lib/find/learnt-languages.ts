import type { OwnPhrase } from './lexicon.ts';

/** The language that the words of all languages take for the one to learn. */
const TAKEN_FOR_GRANTED = 'it';

/**
 * What people come to learn where it is not Italian, as every language that is searched calls it: who writes "Dutch course" in
 * Amsterdam means what who writes "Italian course" means in Milan.
 * @param learnt tags of the languages that are learnt in a country
 * @param locales of those who search
 */
export const phrasesOfLearnt = (learnt: readonly string[], locales: readonly string[]): OwnPhrase[] =>
  learnt
    .filter((tag) => tag !== TAKEN_FOR_GRANTED)
    .flatMap((tag) => [
      ...new Set([tag, ...locales].map((locale) => nameOf(tag, locale)).filter((name) => name !== undefined))
    ])
    .map((words) => ({ words, concept: 'italian' }));

/** Undefined where the platform does not know it: the tag would be no word. */
function nameOf(tag: string, locale: string): string | undefined {
  const name = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(tag);
  // What some languages add to a name is no part of it.
  return name?.split(/[(,]/)[0]!.trim();
}
