import type { NetworkRecord, Period, Relationship } from './network.ts';
import { WITHOUT_DIRECTION, type RelationshipKind } from './vocabulary.ts';

/** What a line of the picture is: a link between two organisations, or that one is in an agreement. */
export type LinkKind = RelationshipKind | 'in-agreement';

/** `from` and `to` are keys of nodes: an organisation's slug, or {@link agreementKey}. */
export interface Link extends Pick<
  Relationship,
  'slug' | 'from' | 'to' | 'since' | 'until' | 'certainty' | 'stage' | 'note' | 'sources'
> {
  readonly kind: LinkKind;
  readonly directed: boolean;
}

const AGREEMENT = 'agreement:';

/** The node of an agreement, in which its members meet. */
export const agreementKey = (slug: string) => AGREEMENT + slug;
export const isAgreement = (key: string) => key.startsWith(AGREEMENT);
export const slugOfKey = (key: string) => (isAgreement(key) ? key.slice(AGREEMENT.length) : key);

/** Everything that links two nodes, in a fixed order. */
export function linksOf({ members, relationships }: NetworkRecord): Link[] {
  return [
    ...members.map(({ slug, organisation, agreement, since, until, note, certainty, sources }): Link => ({
      slug,
      from: organisation,
      to: agreementKey(agreement),
      kind: 'in-agreement',
      directed: false,
      since,
      until,
      certainty,
      stage: null,
      note,
      sources
    })),
    ...relationships.map(({ slug, from, to, kind, since, until, certainty, stage, note, sources }): Link => ({
      slug,
      from,
      to,
      kind,
      directed: !WITHOUT_DIRECTION.has(kind),
      since,
      until,
      certainty,
      stage,
      note,
      sources
    }))
  ];
}

export const yearOf = (date: string) => Number(date.slice(0, 4));

/** Whether it held in some part of that year, as far as is known: without an end it still holds. */
export function heldIn({ since, until }: Period, year: number): boolean {
  return (since === null || yearOf(since) <= year) && (until === null || yearOf(until) >= year);
}

/** The last year of which a source tells that it held; null when no source is dated. */
export function lastToldOf({ sources, since }: Pick<Link, 'sources' | 'since'>): number | null {
  const years = sources.flatMap(({ year }) => (year === undefined ? [] : [year]));
  if (since !== null) years.push(yearOf(since));
  return years.length > 0 ? Math.max(...years) : null;
}

/** The first year that an address can ask for: an older one, mostly a slip of a pen, makes no bars of centuries. */
const FIRST_YEAR = 1900;

/** From the first year of which something is known to this one. */
export function yearsOf(links: readonly Period[], thisYear: number): number[] {
  let first = thisYear;
  for (const { since } of links)
    if (since !== null) first = Math.max(FIRST_YEAR, Math.min(first, yearOf(since)));
  return Array.from({ length: thisYear - first + 1 }, (_, index) => first + index);
}
