import { GUESSED, LONG, Vocabulary, type Candidate } from './alike.ts';
import { Beginnings } from './beginnings.ts';
import { CONCEPTS } from './concepts.ts';
import { wordsOf } from './fold.ts';

/** What people say, by language and concept: the files of the folder `words`. */
export type WordFiles = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Words of a query that mean something together. */
export interface Match {
  readonly from: number;
  readonly to: number;
  /** Words of the phrase itself, without those passed over. */
  readonly length: number;
  readonly cost: number;
  readonly concepts: readonly string[];
  /** How much of her language: 2 hers, 1 one that everybody reads here, 0 another. */
  readonly rank: number;
}

interface End {
  readonly tag: string;
  readonly concept: string;
  /** Of a language that not everybody here reads, and with a word that is only begun: another language may begin the same. */
  readonly ownReadersOnly: boolean;
}

interface Meant extends Candidate {
  /** Whether it may mean something without a word beside it: in her language, or not at all. */
  readonly alone?: 'hers' | 'never';
}

/** How a phrase was come along: over a word that is no part of it, with a word that was written right replaced. */
interface Way {
  readonly passed?: boolean;
  readonly alone?: Meant['alone'];
  readonly replaced?: boolean;
}

interface Node {
  readonly next: Map<string, Node>;
  /** Concept by language. */
  readonly ends: End[];
}

/** The concept of words that say nothing a search could use. */
export const NOTHING = 'nothing';
/** Words of every day that are none of ours, and no misspelt ones either. */
const ORDINARY = 'ordinary';
/** So short a word is like many of other languages: it is taken for one of hers, or for part of a phrase. */
const SHORT = 5;
/** Of a beginning so short, words of other languages are made too. */
const SHORT_BEGINNING = /^[a-z]{1,6}\*$/;
/** Of words in between that are not part of a phrase, so many may be passed over. */
const MOST_SKIPPED = 2;
/** Languages that women here read whatever their own. */
const READ_BY_ALL: ReadonlySet<string> = new Set(['it', 'en']);
/** Of the words that begin as the last one so many are looked at, and of what may follow each. */
const MOST_BEGUN = 200;
const MOST_FOLLOWING = 12;
const newNode = (): Node => ({ next: new Map(), ends: [] });

/** Every phrase of every language, to be found in a query of any of them. */
export class Lexicon {
  readonly vocabulary = new Vocabulary();
  readonly #root = newNode();
  readonly #nothing = new Set<string>();
  /** By language. */
  readonly #ordinary = new Map<string, ReadonlySet<string>>();
  #beginnings: Beginnings | null = null;

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
  #isOrdinary(word: string, locale: string): boolean {
    return (
      this.#nothing.has(word) || [locale, ...READ_BY_ALL].some((tag) => this.#ordinary.get(tag)?.has(word))
    );
  }

  #add(tag: string, concept: string, phrase: string): void {
    const words = phrase.split(' ').flatMap((part) => {
      const found = wordsOf(part);
      return part.endsWith('*') && found.length > 0 ? [...found.slice(0, -1), `${found.at(-1)}*`] : found;
    });
    if (words.length === 0) return;
    if (concept === NOTHING && words.length === 1) this.#nothing.add(words[0]!);
    let node = this.#root;
    for (const word of words) {
      this.vocabulary.add(word);
      const next = node.next.get(word) ?? newNode();
      node.next.set(word, next);
      node = next;
    }
    if (!node.ends.some((end) => end.tag === tag && end.concept === concept)) {
      const begun = words.some((word) => SHORT_BEGINNING.test(word));
      node.ends.push({ tag, concept, ownReadersOnly: begun && !READ_BY_ALL.has(tag) });
    }
  }

  /**
   * Concepts that may be meant by words the last of which is only begun: those of her language first, then those of languages
   * that are read everywhere here, the shortest words first.
   */
  begunIn(words: readonly string[], locale: string): string[] {
    const last = words.at(-1) ?? '';
    const begun = words.flatMap((_, from) => {
      // What was said before must say nothing of its own: who writes a street is not shown parks.
      if (!words.slice(0, from).every((word) => this.#nothing.has(word))) return [];
      const start: Node | undefined = this.#root;
      const node = words.slice(from, -1).reduce<Node | undefined>((at, word) => at?.next.get(word), start);
      return node ? this.#startingWith(node, last).map((word) => ({ word, node: node.next.get(word)! })) : [];
    });
    const meant = begun.flatMap(({ word, node }) =>
      [node, ...[...node.next.values()].slice(0, MOST_FOLLOWING)].flatMap(({ ends }, at) =>
        ends.map((end) => ({
          concept: end.concept,
          rank: rankOf(end, locale),
          cost: word.length + 4 * Math.min(at, 1)
        }))
      )
    );
    return meant.sort((a, b) => b.rank - a.rank || a.cost - b.cost).map(({ concept }) => concept);
  }

  #startingWith(node: Node, beginning: string): readonly string[] {
    if (node !== this.#root) return [...node.next.keys()].filter((word) => word.startsWith(beginning));
    this.#beginnings ??= new Beginnings(this.#root.next.keys());
    return this.#beginnings.startingWith(beginning, MOST_BEGUN);
  }

  /** Phrases in the words of a query, each once: together they cover as much of it, in pieces as long, as can be. */
  matches(words: readonly string[], locale: string, isName: (word: string) => boolean): Match[] {
    const candidates = words.map((word) => this.#candidates(word, locale, isName));
    const best: { value: number; match: Match | null }[] = Array.from({ length: words.length + 1 }, () => ({
      value: 0,
      match: null
    }));
    for (let at = words.length - 1; at >= 0; at--) {
      best[at] = { value: best[at + 1]!.value, match: null };
      for (const match of this.#from(at, words, candidates, locale)) {
        const value = worth(match) + best[match.to]!.value;
        if (value > best[at]!.value) best[at] = { value, match };
      }
    }
    const chosen: Match[] = [];
    for (let at = 0; at < words.length;) {
      const { match } = best[at]!;
      if (match) chosen.push(match);
      at = match?.to ?? at + 1;
    }
    return chosen;
  }

  #candidates(word: string, locale: string, isName: (word: string) => boolean): Meant[] {
    // What is written right, as a name or in a language she reads, is no misspelt word.
    const mayGuess = !isName(word) && !this.#isOrdinary(word, locale);
    const found: Meant[] = this.vocabulary
      .candidates(word, mayGuess)
      .map((one) => (word.length <= SHORT && one.cost >= GUESSED ? { ...one, alone: 'hers' } : one));
    if (!mayGuess || word.length < SHORT || word.length >= LONG || !this.vocabulary.has(word)) return found;
    return [...found, ...this.vocabulary.guesses(word).map((one): Meant => ({ ...one, alone: 'never' }))];
  }

  #from(from: number, words: readonly string[], candidates: readonly Meant[][], locale: string): Match[] {
    const found: Match[] = [];
    const walk = (
      node: Node,
      at: number,
      length: number,
      cost: number,
      skipped: number,
      { passed = false, alone, replaced = false }: Way = {}
    ): void => {
      const isEnd = !passed && (length > 1 || alone !== 'never');
      const concepts = isEnd
        ? senses(node, locale, {
            onlyHers: length === 1 && alone === 'hers',
            isWhole: cost === 0 && at > from && words[at - 1]!.length >= SHORT
          })
        : [];
      // No word that is written right is replaced to make a danger: who has lost a passport is not robbed of it.
      if (concepts.length > 0 && !(replaced && concepts.some((one) => CONCEPTS[one]?.danger))) {
        found.push({ from, to: at, length, cost, concepts, rank: mostOf(node.ends, locale) });
      }
      if (at >= words.length) return;
      for (const candidate of candidates[at]!) {
        const next = node.next.get(candidate.word);
        if (!next) continue;
        const { alone: only } = candidate;
        const way = { alone: only, replaced: replaced || only === 'never' };
        walk(next, at + 1, length + 1, cost + candidate.cost, skipped, way);
      }
      const mayPass = node !== this.#root && skipped < MOST_SKIPPED && this.#nothing.has(words[at]!);
      if (mayPass && node.next.size > 0)
        walk(node, at + 1, length, cost + 0.05, skipped + 1, { passed: true, replaced });
    };
    walk(this.#root, from, 0, 0, 0);
    return found;
  }
}

/** Of two that are as near, the one in her language. */
const worth = ({ length, cost, concepts, rank }: Match) =>
  concepts.includes(NOTHING) ? 1 + length - cost : 10 * length ** 1.5 - 8 * cost + 0.1 * rank;

const mostOf = (ends: readonly End[], locale: string) =>
  Math.max(0, ...ends.map((end) => rankOf(end, locale)));

const rankOf = ({ tag }: End, locale: string) => (tag === locale ? 2 : READ_BY_ALL.has(tag) ? 1 : 0);

/** What a phrase means to a reader: in her language, else in one that is read everywhere here, else in any. */
function senses(
  { ends }: Node,
  locale: string,
  { onlyHers, isWhole }: { onlyHers: boolean; isWhole: boolean }
): string[] {
  const hers = ends.filter(
    ({ tag, ownReadersOnly }) => tag === locale || (!onlyHers && (!ownReadersOnly || isWhole))
  );
  const most = mostOf(hers, locale);
  const concepts = [
    ...new Set(hers.filter((end) => rankOf(end, locale) === most).map(({ concept }) => concept))
  ];
  // In one language it says nothing, in another it does ("dans"): of two that are not hers, it says nothing.
  const silentIn = hers.filter(({ concept }) => concept === NOTHING).map(({ tag }) => tag);
  const isSilent =
    silentIn.length > 0 && hers.every(({ concept, tag }) => concept === NOTHING || !silentIn.includes(tag));
  return most === 0 && isSilent ? [NOTHING] : concepts;
}
