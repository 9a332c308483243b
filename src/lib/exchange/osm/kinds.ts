import type { Tags } from '../../walking/osm/osm.ts';

/** A category as far as an import from OpenStreetMap looks at it. */
export interface KindOfPlace {
  readonly slug: string;
  readonly group: string;
  /** What it is called, by language. */
  readonly name: Readonly<Record<string, string>>;
  /** Any of these is one; all tags of one of them have to be there, and `*` is any value. */
  readonly osmTags: readonly Tags[];
}

/** Values that say that a thing is not there, or not used (https://wiki.openstreetmap.org/wiki/Lifecycle_prefix). */
const NOT_THERE = new Set(['no', 'vacant', 'disused', 'abandoned', 'closed', 'none']);
/** What fits no other kind is nothing to look for: it would bring benches and litter bins. */
const LEFT_OUT = 'other';

/** The tags that any kind is known by, but for what fits no other kind. */
export const rulesOf = (kinds: readonly KindOfPlace[]): readonly Tags[] =>
  kinds.flatMap(({ slug, osmTags }) => (slug === LEFT_OUT ? [] : osmTags));

/**
 * Which kind of place an element is, by the tags of the categories: the rule that asks for most wins, a value before `*`, then
 * the order of the categories.
 */
export function kindFinder(kinds: readonly KindOfPlace[]): (tags: Tags) => KindOfPlace | null {
  const rules = kinds
    .filter(({ slug }) => slug !== LEFT_OUT)
    .flatMap((kind) =>
      kind.osmTags.map((wanted) => {
        const entries = Object.entries(wanted);
        return {
          kind,
          entries,
          weight: entries.reduce((sum, [, value]) => sum + (value === '*' ? 1 : 10), 0)
        };
      })
    )
    .toSorted((a, b) => b.weight - a.weight);
  // Most elements have none of these keys: looked at first, by the hundred thousand.
  const keys = new Set(rules.map(({ entries }) => entries[0]![0]));
  return (tags) => {
    let isCandidate = false;
    for (const key in tags) if (keys.has(key)) isCandidate = true;
    if (!isCandidate) return null;
    return rules.find(({ entries }) => entries.every(([key, value]) => has(tags[key], value)))?.kind ?? null;
  };
}

/** Several values stand in one tag, parted by semicolons. */
function has(told: string | undefined, wanted: string): boolean {
  if (told === undefined || NOT_THERE.has(told)) return false;
  return wanted === '*' || told === wanted || told.split(';').some((one) => one.trim() === wanted);
}
