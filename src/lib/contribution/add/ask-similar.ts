import { formatDegrees } from '../../geo/bounding-box.ts';
import type { LonLat } from '../../geo/point.ts';
import type { SimilarEntry } from '../similar.ts';

/** As much of a name as is compared, in characters. */
const LONGEST_NAME = 200;

/** Asks what is there already and may be the same; null when nobody answers, which is no reason to wait. */
export async function askSimilar(
  neighbourhood: string,
  wanted: {
    readonly target: 'places' | 'activities';
    readonly name: string;
    /** WGS 84, longitude first. */
    readonly near: LonLat | null;
  },
  signal: AbortSignal
): Promise<readonly SimilarEntry[] | null> {
  const query = new URLSearchParams({
    target: wanted.target,
    name: wanted.name.slice(0, LONGEST_NAME),
    ...(wanted.near && { near: formatDegrees(wanted.near) })
  });
  try {
    const answer = await fetch(`/api/v1/${neighbourhood}/similar?${query}`, { signal });
    if (!answer.ok) return null;
    return ((await answer.json()) as { similar: readonly SimilarEntry[] }).similar;
  } catch {
    return null;
  }
}
