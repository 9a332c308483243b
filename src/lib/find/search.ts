import type { Subject } from '../country/country.ts';
import type { Walk } from '../walking/walk.ts';
import type { Catalogue } from './catalogue.ts';
import type { Circumstances } from './circumstances.ts';
import { CONCEPTS, PAGES, type Concept, type Filter, type ConceptTarget } from './concepts.ts';
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
  /** Conditions in force, each with all that has to be dropped for the answer without it, as `name:value`. */
  readonly chips: readonly { readonly filter: Filter; readonly drop: readonly string[] }[];
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
/** How many of each kind before the next kind has its turn. */
const TURN = 3;

/** Answers a sentence from what is recorded. */
export function search(q: string, catalogue: Catalogue, lexicon: Lexicon, around: Circumstances): Answer {
  const meant = understand(q, around.locale, lexicon, (word) => catalogue.names.has(word));
  const named = namesIn(meant, catalogue);
  const conditions = conditionsOf(meant, named.near, around);
  const kinds = meant.kinds.map((slug) => ({ slug, ...recorded(slug, catalogue) }));
  const subjects = kinds.flatMap(({ danger = [] }) => danger);
  const none = kinds.filter((one) => isMissing(one, catalogue)).map(({ slug }) => noneSlug(slug));
  const targets = kinds.flatMap((one) =>
    one.danger || !isMissing(one, catalogue)
      ? (one.targets ?? [])
      : [...(one.targets ?? []), ...(one.offers ?? [])]
  );
  const groups = targets.map((target) => entriesOf(target, catalogue, named));
  const { chosen, relaxed } = fitting(groups, conditions);
  const results = unique([
    ...helplinesFor(subjects, catalogue),
    ...named.exact.map((entry) => found(entry, conditions)),
    ...inTurns(chosen, conditions, named),
    ...[...meant.concepts].flatMap((one) => (PAGES[one] ? [bare('page', PAGES[one])] : [])),
    ...(groups.length === 0 && named.exact.length === 0 ? onlyConditions(catalogue, conditions, around) : []),
    ...named.partly.map((entry) => found(entry, conditions))
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

const NONE_SLUG: Readonly<Record<string, string>> = {
  'nowhere-to-sleep': 'emergency-shelter',
  'residence-permit': 'immigration-office'
};
const noneSlug = (slug: string): string => NONE_SLUG[slug] ?? slug;

/** A kind that no category held when its words were written, and one holds now. */
function recorded(slug: string, { categories }: Catalogue): Concept {
  const concept = CONCEPTS[slug]!;
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
  { categories, entries }: Catalogue
): boolean {
  if (missing) return true;
  const isThere = (target: ConceptTarget) =>
    'category' in target
      ? (categories.get(target.category)?.placeCount ?? 0) > 0
      : 'activity' in target && entries.some(({ kind }) => kind === target.activity);
  return targets.length > 0 && !targets.some(isThere);
}

/** Entries of a kind, those first that have the names that were said. */
function entriesOf(target: ConceptTarget, { entries }: Catalogue, { values }: Named): readonly Entry[] {
  if ('helpline' in target) return [];
  const { about = [] } = target;
  const ofKind = entries.filter((entry) =>
    'category' in target ? entry.category === target.category : entry.kind === target.activity
  );
  const told =
    about.length === 0
      ? ofKind
      : ofKind.filter((entry) =>
          about.some((word) => entry.nameWords.has(word) || entry.textWords.has(word))
        );
  return [...told].sort((a, b) => (values.get(b) ?? 0) - (values.get(a) ?? 0));
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

function inTurns(groups: readonly (readonly Entry[])[], conditions: Conditions, { values }: Named): Found[] {
  const ranked = groups.map((entries) =>
    [...entries].sort(
      (a, b) =>
        Number(a.over) - Number(b.over) ||
        Number(a.demonstration) - Number(b.demonstration) ||
        (values.get(b) ?? 0) - (values.get(a) ?? 0) ||
        conditions.ask(a).length - conditions.ask(b).length ||
        conditions.byDistance(a, b)
    )
  );
  const best = Math.max(0, ...ranked.flat().map((entry) => values.get(entry) ?? 0));
  // A name that was said decides over the order of the kinds.
  const led = best > 0 ? ranked.flat().filter((entry) => (values.get(entry) ?? 0) > 0.8 * best) : [];
  const firsts = ranked.flatMap((entries) => entries.slice(0, ranked.length > 1 ? TURN - 1 : TURN));
  const categories = [...new Set(ranked.flatMap((entries) => entries[0]?.category ?? []))];
  return [
    ...led.map((entry) => found(entry, conditions)),
    ...firsts.slice(0, TURN).map((entry) => found(entry, conditions)),
    ...categories.map((slug) => bare('category', slug)),
    ...firsts.map((entry) => found(entry, conditions)),
    ...ranked.flat().map((entry) => found(entry, conditions))
  ];
}

/** What is in force can be taken away; what was dropped already stays dropped, so that the answer only grows. */
function chipsOf({ filters }: Conditions, relaxed: readonly Filter[], dropped: ReadonlySet<string>) {
  const gone = [...dropped, ...relaxed.map(nameOf)];
  return filters
    .filter((one) => !relaxed.includes(one))
    .map((filter) => ({ filter, drop: [...gone, nameOf(filter)] }));
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
  const near = (some: readonly Entry[]) => [...some].sort(conditions.byDistance);
  return [...near(known), ...near(asked)]
    .sort((a, b) => office(a) - office(b))
    .map((entry) => found(entry, conditions));
}

const found = (entry: Entry, conditions: Conditions): Found => ({
  type: entry.type,
  slug: entry.slug,
  entry,
  ask: conditions.ask(entry),
  known: conditions.known(entry),
  walk: conditions.walk(entry)
});

/** What is not an entry: nothing is recorded of it. */
const bare = (type: Found['type'], slug: string): Found => ({
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
