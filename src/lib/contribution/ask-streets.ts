import type { Street } from './streets.ts';

/** The streets known here, as JSON at an address of ours. Throws when there is no answer, or no good one. */
export async function askStreets(url: string): Promise<readonly Street[]> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return ((await answer.json()) as { streets: readonly Street[] }).streets;
}
