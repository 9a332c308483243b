import { Vocabulary } from './alike.ts';
import { Beginnings } from './beginnings.ts';
import type { Entry } from './entries.ts';
import { consonants } from './romanise.ts';

/** Where a word was found, and how surely: of 1 the name itself, of less something that is like it or written elsewhere. */
export type Hits = ReadonlyMap<Entry, number>;

const IN_ADDRESS = 0.7;
const IN_TEXT = 0.35;
const BY_CONSONANTS = 0.55;
/** A word in more entries than this tells none of them from the others. */
const MOST_TOLD_APART = 2000;
/** A longer skeleton tells more than it leaves open. */
const SURE_SKELETON = 3;
const MOST_NAMED = 12;
const LEAST_WEIGHT = 0.1;
const MOST_INITIALS = 2;
/** Of words that begin alike so many are looked at. */
const MOST_BEGUN = 40;

/** Finds entries by the words of their names and texts. */
export class Names {
  readonly #vocabulary = new Vocabulary();
  readonly #inNames = new Map<string, Entry[]>();
  readonly #inAddresses = new Map<string, Entry[]>();
  readonly #inTexts = new Map<string, Entry[]>();
  readonly #bySkeleton = new Map<string, Set<string>>();
  readonly #count: number;
  #beginnings: Beginnings | null = null;

  constructor(entries: readonly Entry[]) {
    this.#count = entries.length;
    for (const entry of entries) {
      for (const word of entry.nameWords) this.#add(this.#inNames, word, entry);
      for (const word of entry.addressWords) this.#add(this.#inAddresses, word, entry);
      for (const word of entry.textWords) this.#add(this.#inTexts, word, entry);
    }
    for (const word of this.#inNames.keys()) {
      const skeleton = consonants(word);
      if (skeleton === null) continue;
      const words = this.#bySkeleton.get(skeleton) ?? new Set();
      this.#bySkeleton.set(skeleton, words.add(word));
    }
  }

  #add(to: Map<string, Entry[]>, word: string, entry: Entry): void {
    this.#vocabulary.add(word);
    const list = to.get(word);
    if (list) list.push(entry);
    else to.set(word, [entry]);
  }

  /** Whether it is written so somewhere here. */
  has(word: string): boolean {
    return this.#vocabulary.has(word);
  }

  /** Entries with a word in their name that begins so, word by word: one may come twice. */
  *beginning(beginning: string): Generator<Entry> {
    this.#beginnings ??= new Beginnings(this.#inNames.keys());
    const words = this.#beginnings.startingWith(beginning, MOST_BEGUN);
    for (const word of words) yield* this.#inNames.get(word) ?? [];
  }

  /** How much a word says: one that is in every name says nothing. From 0 to 1. */
  weight(word: string): number {
    const known = this.#vocabulary.candidates(word)[0]?.word ?? word;
    // Initials of a name, "S.M.", say little where nothing is written so.
    if (word.length <= MOST_INITIALS && /^[a-z]+$/.test(word) && !this.has(word)) return LEAST_WEIGHT;
    const among = this.#inNames.get(known)?.length ?? 0;
    return Math.max(LEAST_WEIGHT, 1 - Math.log(1 + among) / Math.log(2 + this.#count));
  }

  /** Whether so many entries have the word that it is only looked for in those that another word has found. */
  isEverywhere(word: string): boolean {
    const lists = [this.#inNames.get(word), this.#inAddresses.get(word), this.#inTexts.get(word)];
    return lists.some((list) => (list?.length ?? 0) > MOST_TOLD_APART);
  }

  /** How surely an entry has the word, as it is written: 0 where it has not. */
  valueIn({ nameWords, addressWords, textWords }: Entry, word: string): number {
    if (nameWords.has(word)) return 1;
    return addressWords.has(word) ? IN_ADDRESS : textWords.has(word) ? IN_TEXT : 0;
  }

  /** Some of the entries that have a word that is everywhere. */
  someWith(word: string): readonly Entry[] {
    const list = this.#inNames.get(word) ?? this.#inAddresses.get(word) ?? this.#inTexts.get(word) ?? [];
    return list.slice(0, MOST_TOLD_APART);
  }

  /** Entries that have the word, or one like it. */
  find(word: string): Hits {
    const hits = new Map<Entry, number>();
    const hit = (entries: readonly Entry[] | undefined, value: number) => {
      for (const entry of entries?.slice(0, MOST_TOLD_APART) ?? [])
        hits.set(entry, Math.max(hits.get(entry) ?? 0, value));
    };
    const candidates = this.#vocabulary.candidates(word);
    for (const { word: one, cost } of candidates) {
      hit(this.#inNames.get(one), 1 - cost);
      hit(this.#inAddresses.get(one), IN_ADDRESS * (1 - cost));
      hit(this.#inTexts.get(one), IN_TEXT * (1 - cost));
    }
    if (candidates.length > 0 && /^[a-z\d]+$/.test(word)) return hits;
    const skeleton = consonants(word);
    if (skeleton === null || /^[a-z\d]+$/.test(word)) return hits;
    const sure = skeleton.length >= SURE_SKELETON ? 1 : 0.6;
    for (const one of this.#bySkeleton.get(skeleton) ?? []) {
      const named = this.#inNames.get(one) ?? [];
      // "Park", "pharmacy": such words have a meaning, and many words of many languages sound like them.
      if (named.length > MOST_NAMED) continue;
      hit(named, BY_CONSONANTS * sure);
      hit(this.#inAddresses.get(one), BY_CONSONANTS * IN_ADDRESS * sure);
    }
    return hits;
  }
}
