import type { Catalogue } from './catalogue.ts';
import type { Nearby } from './chosen.ts';
import type { Entry } from './entries.ts';
import type { Names } from './names.ts';
import type { Understood } from './understand.ts';

/** What names in a sentence point to. */
export interface Named {
  /** Entries whose name is what was said, all of it. */
  readonly exact: readonly Entry[];
  /** Entries that have part of it, the best first. */
  readonly partly: readonly Entry[];
  /** How much of the names an entry has, by weight: above 0, at most 1. */
  readonly values: ReadonlyMap<Entry, number>;
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

export function namesIn(meant: Understood, { names }: Catalogue): Named {
  const near = meant.near.length > 0 ? nearby(meant.near, names) : null;
  const said = near ? meant.names.filter((word) => !meant.near.includes(word)) : meant.names;
  const values = covered(said, names);
  const allSaid = near ? [] : meant.said;
  // A word with a meaning of its own is a name only among others: "work" is not the Chamber of Work.
  const whole = allSaid.length > 1 || said.length > 0 ? covered(allSaid, names) : new Map<Entry, number>();
  const exact = best(whole)
    .filter(([entry, value]) => value >= ENOUGH && (said.length > 0 || isWhole(entry, allSaid)))
    .map(([entry]) => entry)
    .filter((entry) => said.length === 0 || (values.get(entry) ?? 0) >= ENOUGH_OF_NAMES);
  const partly = best(values)
    .filter(([, value]) => value >= SOME)
    .map(([entry]) => entry);
  return { exact: exact.slice(0, MOST_EXACT), partly: partly.slice(0, MOST_PARTLY), values, near };
}

/** All of the words, and most of the name. */
function isWhole({ nameWords, type }: Entry, words: readonly string[]): boolean {
  return type !== 'street' && words.every((word) => nameWords.has(word)) && words.length >= 2;
}

/** The share of the words' weight that each entry has. */
function covered(words: readonly string[], names: Names): Map<Entry, number> {
  const weights = words.map((word) => names.weight(word));
  const all = weights.reduce((sum, one) => sum + one, 0);
  const values = new Map<Entry, number>();
  for (const [at, word] of words.entries()) {
    for (const [entry, value] of names.find(word)) {
      values.set(entry, (values.get(entry) ?? 0) + (value * weights[at]!) / all);
    }
  }
  return values;
}

/** The best first; of the same value, the one whose name has the fewest other words. */
function best(values: ReadonlyMap<Entry, number>): [Entry, number][] {
  return [...values].sort(
    ([a, one], [b, other]) =>
      Math.round(other * 20) - Math.round(one * 20) ||
      Number(a.demonstration) - Number(b.demonstration) ||
      a.nameWords.size - b.nameWords.size
  );
}

function nearby(words: readonly string[], names: Names): Nearby | null {
  const found = best(covered(words, names)).filter(([{ type, category, point }, value]) => {
    const isLandmark = type === 'street' || ['square', 'park', 'metro', 'hospital'].includes(category ?? '');
    return isLandmark && point && value >= ENOUGH_OF_LANDMARK;
  });
  const first =
    found.find(([{ type }, value]) => type === 'street' && value >= found[0]![1] - 0.1) ?? found[0];
  return first ? { slug: first[0].slug, point: first[0].point! } : null;
}
