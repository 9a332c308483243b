import { GUESSED, LONG, type Candidate } from './alike.ts';
import { AllLanguages, NOTHING, READ_BY_ALL, type WordFiles } from './all-languages.ts';
import { conceptOf } from './concepts.ts';
import { wordsOf } from './fold.ts';
import { Phrases, type End, type PhraseNode } from './phrases.ts';

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
  /** Whether the neighbourhood says it so. */
  readonly isOwn: boolean;
}

interface Meant extends Candidate {
  /** Whether it may mean something without a word beside it: in her language, or not at all. */
  readonly alone?: 'hers' | 'never';
}

/** Phrases to walk along, and what each word of a query may be of them. */
interface Ways {
  readonly root: PhraseNode;
  readonly isOwn: boolean;
  readonly candidates: readonly (readonly Meant[])[];
}

/** How a phrase was come along: over a word that is no part of it, with a word that was written right replaced. */
interface Way {
  readonly passed?: boolean;
  readonly alone?: Meant['alone'];
  readonly replaced?: boolean;
}

/** So short a word is like many of other languages: it is taken for one of hers, or for part of a phrase. */
const SHORT = 5;
/** Of words in between that are not part of a phrase, so many may be passed over. */
const MOST_SKIPPED = 2;
/** Of the words that begin as the last one so many are looked at, and of what may follow each. */
const MOST_BEGUN = 200;
const MOST_FOLLOWING = 12;

/** What a neighbourhood says for a concept. */
export interface OwnPhrase {
  readonly words: string;
  readonly concept: string;
}

/** Phrases of every language, to be found in a query of any of them, and what a neighbourhood says beside. */
export class Lexicon {
  readonly #all: AllLanguages;
  /** What the neighbourhood says comes before what is said everywhere. */
  readonly #phrases: readonly Phrases[];

  private constructor(all: AllLanguages, own: readonly Phrases[]) {
    this.#all = all;
    this.#phrases = [...own, all.phrases];
  }

  static of(files: WordFiles): Lexicon {
    return new Lexicon(new AllLanguages(files), []);
  }

  /** The same with what is said in one neighbourhood: what is said everywhere is shared, not built anew. */
  with(own: readonly OwnPhrase[]): Lexicon {
    if (own.length === 0) return this;
    const phrases = new Phrases();
    for (const { words, concept } of own)
      phrases.add(this.#withoutEnds(words), () => ({ concept, tag: null, ownReadersOnly: false }));
    return new Lexicon(this.#all, [phrases]);
  }

  /** Without what the neighbourhood says. */
  get everywhere(): Lexicon {
    return new Lexicon(this.#all, []);
  }

  /** "La casetta" is found as "casetta" too: without what says nothing before and after. */
  #withoutEnds(phrase: string): string {
    const words = wordsOf(phrase);
    const saysMore = (word: string) => !this.isNothing(word);
    return words.slice(words.findIndex(saysMore), words.findLastIndex(saysMore) + 1).join(' ');
  }

  isNothing(word: string): boolean {
    return this.#all.isNothing(word);
  }

  /**
   * Concepts that may be meant by words the last of which is only begun: those of her language first, then those of languages
   * that are read everywhere here, the shortest words first.
   */
  begunIn(words: readonly string[], locale: string): string[] {
    const last = words.at(-1) ?? '';
    const begun = words.flatMap((_, from) => {
      // What was said before must say nothing of its own: who writes a street is not shown parks.
      if (!words.slice(0, from).every((word) => this.isNothing(word))) return [];
      return this.#phrases.flatMap((phrases) => {
        const start: PhraseNode | undefined = phrases.root;
        const node = words
          .slice(from, -1)
          .reduce<PhraseNode | undefined>((at, word) => at?.next.get(word), start);
        if (!node) return [];
        return phrases
          .startingWith(node, last, MOST_BEGUN)
          .map((word) => ({ word, node: node.next.get(word)! }));
      });
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

  /** Phrases in the words of a query, each once: together they cover as much of it, in pieces as long, as can be. */
  matches(words: readonly string[], locale: string, isName: (word: string) => boolean): Match[] {
    const ways = this.#phrases.map((phrases) => ({
      root: phrases.root,
      isOwn: phrases !== this.#all.phrases,
      candidates: words.map((word) => this.#candidates(word, locale, isName, phrases))
    }));
    const best: { value: number; match: Match | null }[] = Array.from({ length: words.length + 1 }, () => ({
      value: 0,
      match: null
    }));
    for (let at = words.length - 1; at >= 0; at--) {
      best[at] = { value: best[at + 1]!.value, match: null };
      for (const match of ways.flatMap((way) => this.#from(at, words, way, locale))) {
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

  /** An everyday word of a language she reads is no word of one that she does not ("kind", "bang"). */
  #isEverydayOfHers(word: string | undefined, ends: readonly End[], locale: string): boolean {
    return word !== undefined && mostOf(ends, locale) === 0 && this.#all.isEveryday(word, locale);
  }

  #candidates(
    word: string,
    locale: string,
    isName: (word: string) => boolean,
    { vocabulary }: Phrases
  ): Meant[] {
    // What is written right, as a name or in a language she reads, is no misspelt word.
    const mayGuess = !isName(word) && !this.#all.isOrdinary(word, locale);
    const found: Meant[] = vocabulary
      .candidates(word, mayGuess)
      .map((one) => (word.length <= SHORT && one.cost >= GUESSED ? { ...one, alone: 'hers' } : one));
    if (!mayGuess || word.length < SHORT || word.length >= LONG || !vocabulary.has(word)) return found;
    return [...found, ...vocabulary.guesses(word).map((one): Meant => ({ ...one, alone: 'never' }))];
  }

  #from(from: number, words: readonly string[], { root, candidates, isOwn }: Ways, locale: string): Match[] {
    const found: Match[] = [];
    const walk = (
      node: PhraseNode,
      at: number,
      length: number,
      cost: number,
      skipped: number,
      { passed = false, alone, replaced = false }: Way = {}
    ): void => {
      const isEnd =
        !passed &&
        (length > 1 || (alone !== 'never' && !this.#isEverydayOfHers(words[from], node.ends, locale)));
      const concepts = isEnd
        ? senses(node, locale, {
            onlyHers: length === 1 && alone === 'hers',
            isWhole: cost === 0 && at > from && words[at - 1]!.length >= SHORT
          })
        : [];
      // No word that is written right is replaced to make a danger: who has lost a passport is not robbed of it.
      if (concepts.length > 0 && !(replaced && concepts.some((one) => conceptOf(one)?.danger))) {
        found.push({ from, to: at, length, cost, concepts, rank: mostOf(node.ends, locale), isOwn });
      }
      if (at >= words.length) return;
      for (const candidate of candidates[at]!) {
        const next = node.next.get(candidate.word);
        if (!next) continue;
        const { alone: only } = candidate;
        const way = { alone: only, replaced: replaced || only === 'never' };
        walk(next, at + 1, length + 1, cost + candidate.cost, skipped, way);
      }
      const mayPass = node !== root && skipped < MOST_SKIPPED && this.isNothing(words[at]!);
      if (mayPass && node.next.size > 0)
        walk(node, at + 1, length, cost + 0.05, skipped + 1, { passed: true, replaced });
    };
    walk(root, from, 0, 0, 0);
    return found;
  }
}

/** Of two that are as near, the one in her language. */
const worth = ({ length, cost, concepts, rank }: Match) =>
  concepts.includes(NOTHING) ? 1 + length - cost : 10 * length ** 1.5 - 8 * cost + 0.1 * rank;

const mostOf = (ends: readonly End[], locale: string) =>
  Math.max(0, ...ends.map((end) => rankOf(end, locale)));

const rankOf = ({ tag }: End, locale: string) =>
  tag === locale || tag === null ? 2 : READ_BY_ALL.has(tag) ? 1 : 0;

/** What a phrase means to a reader: in her language, else in one that is read everywhere here, else in any. */
function senses(
  { ends }: PhraseNode,
  locale: string,
  { onlyHers, isWhole }: { onlyHers: boolean; isWhole: boolean }
): string[] {
  const hers = ends.filter(
    (end) => rankOf(end, locale) === 2 || (!onlyHers && (!end.ownReadersOnly || isWhole))
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
