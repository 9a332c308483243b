import type { LonLat } from '../geo/point.ts';
import { read } from '../server/database.ts';
import { untilDataChangesFor } from '../server/data-version.ts';
import type { WalksFrom } from '../walking/walks-from.ts';

/** As the database's `place_points` answers: positions by id. */
export type PlacePoints = Readonly<Record<string, LonLat>>;

const pointsOf = untilDataChangesFor((key) => {
  const [neighbourhood = '', day = ''] = key.split(' ');
  return read('place_points', { neighbourhood, day });
});

/**
 * Metres on foot to every place of a neighbourhood that has a position on a day, by id; null where no street leads there.
 * @param day ISO date on the wall: a notice may say that a place has moved
 */
export async function metresToPlaces(
  neighbourhood: string,
  day: string,
  walks: WalksFrom
): Promise<Readonly<Record<string, number | null>>> {
  const points = await pointsOf(`${neighbourhood} ${day}`);
  return Object.fromEntries(
    Object.entries(points).map(([id, point]) => [id, walks.to(point)?.metres ?? null])
  );
}
