import { isAgreement, type Link } from './links.ts';

/*
 * What is measured is who works with whom: two organisations that are linked, or that are in one agreement. So nobody
 * counts for more because of being the one who wrote an agreement down.
 */

/** Pairs of organisations that work with each other, as numbers: of a large network there are hundreds of thousands. */
export interface Together {
  /** Of all that have a link, in their order; a number is a place in it. */
  readonly slugs: readonly string[];
  /** Two numbers for each pair, smaller first; each pair once, ascending. */
  readonly pairs: Int32Array;
}

export function togetherIn(links: readonly Link[]): Together {
  const slugs = organisationsIn(links);
  const at = new Map(slugs.map((slug, index) => [slug, index]));
  // One number for a pair: exact as long as the square of how many there are is (94 million organisations).
  const keys: number[] = [];
  const add = (a: number, b: number) => {
    if (a !== b) keys.push(a < b ? a * slugs.length + b : b * slugs.length + a);
  };
  const members = new Map<string, number[]>();
  for (const { from, to } of links) {
    if (!isAgreement(to)) add(at.get(from)!, at.get(to)!);
    else if (members.has(to)) members.get(to)!.push(at.get(from)!);
    else members.set(to, [at.get(from)!]);
  }
  for (const those of members.values())
    for (const [index, a] of those.entries())
      for (let other = index + 1; other < those.length; other++) add(a, those[other]!);
  const sorted = Float64Array.from(keys).sort();
  const pairs = new Int32Array(sorted.length * 2);
  let count = 0;
  for (const [index, key] of sorted.entries()) {
    if (key === sorted[index - 1]) continue;
    pairs[count++] = Math.floor(key / slugs.length);
    pairs[count++] = key % slugs.length;
  }
  return { slugs, pairs: pairs.slice(0, count) };
}

/** The pairs one by one. */
export function* numberPairs({ pairs }: Together): Generator<[number, number]> {
  for (let at = 0; at < pairs.length; at += 2) yield [pairs[at]!, pairs[at + 1]!];
}

/** The same by slugs. */
export function* slugPairs(together: Together): Generator<[string, string]> {
  for (const [a, b] of numberPairs(together)) yield [together.slugs[a]!, together.slugs[b]!];
}

/** The slugs of all that have a link, in their order. */
export function organisationsIn(links: readonly Link[]): string[] {
  const slugs = new Set<string>();
  for (const { from, to } of links) {
    slugs.add(from);
    if (!isAgreement(to)) slugs.add(to);
  }
  return [...slugs].sort();
}

/** What links those of a set with each other, or them with an agreement. */
export function linksAmong(links: readonly Link[], those: ReadonlySet<string>): readonly Link[] {
  return links.filter(({ from, to }) => those.has(from) && (isAgreement(to) || those.has(to)));
}

/** Slugs of those an organisation works with. */
export function partnersOf(slug: string, links: readonly Link[]): ReadonlySet<string> {
  const partners = new Set<string>();
  const agreements = new Set<string>();
  for (const { from, to } of links) {
    if (to === slug) partners.add(from);
    else if (from !== slug) continue;
    else if (isAgreement(to)) agreements.add(to);
    else partners.add(to);
  }
  if (agreements.size > 0) for (const { from, to } of links) if (agreements.has(to)) partners.add(from);
  partners.delete(slug);
  return partners;
}
