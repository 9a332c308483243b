import type { LonLat } from '../geo/point.ts';
import { read } from '../server/database.ts';
import type { Compared, SimilarEntry } from './similar.ts';

/** Entries that a new one of that name may be, the likeliest first: within 100 metres, or of nearly the same name. */
export function similarEntries(
  neighbourhood: string,
  target: Compared,
  name: string,
  near: LonLat | null
): Promise<readonly SimilarEntry[]> {
  return read('similar_entries', { neighbourhood, target, name, near });
}
