import type { LonLat } from '../geo/point.ts';
import { read } from '../server/database.ts';
import { untilDataChangesFor } from '../server/data-version.ts';
import type { WalksFrom } from '../walking/walks-from.ts';

/** As the database's `place_points` answers: positions by id. */
export type PlacePoints = Readonly<Record<string, LonLat>>;

const pointsOf = untilDataChangesFor((neighbourhood) => read('place_points', { neighbourhood }));

/** Metres on foot to every place of a neighbourhood that has a position, by id; null where no street leads there. */
export async function metresToPlaces(
  neighbourhood: string,
  walks: WalksFrom
): Promise<Readonly<Record<string, number | null>>> {
  const points = await pointsOf(neighbourhood);
  return Object.fromEntries(
    Object.entries(points).map(([id, point]) => [id, walks.to(point)?.metres ?? null])
  );
}
