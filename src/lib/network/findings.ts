import { isAgreement, yearOf, type Link } from './links.ts';
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
import { tiesIn } from './tied-here.ts';
import { linksAmong, numberPairs, organisationsIn, togetherIn, type Together } from './together.ts';

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
  /** Of those who work here, or from elsewhere with one of them. */
  readonly links: number;
  /** Of these, those among organisations that work here, and how many these are. */
  readonly among: number;
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
export function findingsOf(links: readonly Link[], together: Together = togetherIn(links)): Findings {
  const { slugs } = together;
  const at = new Map(slugs.map((slug, index) => [slug, index]));
  const graph = graphOf(slugs.length, numberPairs(together));
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
export function overYears(
  links: readonly Link[],
  years: readonly number[],
  working: ReadonlySet<string>
): YearMeasure[] {
  const slugs = organisationsIn(links);
  const among = new Set(linksAmong(links, working));
  const at = new Map(slugs.map((slug, index) => [slug, index]));
  const spans = links.map((link) => ({
    ...{ link, isAmong: among.has(link), from: at.get(link.from)!, to: at.get(link.to) ?? null },
    first: link.since === null ? -Infinity : yearOf(link.since),
    last: link.until === null ? Infinity : yearOf(link.until)
  }));
  const tiesOf = tiesIn(links, working);
  return years.map((year) => {
    const held = spans.flatMap(({ first, last }, index) => (first <= year && year <= last ? index : []));
    const tied = tiesOf(held);
    const here = held.map((index) => spans[index]!).filter(({ isAmong }) => isAmong);
    const there = new Uint8Array(slugs.length);
    for (const { from, to } of here) {
      there[from] = 1;
      if (to !== null) there[to] = 1;
    }
    const organisations = there.reduce((sum, one) => sum + one, 0);
    const measured = organisations <= MOST_MEASURED;
    return {
      ...{ year, links: tied.length, among: here.length, organisations },
      density: measured ? densityOf(togetherIn(here.map(({ link }) => link))) : null
    };
  });
}

const densityOf = (together: Together) => density(graphOf(together.slugs.length, numberPairs(together)));
