import type { LonLat } from '../geo/point.ts';
import { read } from '../server/database.ts';
import type { Target } from './proposal.ts';
import type { SimilarEntry } from './similar.ts';

/** Entries that a new one of that name may be, the likeliest first: within 100 metres, or of nearly the same name. */
export function similarEntries(
  neighbourhood: string,
  target: Target,
  name: string,
  near: LonLat | null
): Promise<readonly SimilarEntry[]> {
  return read('similar_entries', { neighbourhood, target, name, near });
}
