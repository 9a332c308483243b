/** Longer ones are no choice that somebody else makes as well, in characters. */
const LONGEST_QUERY = 200;

/** What other sites hang on links to tell themselves who followed them: no page of ours reads it, and nobody's answer differs by it. */
const FOLLOWED = /^(utm_\w+|mtm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|_ga|ref_src)$/;

/** Takes out of an address what other sites have added to follow their readers. */
export function withoutFollowers(url: URL): void {
  for (const name of new Set(url.searchParams.keys())) if (FOLLOWED.test(name)) url.searchParams.delete(name);
}

/**
 * The parameters of an address in one order, without empty ones; null when one of them is not among those that may be kept
 * with an answer.
 * @param asks names that may
 */
export function keptQuery(query: URLSearchParams, asks: readonly string[]): string | null {
  const said = [...query].filter(([, value]) => value !== '');
  if (said.some(([name]) => !asks.includes(name))) return null;
  const sorted = new URLSearchParams(said.sort(byNameThenValue)).toString();
  return sorted.length <= LONGEST_QUERY ? sorted : null;
}

const byNameThenValue = ([a, x]: readonly [string, string], [b, y]: readonly [string, string]): number =>
  a === b ? Number(x > y) - Number(x < y) : a < b ? -1 : 1;
