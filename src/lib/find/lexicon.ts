import { Vocabulary, type Candidate } from './alike.ts';
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
}

interface Node {
  readonly next: Map<string, Node>;
  /** Concept by language. */
  readonly ends: { readonly tag: string; readonly concept: string }[];
}

/** The concept of words that say nothing a search could use. */
export const NOTHING = 'nothing';
/** Of words in between that are not part of a phrase, so many may be passed over. */
const MOST_SKIPPED = 2;
const newNode = (): Node => ({ next: new Map(), ends: [] });

/** Every phrase of every language, to be found in a query of any of them. */
export class Lexicon {
  readonly vocabulary = new Vocabulary();
  readonly #root = newNode();
  readonly #nothing = new Set<string>();

  constructor(files: WordFiles) {
    for (const [tag, concepts] of Object.entries(files)) {
      for (const [concept, phrases] of Object.entries(concepts)) {
        for (const phrase of phrases) this.#add(tag, concept, phrase);
      }
    }
  }

  isNothing(word: string): boolean {
    return this.#nothing.has(word);
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
    if (!node.ends.some((end) => end.tag === tag && end.concept === concept))
      node.ends.push({ tag, concept });
  }

  /** Phrases in the words of a query, each once: together they cover as much of it, in pieces as long, as can be. */
  matches(words: readonly string[], locale: string): Match[] {
    const candidates = words.map((word) => this.vocabulary.candidates(word));
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

  #from(from: number, words: readonly string[], candidates: readonly Candidate[][], locale: string): Match[] {
    const found: Match[] = [];
    const walk = (
      node: Node,
      at: number,
      length: number,
      cost: number,
      skipped: number,
      passed = false
    ): void => {
      if (node.ends.length > 0 && !passed)
        found.push({ from, to: at, length, cost, concepts: senses(node, locale) });
      if (at >= words.length) return;
      for (const candidate of candidates[at]!) {
        const next = node.next.get(candidate.word);
        if (next) walk(next, at + 1, length + 1, cost + candidate.cost, skipped);
      }
      const mayPass = node !== this.#root && skipped < MOST_SKIPPED && this.#nothing.has(words[at]!);
      if (mayPass && node.next.size > 0) walk(node, at + 1, length, cost + 0.05, skipped + 1, true);
    };
    walk(this.#root, from, 0, 0, 0);
    return found;
  }
}

const worth = ({ length, cost, concepts }: Match) =>
  concepts.includes(NOTHING) ? 1 + length - cost : 10 * length ** 1.5 - 8 * cost;

/** What a phrase means to a reader: in her language, else in one that is read everywhere here, else in any. */
function senses({ ends }: Node, locale: string): string[] {
  const rank = ({ tag }: { tag: string }) => (tag === locale ? 2 : tag === 'it' || tag === 'en' ? 1 : 0);
  const most = Math.max(...ends.map(rank));
  return [...new Set(ends.filter((end) => rank(end) === most).map(({ concept }) => concept))];
}
