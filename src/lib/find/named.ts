import type { Catalogue } from './catalogue.ts';
import type { Nearby } from './chosen.ts';
import type { Entry } from './entries.ts';
import type { Hits, Names } from './names.ts';
import type { Understood } from './understand.ts';

/** What names in a sentence point to. */
export interface Named {
  /** Entries whose name is what was said, all of it. */
  readonly exact: readonly Entry[];
  /** Entries that have part of it, the best first. */
  readonly partly: readonly Entry[];
  /** How much of the names an entry has, by weight: at least {@link HINT}, at most 1. */
  readonly values: ReadonlyMap<Entry, number>;
  /** The same of all that was said, words with a meaning included. */
  readonly said: ReadonlyMap<Entry, number>;
  readonly near: Nearby | null;
}

const MOST_EXACT = 6;
const MOST_PARTLY = 12;
/** Of the weight of all words, so much must be in a name for it to be meant. */
const ENOUGH = 0.72;
/** Of the words that can only be a name: they may stand in the address. */
const ENOUGH_OF_NAMES = 0.65;
const ENOUGH_OF_LANDMARK = 0.35;
const SOME = 0.3;
/** Of less, a name is alike by chance. */
const HINT = 0.2;
const MOST_SORTED = 200;

export function namesIn(meant: Understood, { names: all }: Catalogue): Named {
  const names = askedOnce(all);
  const near = meant.near.length > 0 ? nearby(meant.near, names) : null;
  const said = near ? meant.names.filter((word) => !meant.near.includes(word)) : meant.names;
  const values = new Map([...covered(said, names)].filter(([, value]) => value >= HINT));
  const allSaid = near ? [] : meant.said;
  // A word with a meaning of its own is a name only among others: "work" is not the Chamber of Work.
  const whole = covered(allSaid, names);
  const mayBeName = allSaid.length > 1 || said.length > 0;
  const exact = best(mayBeName ? whole : new Map<Entry, number>(), ENOUGH)
    .filter(([entry]) => said.length > 0 || isWhole(entry, allSaid))
    .map(([entry]) => entry)
    .filter((entry) => said.length === 0 || (values.get(entry) ?? 0) >= ENOUGH_OF_NAMES);
  const partly = best(values, SOME).map(([entry]) => entry);
  return {
    exact: exact.slice(0, MOST_EXACT),
    partly: partly.slice(0, MOST_PARTLY),
    values,
    said: whole,
    near
  };
}

type Asked = Pick<Names, 'find' | 'weight' | 'isEverywhere' | 'valueIn' | 'someWith'>;

/** Of a sentence each word is looked up once, and forgotten with it. */
function askedOnce(names: Names): Asked {
  const hits = new Map<string, Hits>();
  return {
    weight: (word) => names.weight(word),
    isEverywhere: (word) => names.isEverywhere(word),
    valueIn: (entry, word) => names.valueIn(entry, word),
    someWith: (word) => names.someWith(word),
    find: (word) => {
      const found = hits.get(word) ?? names.find(word);
      hits.set(word, found);
      return found;
    }
  };
}

/** All of the words, and most of the name. */
function isWhole({ nameWords, type }: Entry, words: readonly string[]): boolean {
  return type !== 'street' && words.every((word) => nameWords.has(word)) && words.length >= 2;
}

/** The share of the words' weight that each entry has. */
function covered(words: readonly string[], names: Asked): Map<Entry, number> {
  const distinct = [...new Set(words)];
  const weights = distinct.map((word) => names.weight(word));
  const all = weights.reduce((sum, one) => sum + one, 0);
  const values = new Map<Entry, number>();
  const add = (entry: Entry, value: number) => values.set(entry, (values.get(entry) ?? 0) + value);
  const everywhere = distinct.filter((word) => names.isEverywhere(word));
  for (const [at, word] of distinct.entries()) {
    if (everywhere.includes(word)) continue;
    for (const [entry, value] of names.find(word)) add(entry, (value * weights[at]!) / all);
  }
  if (values.size === 0 && everywhere.length > 0) {
    for (const entry of names.someWith(everywhere[0]!)) add(entry, 0);
  }
  for (const word of everywhere) {
    const weight = weights[distinct.indexOf(word)]! / all;
    for (const entry of values.keys()) add(entry, names.valueIn(entry, word) * weight);
  }
  return values;
}

/** The best that have at least so much, the best first; of the same value, the one whose name has the fewest other words. */
function best(values: ReadonlyMap<Entry, number>, atLeast: number): [Entry, number][] {
  const enough = [...values].filter(([, value]) => value >= atLeast);
  // Hundreds share their common words: what has more of them is what was meant.
  const least =
    enough.length > MOST_SORTED
      ? nthLargest(
          enough.map(([, value]) => value),
          MOST_SORTED
        )
      : 0;
  return enough
    .filter(([, value]) => value >= least)
    .slice(0, 4 * MOST_SORTED)
    .sort(
      ([a, one], [b, other]) =>
        Math.round(other * 20) - Math.round(one * 20) ||
        Number(a.demonstration) - Number(b.demonstration) ||
        a.nameWords.size - b.nameWords.size
    );
}

const nthLargest = (values: readonly number[], n: number): number => Float64Array.from(values).sort().at(-n)!;

function nearby(words: readonly string[], names: Asked): Nearby | null {
  const found = best(covered(words, names), ENOUGH_OF_LANDMARK).filter(([{ type, category, point }]) => {
    const isLandmark = type === 'street' || ['square', 'park', 'metro', 'hospital'].includes(category ?? '');
    return isLandmark && point;
  });
  const first =
    found.find(([{ type }, value]) => type === 'street' && value >= found[0]![1] - 0.1) ?? found[0];
  return first ? { slug: first[0].slug, point: first[0].point! } : null;
}
