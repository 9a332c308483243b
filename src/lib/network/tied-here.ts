import { isAgreement, type Link } from './links.ts';

/**
 * Of some links those that tell of a neighbourhood: among those who work in it, and those from elsewhere that have a link
 * of the same selection, or an agreement in common, with one of them. Who is elsewhere and tied to nobody here (any more)
 * is left out with all its links, and so is an agreement in which nobody from here is.
 */
export function tiedHere(links: readonly Link[], working: ReadonlySet<string>): readonly Link[] {
  return tiesIn(links, working)(links.map((_, index) => index)).map((index) => links[index]!);
}

/**
 * The same for parts of these links, which are given by their places among them: whoever asks for each of many years has
 * the ends as numbers, and compares no texts.
 */
export function tiesIn(
  links: readonly Link[],
  working: ReadonlySet<string>
): (held: readonly number[]) => number[] {
  const numbers = new Map<string, number>();
  const numberOf = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const from = Int32Array.from(links, (link) => numberOf(link.from));
  const to = Int32Array.from(links, (link) => numberOf(link.to));
  const gathers = Uint8Array.from(links, (link) => Number(isAgreement(link.to)));
  const works = Uint8Array.from(numbers.keys(), (key) => Number(working.has(key)));
  return (held) => {
    const agreements = new Uint8Array(works.length);
    for (const link of held) if (gathers[link] && works[from[link]!]) agreements[to[link]!] = 1;
    const near = works.slice();
    for (const link of held) {
      if (gathers[link] ? agreements[to[link]!] : works[to[link]!]) near[from[link]!] = 1;
      if (!gathers[link] && works[from[link]!]) near[to[link]!] = 1;
    }
    return held.filter((link) => near[from[link]!] && (gathers[link] ? agreements : near)[to[link]!]);
  };
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
