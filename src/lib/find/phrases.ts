import { Vocabulary } from './alike.ts';
import { Beginnings } from './beginnings.ts';
import { wordsOf } from './fold.ts';

/** What a phrase means. */
export interface End {
  readonly concept: string;
  /** Its language; null: that of a neighbourhood, said by all who live there. */
  readonly tag: string | null;
  /** Of a language that not everybody here reads, and with a word that is only begun: another language may begin the same. */
  readonly ownReadersOnly: boolean;
}

/** Where a walk along the words of phrases has come to. */
export interface PhraseNode {
  readonly next: Map<string, PhraseNode>;
  readonly ends: End[];
}

const newNode = (): PhraseNode => ({ next: new Map(), ends: [] });

/** Phrases by their words, to walk along. A word that ends in `*` is the beginning of any word. */
export class Phrases {
  readonly root = newNode();
  readonly vocabulary = new Vocabulary();
  #beginnings: Beginnings | null = null;

  /** Adds a phrase unless it is there already. Answers its words: none, and nothing is added. */
  add(phrase: string, endOf: (words: readonly string[]) => End): readonly string[] {
    const words = phrase.split(' ').flatMap((part) => {
      const found = wordsOf(part);
      return part.endsWith('*') && found.length > 0 ? [...found.slice(0, -1), `${found.at(-1)}*`] : found;
    });
    if (words.length === 0) return words;
    let node = this.root;
    for (const word of words) {
      this.vocabulary.add(word);
      const next = node.next.get(word) ?? newNode();
      node.next.set(word, next);
      node = next;
    }
    const end = endOf(words);
    if (!node.ends.some(({ tag, concept }) => tag === end.tag && concept === end.concept))
      node.ends.push(end);
    return words;
  }

  /** Words that may follow at a node and begin so, the shortest first; of the first words of phrases at most so many. */
  startingWith(node: PhraseNode, beginning: string, most: number): readonly string[] {
    if (node !== this.root) return [...node.next.keys()].filter((word) => word.startsWith(beginning));
    this.#beginnings ??= new Beginnings(this.root.next.keys());
    return this.#beginnings.startingWith(beginning, most);
  }
}
