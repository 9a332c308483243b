import type { Catalogue } from './catalogue.ts';
import type { Circumstances } from './circumstances.ts';
import { conceptOf } from './concepts.ts';
import type { Entry } from './entries.ts';
import { wordsOf } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { bare, foundEntry, search, type Found } from './search.ts';

/** As many as fit over a keyboard. */
export const MOST_SUGGESTED = 6;
/** Of what the last word may become: kinds, then names. The rest is what the words find as they stand. */
const MOST_KINDS = 2;
const MOST_NAMED = 3;
/** Of one letter everything would begin. */
const SHORTEST = 2;
const IDEOGRAPH = /\p{sc=Han}/u;

/**
 * What she may mean while she types, from the same understanding: whom to call where it sounds like danger, kinds and names
 * that begin as she has written, and what her words find already.
 */
export function suggest(
  q: string,
  catalogue: Catalogue,
  lexicon: Lexicon,
  around: Circumstances
): readonly Found[] {
  const words = wordsOf(q.slice(0, 200));
  const last = words.at(-1) ?? '';
  if (last.length < SHORTEST && words.length < 2 && !IDEOGRAPH.test(last)) return [];
  // A word that is begun is not one that is misspelt.
  const isBegun = (word: string) => word === last && !/\s$/.test(q);
  const { results, danger, kinds, filters } = search(q, catalogue, lexicon, around, isBegun);
  const lines = danger ? results.filter(({ type }) => type === 'helpline') : [];
  const named = namesBegunIn(words, catalogue, lexicon);
  // Names that are somewhat like it are no help beside those that begin so.
  const isUnderstood = kinds.length + filters.length > 0 || named.length === 0;
  return unique([
    ...lines,
    ...kindsBegunIn(words, catalogue, lexicon, around.locale).slice(0, MOST_KINDS),
    ...named.map((entry) => foundEntry(entry)),
    ...(isUnderstood ? results.filter(({ type }) => type !== 'helpline') : [])
  ]).slice(0, MOST_SUGGESTED);
}

/** Kinds of place that are here and are said in words that begin so. */
function kindsBegunIn(
  words: readonly string[],
  { categories }: Catalogue,
  lexicon: Lexicon,
  locale: string
): Found[] {
  const isHere = (slug: string) => (categories.get(slug)?.placeCount ?? 0) > 0;
  const slugs = lexicon.begunIn(words, locale).flatMap((concept) => {
    const first = (conceptOf(concept)?.targets ?? []).find((target) => 'category' in target);
    return first && isHere(first.category) ? [first.category] : [];
  });
  return [...new Set(slugs)].map((slug) => bare('category', slug));
}

/** Entries whose name has all the words, the last of them only begun; the shortest names first. */
function namesBegunIn(words: readonly string[], { names }: Catalogue, lexicon: Lexicon): Entry[] {
  const whole = words.slice(0, -1).filter((word) => !lexicon.isNothing(word));
  const hits = whole.filter((word) => !names.isEverywhere(word)).map((word) => names.find(word));
  const isShown = (entry: Entry) =>
    !entry.demonstration && !entry.over && hits.every((found) => found.has(entry));
  return shortest(names.beginning(words.at(-1)!), MOST_NAMED, isShown);
}

/** The few with the shortest names, in their order, of those looked at once: "via" begins thousands. */
function shortest(entries: Iterable<Entry>, most: number, isShown: (entry: Entry) => boolean): Entry[] {
  const kept: Entry[] = [];
  for (const entry of entries) {
    const size = entry.nameWords.size;
    if (kept.length >= most && size >= kept.at(-1)!.nameWords.size) continue;
    if (kept.includes(entry) || !isShown(entry)) continue;
    const at = kept.findIndex(({ nameWords }) => size < nameWords.size);
    kept.splice(at < 0 ? kept.length : at, 0, entry);
    if (kept.length > most) kept.pop();
  }
  return kept;
}

function unique(all: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return all.filter(({ type, slug }) => !seen.has(`${type} ${slug}`) && seen.add(`${type} ${slug}`));
}
