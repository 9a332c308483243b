import { heldIn, isAgreement, type Link } from './links.ts';
import {
  betweenness,
  components,
  degrees,
  density,
  graphOf,
  MOST_MEASURED,
  reciprocity,
  weakPoints,
  type Graph
} from './measures.ts';

/*
 * What is measured is who works with whom: two organisations that are linked, or that are in one agreement. So nobody
 * counts for more because of being the one who wrote an agreement down.
 */

/** Pairs of organisations that work with each other, each once, smaller slug first. */
export function togetherPairs(links: readonly Link[]): [string, string][] {
  const pairs = new Map<string, [string, string]>();
  const add = (a: string, b: string) => {
    if (a !== b) pairs.set(a < b ? `${a} ${b}` : `${b} ${a}`, a < b ? [a, b] : [b, a]);
  };
  const members = new Map<string, string[]>();
  for (const { from, to } of links) {
    if (isAgreement(to)) members.set(to, [...(members.get(to) ?? []), from]);
    else add(from, to);
  }
  for (const those of members.values())
    those.forEach((a, index) => those.slice(index + 1).forEach((b) => add(a, b)));
  return [...pairs.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}

export interface OrganisationMeasure {
  readonly slug: string;
  /** With how many others it works. */
  readonly links: number;
  readonly agreements: number;
  /** Share of the shortest ways between two others that pass by it, 0 to 1; null: too many to measure. */
  readonly between: number | null;
}

export interface Parting {
  readonly slug: string;
  /** Who could no longer be reached by the rest without it. */
  readonly apart: readonly string[];
}

export interface YearMeasure {
  readonly year: number;
  readonly links: number;
  /** Organisations with a link in that year. */
  readonly organisations: number;
  /** Of their pairs, the share that works together; null: too many to measure. */
  readonly density: number | null;
}

export interface Findings {
  readonly organisations: readonly OrganisationMeasure[];
  /** Slugs, the largest island first; who is linked to nobody is not among them. */
  readonly islands: readonly (readonly string[])[];
  readonly partings: readonly Parting[];
  /** Pairs without which the network falls in two. */
  readonly bridges: readonly (readonly [string, string])[];
  readonly density: number;
  readonly referrals: number;
  /** Share of referrals that are returned; null without any. */
  readonly reciprocity: number | null;
}

/** Measures a selection. Beyond {@link MOST_MEASURED} organisations only what is quickly counted. */
export function findingsOf(links: readonly Link[]): Findings {
  const slugs = organisationsIn(links);
  const at = new Map(slugs.map((slug, index) => [slug, index]));
  const pairs = togetherPairs(links).map(([a, b]): [number, number] => [at.get(a)!, at.get(b)!]);
  const graph = graphOf(slugs.length, pairs);
  const between = betweenness(graph);
  const degree = degrees(graph);
  const agreements = new Map<string, Set<string>>();
  for (const { from, to } of links)
    if (isAgreement(to)) agreements.set(from, (agreements.get(from) ?? new Set()).add(to));
  const measured = slugs.length <= MOST_MEASURED;
  const weak = measured ? weakPoints(graph) : { bridges: [], cutNodes: [] };
  const referrals = links.filter(({ kind }) => kind === 'refers-to');
  return {
    organisations: slugs.map((slug, index) => ({
      slug,
      links: degree[index]!,
      agreements: agreements.get(slug)?.size ?? 0,
      between: between?.[index] ?? null
    })),
    islands: components(graph).map((island) => island.map((index) => slugs[index]!)),
    partings: weak.cutNodes
      .map((cut) => ({ slug: slugs[cut]!, apart: partedBy(graph, cut).map((index) => slugs[index]!) }))
      .sort((a, b) => b.apart.length - a.apart.length || (a.slug < b.slug ? -1 : 1)),
    bridges: weak.bridges.map(([a, b]) => [slugs[a]!, slugs[b]!] as const),
    density: density(graph),
    referrals: referrals.length,
    reciprocity: reciprocity(referrals.map(({ from, to }) => [at.get(from)!, at.get(to)!] as const))
  };
}

/** The slugs of all that have a link, in their order. */
export function organisationsIn(links: readonly Link[]): string[] {
  return [...new Set(links.flatMap(({ from, to }) => [from, to]))].filter((key) => !isAgreement(key)).sort();
}

/** Of the island of a node, who could not reach its largest part without that node. */
function partedBy({ neighbours }: Graph, cut: number): number[] {
  const seen = new Set([cut]);
  const parts: number[][] = [];
  for (const start of neighbours[cut]!) {
    if (seen.has(start)) continue;
    seen.add(start);
    const part = [start];
    for (const one of part)
      for (const to of neighbours[one]!)
        if (!seen.has(to)) {
          seen.add(to);
          part.push(to);
        }
    parts.push(part);
  }
  return parts
    .sort((a, b) => b.length - a.length || a[0]! - b[0]!)
    .slice(1)
    .flat()
    .sort((a, b) => a - b);
}

/** How the network grew, year by year. */
export function overYears(links: readonly Link[], years: readonly number[]): YearMeasure[] {
  return years.map((year) => {
    const held = links.filter((link) => heldIn(link, year));
    const slugs = organisationsIn(held);
    const at = new Map(slugs.map((slug, index) => [slug, index]));
    const measured = slugs.length <= MOST_MEASURED;
    const pairs = measured
      ? togetherPairs(held).map(([a, b]): [number, number] => [at.get(a)!, at.get(b)!])
      : [];
    return {
      year,
      links: held.length,
      organisations: slugs.length,
      density: measured ? density(graphOf(slugs.length, pairs)) : null
    };
  });
}
