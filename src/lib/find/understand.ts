import { agesOf } from './ages.ts';
import { COMBINATIONS, withoutOf } from './combinations.ts';
import { conceptOf, type Concept, type Filter } from './concepts.ts';
import { wordsOf } from './fold.ts';
import { NOTHING } from './all-languages.ts';
import type { Lexicon, Match } from './lexicon.ts';

/** Nobody says more in one search; what comes after is not read, so that a long text costs no more than a sentence. */
const MOST_WORDS = 48;
const MOST_LETTERS = 1000;
/** Between "without" and what is not asked for, so many words may stand. */
const REACH = 3;

/** What a sentence means, before anybody looks what there is. */
export interface Understood {
  /** Kinds of things, by slug of a concept, as they were said. */
  readonly kinds: readonly string[];
  readonly filters: readonly Filter[];
  readonly concepts: ReadonlySet<string>;
  /** All words but those that say nothing. */
  readonly said: readonly string[];
  /** Words without a meaning of their own: names. */
  readonly names: readonly string[];
  /** Of the names, those that follow "near". */
  readonly near: readonly string[];
}

/** @param isName whether a word is in a name or text of this neighbourhood */
export function understand(
  text: string,
  locale: string,
  lexicon: Lexicon,
  isName: (word: string) => boolean = () => false
): Understood {
  const words = wordsOf(text.slice(0, MOST_LETTERS)).slice(0, MOST_WORDS);
  const matches = lexicon.matches(words, locale, isName);
  const understood = meaningOf(words, matches, lexicon);
  if (!matches.some(({ isOwn }) => isOwn)) return understood;
  // Whatever a neighbourhood says for its kinds, danger is understood as everywhere.
  const everywhere = meaningOf(words, lexicon.everywhere.matches(words, locale, isName), lexicon);
  return everywhere.kinds.some(isDanger) ? everywhere : understood;
}

const isDanger = (kind: string): boolean => conceptOf(kind)?.danger !== undefined;

function meaningOf(words: readonly string[], matches: readonly Match[], lexicon: Lexicon): Understood {
  const claimed = new Set(matches.flatMap(({ from, to }) => range(from, to)));
  const nothing = (at: number) => lexicon.isNothing(words[at]!);
  const without = notAsked(matches);
  const meant = matches.filter((match) => !without.used.has(match)).flatMap((match) => match.concepts);
  const concepts = combined([...meant, ...agesOf(words, matches)]);
  if (without.filters.length === 0) concepts.delete('without');
  const unclaimed = words.map((_, at) => at).filter((at) => !claimed.has(at) && !nothing(at));
  const near = nearNames(matches, words, nothing);
  // "A playground near" without a landmark is near to her.
  if (concepts.has('near') && near.length === 0) concepts.add('near-me');
  const filters = unique([
    ...without.filters,
    ...[...concepts].flatMap((one) => conceptOf(one)?.filters ?? [])
  ]);
  return {
    kinds: kindsOf(concepts),
    filters,
    concepts,
    said: words.filter((_, at) => !nothing(at)),
    names: unclaimed.map((at) => words[at]!),
    near
  };
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

function unique(filters: readonly Filter[]): Filter[] {
  const seen = new Set<string>();
  return filters.filter(({ name, value }) => !seen.has(`${name}:${value}`) && seen.add(`${name}:${value}`));
}

/** What "without" says of the thing beside it: after it, or in languages that put it last, before it. */
function notAsked(matches: readonly Match[]): { filters: Filter[]; used: Set<Match> } {
  const filters: Filter[] = [];
  const used = new Set<Match>();
  for (const one of matches.filter(({ concepts }) => concepts.includes('without'))) {
    const beside = matches
      .filter((other) => other !== one && (gap(one, other) < REACH || gap(other, one) < REACH))
      .sort((a, b) => Number(a.from < one.from) - Number(b.from < one.from));
    const thing = beside.find(({ concepts }) => concepts.some(withoutOf));
    const requirement = thing?.concepts.map(withoutOf).find(Boolean);
    if (!thing || !requirement) continue;
    used.add(thing).add(one);
    filters.push({ name: 'without', value: requirement });
  }
  return { filters, used };
}

/** Words between two matches; too many when they stand the other way round. */
const gap = (one: Match, other: Match) => (other.from >= one.to ? other.from - one.to : Infinity);

/** Concepts with what they mean together. */
function combined(said: readonly string[]): Set<string> {
  const concepts = new Set(said.filter((one) => one !== NOTHING));
  for (const { when, unless = [], then, instead = [] } of COMBINATIONS) {
    if (!when.every((one) => concepts.has(one)) || unless.some((one) => concepts.has(one))) continue;
    for (const one of instead) concepts.delete(one);
    for (const one of then) concepts.add(one);
  }
  const kinds = [...concepts].filter((one) => isKind(conceptOf(one)));
  if (concepts.has('women')) concepts.add(kinds.length > 0 ? 'women-only' : 'womens-centre');
  return concepts;
}

const isKind = (concept: Concept | undefined): concept is Concept =>
  concept !== undefined && (concept.targets !== undefined || concept.missing === true);

/** Danger before all else; what is said in general only where nothing more precise is. */
function kindsOf(concepts: ReadonlySet<string>): string[] {
  const all = [...concepts].filter((one) => isKind(conceptOf(one)));
  const precise = all.filter((one) => !conceptOf(one)!.weak);
  const kinds = precise.length > 0 ? precise : all;
  return kinds.sort((a, b) => Number(!isDanger(a)) - Number(!isDanger(b)));
}

/** The names beside "near": those after it, or else those before. */
function nearNames(
  matches: readonly Match[],
  words: readonly string[],
  nothing: (at: number) => boolean
): string[] {
  const near = matches.find(({ concepts }) => concepts.includes('near'));
  if (!near) return [];
  const street = (at: number) =>
    matches.every(
      (match) =>
        at < match.from ||
        at >= match.to ||
        match.concepts.includes('square') ||
        match.concepts.includes('park')
    );
  // A kind alone is no landmark: "a park near" is near to her.
  const isNamed = (at: number) => matches.every((match) => at < match.from || at >= match.to);
  const after = range(near.to, words.length).filter((at) => !nothing(at) && street(at));
  const before = range(0, near.from).filter((at) => !nothing(at) && street(at));
  const beside = after.length > 0 ? after : before;
  return beside.some(isNamed) ? beside.map((at) => words[at]!) : [];
}
