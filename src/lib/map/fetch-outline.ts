import type { Geometry } from 'geojson';

/** Where a neighbourhood ends. Null when it does not come: the map does without. */
export async function fetchOutline(address: string): Promise<Geometry | null> {
  try {
    const response = await fetch(address);
    return response.ok ? ((await response.json()) as Geometry) : null;
  } catch {
    return null;
  }
}
