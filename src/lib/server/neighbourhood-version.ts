import { read } from './database.ts';
import { dataVersion, untilDataChangesFor } from './data-version.ts';

/** As many as change in turns in one installation; others are asked about again. */
const MOST_KEPT = 2000;

/** Which change of what a neighbourhood shows was its last, and what its clock goes by; null: there is none of that slug. */
export const neighbourhoodVersion = untilDataChangesFor(
  // Never later than what everything else here was made from: a page of before a change is not taken for one of after it.
  async (neighbourhood) => read('neighbourhood_version', { neighbourhood, known: await dataVersion() }),
  MOST_KEPT
);

/**
 * Keeps what `load` gives of a neighbourhood until something of it changes, whatever changes elsewhere; at most `limit`
 * keys.
 * @param slugOf the neighbourhood that a key is about
 */
export function untilNeighbourhoodChanges<T>(
  load: (key: string) => Promise<T>,
  { limit = 100, slugOf = (key: string) => key }: { limit?: number; slugOf?: (key: string) => string } = {}
): (key: string) => Promise<T> {
  return untilDataChangesFor(
    load,
    limit,
    async (key) => (await neighbourhoodVersion(slugOf(key)))?.version ?? (await dataVersion())
  );
}
