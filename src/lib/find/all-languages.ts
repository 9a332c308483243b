import { wordsOf } from './fold.ts';
import { Phrases } from './phrases.ts';

/** What people say, by language and concept: the files of the folder `words`. */
export type WordFiles = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** The concept of words that say nothing a search could use. */
export const NOTHING = 'nothing';
/** Words of every day that are none of ours, and no misspelt ones either. */
const ORDINARY = 'ordinary';
/** Languages that women here read whatever their own. */
export const READ_BY_ALL: ReadonlySet<string> = new Set(['it', 'en']);
/** Of a beginning so short, words of other languages are made too. */
const SHORT_BEGINNING = /^[a-z]{1,6}\*$/;

/** What is said in every language, wherever it is said. */
export class AllLanguages {
  readonly phrases = new Phrases();
  readonly #nothing = new Set<string>();
  /** By language. */
  readonly #ordinary = new Map<string, ReadonlySet<string>>();

  constructor(files: WordFiles) {
    for (const [tag, { [ORDINARY]: ordinary = [], ...concepts }] of Object.entries(files)) {
      this.#ordinary.set(tag, new Set(ordinary.flatMap(wordsOf)));
      for (const [concept, phrases] of Object.entries(concepts)) {
        for (const phrase of phrases) this.#add(tag, concept, phrase);
      }
    }
  }

  isNothing(word: string): boolean {
    return this.#nothing.has(word);
  }

  /** Whether a word says nothing, or nothing of ours, in a language she reads. */
  isOrdinary(word: string, locale: string): boolean {
    return this.#nothing.has(word) || this.isEveryday(word, locale);
  }

  /** Whether a word of every day is none of ours in a language she reads. */
  isEveryday(word: string, locale: string): boolean {
    return [locale, ...READ_BY_ALL].some((tag) => this.#ordinary.get(tag)?.has(word));
  }

  #add(tag: string, concept: string, phrase: string): void {
    const words = this.phrases.add(phrase, (found) => ({
      ...{ concept, tag },
      ownReadersOnly: !READ_BY_ALL.has(tag) && found.some((word) => SHORT_BEGINNING.test(word))
    }));
    if (concept === NOTHING && words.length === 1) this.#nothing.add(words[0]!);
  }
}
