import type { Subject } from '../country/country.ts';
import type { Walk } from '../walking/walk.ts';
import type { Catalogue } from './catalogue.ts';
import type { Circumstances } from './circumstances.ts';
import { conceptOf, PAGES, type Concept, type Filter, type ConceptTarget } from './concepts.ts';
import { type Conditions, conditionsOf } from './conditions.ts';
import type { Entry } from './entries.ts';
import type { Lexicon } from './lexicon.ts';
import { namesIn, type Named } from './named.ts';
import { understand } from './understand.ts';

/** One thing that was found. */
export interface Found {
  readonly type: 'helpline' | 'place' | 'activity' | 'organisation' | 'street' | 'category' | 'page';
  readonly slug: string;
  /** The entry, where there is one. */
  readonly entry: Entry | null;
  /** Of the conditions, those that nobody has recorded of it: to ask first. */
  readonly ask: readonly Filter[];
  /** Of the conditions, those that are recorded of it. */
  readonly known: readonly Filter[];
  /** From where it is to be near; null: not asked, or not known. */
  readonly walk: Walk | null;
}

export interface Answer {
  readonly results: readonly Found[];
  readonly filters: readonly Filter[];
  /**
   * Conditions in force, one or the other of the filters of each, with all that has to be dropped for the answer without it,
   * as `name:value`.
   */
  readonly chips: readonly { readonly filters: readonly Filter[]; readonly drop: readonly string[] }[];
  readonly kinds: readonly string[];
  /** Words that are names, or mean nothing we know. */
  readonly words: readonly string[];
  /** Conditions that nothing fits: the answer is without them. */
  readonly relaxed: readonly Filter[];
  /** Kinds of which there is none here. */
  readonly none: readonly string[];
  readonly danger: boolean;
}

/** Kinds to begin with where only a condition was said and nothing is known to fit it. */
const WHO_KNOWS = [
  'community-space',
  'social-service',
  'community-health',
  'family-clinic',
  'public-office',
  'worship'
];
/** Nobody reads on after so many of one kind: a city has twenty thousand places. */
const MOST_OF_KIND = 500;
/** How many of each kind before the next kind has its turn. */
const TURN = 3;

/**
 * Answers a sentence from what is recorded.
 * @param isAsMeant whether a word stands as it was meant: it is not taken for a misspelt one
 */
export function search(
  q: string,
  catalogue: Catalogue,
  lexicon: Lexicon,
  around: Circumstances,
  isAsMeant: (word: string) => boolean = () => false
): Answer {
  const meant = understand(q, around.locale, lexicon, (word) => catalogue.names.has(word) || isAsMeant(word));
  const named = namesIn(meant, catalogue);
  const conditions = conditionsOf(meant, named.near, around);
  const kinds = meant.kinds.map((slug) => ({ slug, ...recorded(slug, catalogue) }));
  const subjects = kinds.flatMap(({ danger = [] }) => danger);
  const none = kinds.filter((one) => isMissing(one, catalogue)).map(({ slug }) => noneSlug(slug));
  const targets = inRounds(
    kinds.map((one) =>
      one.danger || !isMissing(one, catalogue)
        ? (one.targets ?? [])
        : [...(one.targets ?? []), ...(one.offers ?? [])]
    )
  );
  const groups = targets.map((target) => entriesOf(target, catalogue));
  const { chosen, relaxed } = fitting(groups, conditions);
  const partly = named.partly.map((entry) => foundEntry(entry, conditions));
  // "Piaza asum": a square that is named is not any square.
  const isOneSquare = meant.kinds.join() === 'square' && partly.length > 0;
  const results = unique([
    ...helplinesFor(subjects, catalogue),
    ...named.exact.map((entry) => foundEntry(entry, conditions)),
    ...(isOneSquare ? partly : []),
    ...inTurns(chosen, conditions, named),
    ...[...meant.concepts].flatMap((one) => (PAGES[one] ? [bare('page', PAGES[one])] : [])),
    // Whoever looks for a mosque for women is not sent to whatever else is for women.
    ...(kinds.length === 0 && named.exact.length === 0 ? onlyConditions(catalogue, conditions, around) : []),
    ...partly
  ]);
  return {
    results: withHelplineTargets(results, targets, catalogue),
    filters: conditions.filters,
    chips: chipsOf(conditions, relaxed, around.dropped),
    kinds: meant.kinds,
    words: meant.names,
    relaxed,
    none,
    danger: subjects.length > 0
  };
}

/** Who says two things wants both: the first of each, then the second of each. */
function inRounds<One>(lists: readonly (readonly One[])[]): One[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, round) =>
    lists.flatMap((list) => list.slice(round, round + 1))
  ).flat();
}

const NONE_SLUG: Readonly<Record<string, string>> = {
  'nowhere-to-sleep': 'emergency-shelter',
  'residence-permit': 'immigration-office'
};
const noneSlug = (slug: string): string => NONE_SLUG[slug] ?? slug;

/** A kind that no category held when its words were written, and one holds now. */
function recorded(slug: string, { categories }: Catalogue): Concept {
  const concept = conceptOf(slug)!;
  const own = noneSlug(slug);
  if (!concept.missing || !(categories.get(own)?.placeCount ?? 0)) return concept;
  return {
    ...concept,
    missing: false,
    targets: [{ category: own }, ...(concept.targets ?? concept.offers ?? [])]
  };
}

/** Whether none of the kind is here: it has no category of its own, or all of them are empty. */
function isMissing(
  { missing, targets = [] }: { missing?: boolean; targets?: readonly ConceptTarget[] },
  { categories, byKind }: Catalogue
): boolean {
  if (missing) return true;
  const isThere = (target: ConceptTarget) =>
    'category' in target
      ? (categories.get(target.category)?.placeCount ?? 0) > 0
      : 'activity' in target && byKind.has(target.activity);
  return targets.length > 0 && !targets.some(isThere);
}

/** Entries of a kind. */
function entriesOf(target: ConceptTarget, { byKind }: Catalogue): readonly Entry[] {
  if ('helpline' in target) return [];
  const { about = [] } = target;
  const ofKind = byKind.get('category' in target ? target.category : target.activity) ?? [];
  if (about.length === 0) return ofKind;
  return ofKind.filter((entry) =>
    about.some((word) => entry.nameWords.has(word) || entry.textWords.has(word))
  );
}

/** What fits, of every kind; where nothing does, the least certain condition is dropped, and the next. */
function fitting(groups: readonly (readonly Entry[])[], conditions: Conditions) {
  const relaxed: Filter[] = [];
  for (let kept = conditions; ; kept = kept.without(kept.leastCertain()!)) {
    const chosen = groups.map((entries) => entries.filter((entry) => kept.fit(entry) !== 'no'));
    const anything =
      chosen.some((entries) => entries.length > 0) || groups.every((entries) => entries.length === 0);
    if (anything || kept.filters.length === 0) return { chosen, relaxed };
    relaxed.push(kept.leastCertain()!);
  }
}

/** Entries of one kind in their order: what is not over, whose name was said, what is known to fit, what is near. */
function inOrder(entries: readonly Entry[], conditions: Conditions, { values, said }: Named): Entry[] {
  // One number each, what decides first in the highest places: thousands are put in order at once.
  const key = (entry: Entry): number =>
    (Number(entry.over) * 2 + Number(entry.demonstration)) * 1e9 +
    Math.round(1e3 * (1 - (values.get(entry) ?? 0))) * 1e5 +
    (conditions.ask(entry).length - conditions.likely(entry) / 2) * 1e3 +
    Math.round(10 * (1 - (said.get(entry) ?? 0)));
  const keys = Float64Array.from(entries, key);
  const last = keys.length > MOST_OF_KIND ? keys.toSorted()[MOST_OF_KIND - 1]! : Infinity;
  return entries
    .map((entry, at) => ({ entry, key: keys[at]! }))
    .filter((one) => one.key <= last)
    .sort((a, b) => a.key - b.key || conditions.byDistance(a.entry, b.entry))
    .slice(0, MOST_OF_KIND)
    .map(({ entry }) => entry);
}

function inTurns(groups: readonly (readonly Entry[])[], conditions: Conditions, named: Named): Found[] {
  const { values } = named;
  const ranked = groups.map((entries) => inOrder(entries, conditions, named));
  const all = ranked.flat();
  const best = all.reduce((most, entry) => Math.max(most, values.get(entry) ?? 0), 0);
  // A name that was said decides over the order of the kinds.
  const led = best > 0 ? all.filter((entry) => (values.get(entry) ?? 0) > 0.8 * best) : [];
  const firsts = ranked.flatMap((entries) => entries.slice(0, ranked.length > 1 ? TURN - 1 : TURN));
  const categories = [...new Set(ranked.flatMap((entries) => entries[0]?.category ?? []))];
  return [
    ...led.map((entry) => foundEntry(entry, conditions)),
    ...firsts.slice(0, TURN).map((entry) => foundEntry(entry, conditions)),
    ...categories.map((slug) => bare('category', slug)),
    ...firsts.map((entry) => foundEntry(entry, conditions)),
    ...all.map((entry) => foundEntry(entry, conditions))
  ];
}

/**
 * What is in force can be taken away, days or parts of the day all at once: without one of two there is less. What was dropped
 * already stays dropped, so that the answer only grows.
 */
function chipsOf({ each }: Conditions, relaxed: readonly Filter[], dropped: ReadonlySet<string>) {
  const gone = [...dropped, ...relaxed.map(nameOf)];
  return each
    .map((filters) => filters.filter((one) => !relaxed.includes(one)))
    .filter(({ length }) => length > 0)
    .map((filters) => ({ filters, drop: [...gone, ...filters.map(nameOf)] }));
}

const nameOf = ({ name, value }: Filter): string => `${name}:${value}`;

/** Where a sentence is a condition alone: what is known to fit it, then who may know; all, when she took it away. */
function onlyConditions({ entries }: Catalogue, conditions: Conditions, { dropped }: Circumstances): Found[] {
  if (conditions.filters.length === 0 && dropped.size === 0) return [];
  const here = entries.filter((entry) => entry.facts && !entry.over && conditions.fit(entry) !== 'no');
  const known = here.filter((entry) => conditions.fit(entry) === 'yes');
  const asked = here.filter(({ category }) => category !== null && WHO_KNOWS.includes(category));
  // Whoever says what she has not is not sent to the registry first.
  const office = (entry: Entry) => Number(conditions.asksLess && entry.category === 'public-office');
  const near = (some: readonly Entry[]) => [...some].sort(conditions.byDistance).slice(0, MOST_OF_KIND);
  const likely = here.filter(
    (entry) =>
      conditions.fit(entry) === 'unknown' && conditions.ask(entry).length === conditions.likely(entry)
  );
  return [...near(known), ...near(likely), ...near(asked.filter((entry) => !likely.includes(entry)))]
    .sort((a, b) => office(a) - office(b))
    .map((entry) => foundEntry(entry, conditions));
}

/** Where nothing was found: who can be asked for anything, one of each kind. */
export const whoMayKnow = ({ byKind }: Catalogue): Found[] =>
  WHO_KNOWS.flatMap(
    (kind) => byKind.get(kind)?.find(({ over, demonstration }) => !over && !demonstration) ?? []
  )
    .slice(0, TURN)
    .map((entry) => foundEntry(entry));

/** An entry, with what is recorded of the conditions, where there are some. */
export const foundEntry = (entry: Entry, conditions?: Conditions): Found => ({
  type: entry.type,
  slug: entry.slug,
  entry,
  ask: conditions?.ask(entry) ?? [],
  known: conditions?.known(entry) ?? [],
  walk: conditions?.walk(entry) ?? null
});

/** What is not an entry: nothing is recorded of it. */
export const bare = (type: Found['type'], slug: string): Found => ({
  ...{ type, slug, entry: null, ask: [], known: [], walk: null }
});

/** Lines of the subjects, then the emergency number: first of all where life is at stake. */
function helplinesFor(subjects: readonly Subject[], { helplines, emergency }: Catalogue): Found[] {
  if (subjects.length === 0) return [];
  const lines = subjects.flatMap((subject) => helplines.filter((line) => line.subjects.includes(subject)));
  const numbers = lines.map(({ number }) => number);
  const life = subjects.some((subject) => ['birth', 'self-harm'].includes(subject));
  const danger = life || subjects.some((subject) => ['violence', 'children'].includes(subject));
  const all = [
    ...(emergency && life ? [emergency] : []),
    ...numbers,
    ...(emergency && danger ? [emergency] : [])
  ];
  return all.map((number) => bare('helpline', number));
}

/** A line that is one of the things looked for stands after the first of the others, or alone. */
function withHelplineTargets(
  results: readonly Found[],
  targets: readonly ConceptTarget[],
  { helplines }: Catalogue
): Found[] {
  const subjects = targets.flatMap((target) => ('helpline' in target ? [target.helpline] : []));
  const lines = helplines.filter((line) => subjects.some((subject) => line.subjects.includes(subject)));
  return unique([...lines.map(({ number }) => bare('helpline', number)), ...results]);
}

function unique(results: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return results.filter(({ type, slug }) => !seen.has(`${type} ${slug}`) && seen.add(`${type} ${slug}`));
}
