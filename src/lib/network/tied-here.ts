import { isAgreement, type Link } from './links.ts';

/**
 * Of some links those that tell of a neighbourhood: among those who work in it, and those from elsewhere that have a link
 * of the same selection, or an agreement in common, with one of them. Who is elsewhere and tied to nobody here (any more)
 * is left out with all its links, and so is an agreement in which nobody from here is.
 */
export function tiedHere(links: readonly Link[], working: ReadonlySet<string>): readonly Link[] {
  const agreements = new Set<string>();
  for (const { from, to } of links) if (isAgreement(to) && working.has(from)) agreements.add(to);
  const near = new Set(working);
  for (const { from, to } of links) {
    if (isAgreement(to) ? agreements.has(to) : working.has(to)) near.add(from);
    if (!isAgreement(to) && working.has(from)) near.add(to);
  }
  return links.filter(
    ({ from, to }) => near.has(from) && (isAgreement(to) ? agreements.has(to) : near.has(to))
  );
}

/** How many organisations a selection speaks of. */
export interface OrganisationCounts {
  /** Who works here, linked or not. */
  readonly working: number;
  /** Of them, those with a link of the selection. */
  readonly linked: number;
  /** Who works elsewhere and has a link of the selection to one of them. */
  readonly elsewhere: number;
}

/** @param linked slugs of all that have a link of the selection */
export function countOrganisations(
  linked: readonly string[],
  working: ReadonlySet<string>
): OrganisationCounts {
  const here = linked.filter((slug) => working.has(slug)).length;
  return { working: working.size, linked: here, elsewhere: linked.length - here };
}
