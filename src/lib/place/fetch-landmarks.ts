import type { LandmarkView } from './filter-view.ts';

/**
 * Where a walk may start, fetched when the fields that ask it are wanted: of a first view it would be the heaviest part
 * that nobody sees. None without a network: the other fields can be used.
 * @param href of the neighbourhood, `/it/san-siro`
 */
export async function fetchLandmarks(href: string): Promise<readonly LandmarkView[]> {
  try {
    const response = await fetch(`${href}/landmarks.json`);
    return response.ok ? ((await response.json()) as LandmarkView[]) : [];
  } catch {
    return [];
  }
}
