import type { Organisation, OrganisationKind } from '../organisation/organisation.ts';
import { togetherPairs, organisationsIn } from './findings.ts';
import type { Link } from './links.ts';

/** More nodes than this are drawn as groups: nobody reads a thousand marks, and no phone draws them. */
export const MOST_DRAWN = 600;

/** Organisations of one kind as one mark. */
export interface Group {
  readonly kind: OrganisationKind;
  readonly count: number;
}

/** A selection too large to draw, gathered by the kind of its organisations. */
export function gather(
  links: readonly Link[],
  organisations: ReadonlyMap<string, Organisation>
): { readonly groups: readonly Group[]; readonly links: readonly Link[] } {
  const kindOf = (slug: string): OrganisationKind => organisations.get(slug)?.kind ?? 'other';
  const counts = new Map<OrganisationKind, number>();
  for (const slug of organisationsIn(links)) counts.set(kindOf(slug), (counts.get(kindOf(slug)) ?? 0) + 1);
  const between = new Map<string, Link>();
  for (const [a, b] of togetherPairs(links)) {
    const [from = '', to = ''] = [kindOf(a), kindOf(b)].sort();
    if (from === to) continue;
    between.set(`${from} ${to}`, {
      ...{ slug: `${from}-${to}`, from, to, kind: 'partner-of', directed: false, since: null, until: null },
      ...{ certainty: 'documented', stage: null, note: null, sources: [] }
    });
  }
  return {
    groups: [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => (a.kind < b.kind ? -1 : 1)),
    links: [...between.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1))
  };
}
