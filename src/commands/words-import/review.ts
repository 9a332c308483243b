import { fold, wordsOf } from '../../lib/find/fold.ts';
import type { WordFiles } from '../../lib/find/all-languages.ts';
import { Lexicon } from '../../lib/find/lexicon.ts';

/** What a list says for a concept. */
export interface Said {
  readonly concept: string;
  readonly phrase: string;
  readonly source: string;
}

/** A phrase of a list, and what its reader decided: null while nobody has read it. */
interface Reviewed {
  readonly source: string;
  readonly taken: boolean | null;
}

/** Of one language: concept → phrase → where it is from and whether it is taken. */
export type Review = Readonly<Record<string, Readonly<Record<string, Reviewed>>>>;

/** Shorter words are begun by too many others. A Chinese one is whole with two. */
const FEWEST_LETTERS = 3;
const FEWEST_HAN = 2;

/** The review of a language with what the lists say beyond it and beyond what the search understands already. */
export function withProposals(tag: string, said: readonly Said[], files: WordFiles, review: Review): Review {
  const lexicon = Lexicon.of(files);
  const known = new Set(Object.values(review).flatMap((phrases) => Object.keys(phrases).map(keyOf)));
  const conceptsOf = Map.groupBy(said, ({ phrase }) => keyOf(phrase));
  const proposed: Record<string, Record<string, Reviewed>> = Object.fromEntries(
    Object.entries(review).map(([concept, phrases]) => [concept, { ...phrases }])
  );
  for (const { concept, phrase: written, source } of said) {
    const phrase = written.trim().toLowerCase();
    const key = keyOf(phrase);
    const ofTwoKinds = new Set(conceptsOf.get(keyOf(written))!.map((other) => other.concept)).size > 1;
    if (known.has(key) || ofTwoKinds || isTooShort(phrase) || isUnderstood(phrase, concept, tag, lexicon))
      continue;
    known.add(key);
    (proposed[concept] ??= {})[phrase] = { source, taken: null };
  }
  return sorted(proposed);
}

/** The words of a language with those that its review takes, each once, and without those that it refuses. */
export function asReviewed(
  words: Readonly<Record<string, readonly string[]>>,
  review: Review
): Record<string, readonly string[]> {
  const all: Record<string, readonly string[]> = { ...words };
  for (const [concept, phrases] of Object.entries(review)) {
    const held = (all[concept] ?? []).filter((phrase) => phrases[phrase]?.taken !== false);
    const keys = new Set(held.map(keyOf));
    const taken = Object.keys(phrases).filter((phrase) => phrases[phrase]!.taken && !keys.has(keyOf(phrase)));
    if (held.length + taken.length > 0) all[concept] = [...held, ...taken];
    else delete all[concept];
  }
  return all;
}

const keyOf = (phrase: string) => wordsOf(phrase).join(' ');

function isTooShort(phrase: string): boolean {
  const letters = [...fold(phrase)].filter((letter) => /\p{L}/u.test(letter));
  return letters.length < (/\p{sc=Han}/u.test(phrase) ? FEWEST_HAN : FEWEST_LETTERS);
}

/** Whether it is found for this concept already, or is as a whole the word of another. */
function isUnderstood(phrase: string, concept: string, tag: string, lexicon: Lexicon): boolean {
  const words = wordsOf(phrase);
  return lexicon
    .matches(words, tag, () => true)
    .some(({ from, to, concepts }) => concepts.includes(concept) || (from === 0 && to === words.length));
}

const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
