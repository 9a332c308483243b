import type { LocalisedText } from '../i18n/localised.ts';
import { conceptOf, conceptOfKind } from './concepts.ts';
import type { Lexicon, OwnPhrase } from './lexicon.ts';
import { understand } from './understand.ts';

/** What people of a neighbourhood say for a kind, as `kinds_also_called_of` answers. */
export interface KindAlsoCalled {
  readonly of: 'category' | 'kind';
  /** Slug of a category, or a kind of activity. */
  readonly value: string;
  /** By language: words parted by commas. */
  readonly alsoCalled: LocalisedText;
}

/** Why words may not be those of a kind: they call for help, or say nothing. */
export type NoWordsOfKind = 'danger' | 'nothing';

/** What parts the words in a line, in the scripts of those who write them. */
const PARTED = /[,;،؛、，；\n]/u;

const partsOf = (line: string): string[] =>
  line
    .split(PARTED)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** What is wrong with words for a kind, and which: whoever is in danger is understood whatever somebody wrote here. */
export function problemOfWords(
  line: string,
  locale: string,
  everywhere: Lexicon
): { readonly words: string; readonly problem: NoWordsOfKind } | null {
  for (const words of partsOf(line)) {
    const { kinds, said } = understand(words, locale, everywhere);
    if (kinds.some((kind) => conceptOf(kind)?.danger)) return { words, problem: 'danger' };
    if (said.join('').length < 2) return { words, problem: 'nothing' };
  }
  return null;
}

/** What people of a neighbourhood say for its kinds, to search by; not what would hide a danger, or says nothing. */
export const phrasesOfKinds = (rows: readonly KindAlsoCalled[], everywhere: Lexicon): OwnPhrase[] =>
  rows.flatMap(({ of, value, alsoCalled }) =>
    Object.entries(alsoCalled).flatMap(([locale, line]) =>
      partsOf(line ?? '')
        .filter((words) => problemOfWords(words, locale, everywhere) === null)
        .map((words) => ({ words, concept: conceptOfKind(of, value) }))
    )
  );
