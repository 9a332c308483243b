import type { Organisation } from '../organisation/organisation.ts';
import type { OrganisationKind } from '../organisation/vocabulary.ts';
import type { Link } from './links.ts';
import { numberPairs, type Together } from './together.ts';

/** More nodes than this are drawn as groups: nobody reads a thousand marks, and no phone draws them. */
export const MOST_DRAWN = 600;

/** Organisations of one kind as one mark. */
export interface Group {
  readonly kind: OrganisationKind;
  readonly count: number;
}

/** A selection too large to draw, gathered by the kind of its organisations. */
export function gather(
  together: Together,
  organisations: ReadonlyMap<string, Organisation>
): { readonly groups: readonly Group[]; readonly links: readonly Link[] } {
  const kinds = together.slugs.map((slug): OrganisationKind => organisations.get(slug)?.kind ?? 'other');
  const counts = new Map<OrganisationKind, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const between = new Set<string>();
  for (const [a, b] of numberPairs(together))
    if (kinds[a] !== kinds[b])
      between.add(kinds[a]! < kinds[b]! ? `${kinds[a]} ${kinds[b]}` : `${kinds[b]} ${kinds[a]}`);
  return {
    groups: [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => (a.kind < b.kind ? -1 : 1)),
    links: [...between].sort().map((pair): Link => {
      const [from = '', to = ''] = pair.split(' ');
      return {
        ...{ slug: `${from}-${to}`, from, to, kind: 'partner-of', directed: false, since: null, until: null },
        ...{ certainty: 'documented', stage: null, note: null, sources: [] }
      };
    })
  };
}
