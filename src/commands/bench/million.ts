import postgres from 'postgres';
import { fillWithPlaces } from '../../../tests/database/million.ts';
import { openTestDatabase } from '../../../tests/database/engine.ts';
import { startCluster } from '../postgres-cluster.ts';
import { median, times, type Figure } from './table.ts';

const MOST_RATIO = 1.5;
const RUNS = 30;

/** What the same question costs when written by hand, without rights to check or filters to choose among. */
const BY_HAND = {
  walk: `
    select p.id, p.slug, p.name, p.category, p.opening_hours, count(*) over () as total,
      extensions.st_distance(p.location, 'srid=4326;point(9.14 45.47)'::extensions.geography, false) as distance
    from public.places as p
    where extensions.st_dwithin(p.location, 'srid=4326;point(9.14 45.47)'::extensions.geography, 1000, false)
    order by distance, p.id limit 50`,
  box: `
    select p.id, p.slug, p.name, p.category, p.opening_hours, count(*) over () as total,
      extensions.st_distance(p.location, 'srid=4326;point(9.14 45.47)'::extensions.geography, false) as distance
    from public.places as p
    where p.location::extensions.geometry operator(extensions.&&) extensions.st_makeenvelope(9.13, 45.46, 9.15, 45.48, 4326)
    order by distance, p.id limit 50`
} as const;

const THROUGH_THE_DOOR = {
  walk: { near: [9.14, 45.47], metres: 1000, limit: 50 },
  box: { bbox: [9.13, 45.46, 9.15, 45.48], limit: 50 }
} as const;

/** Searches among a million places on PostgreSQL, as a reader, against queries written by hand as the superuser. */
export async function amongAMillion(): Promise<Figure[]> {
  const cluster = await startCluster();
  try {
    process.env['VICINA_TEST_ENGINE'] = 'postgres';
    process.env['VICINA_TEST_DATABASE_URL'] = cluster.url;
    const database = await openTestDatabase();
    await fillWithPlaces(database, 1_000_000);
    const [row] = await database.sql<{ name: string }>('select current_database() as name');
    const url = new URL(cluster.url);
    url.pathname = `/${row!.name}`;
    const [reader, superuser] = [postgres(url.href, { max: 1 }), postgres(url.href, { max: 1 })];
    // Compiling a query of some milliseconds costs more than it saves, and would be counted against one side only.
    for (const session of [reader, superuser]) await session.unsafe('set jit = off');
    await reader.unsafe('set role anon');
    const figures: Figure[] = [];
    for (const name of ['walk', 'box'] as const) {
      const filters = reader.json(THROUGH_THE_DOOR[name]);
      const search = () => reader`select public.search_places('borgo', ${filters})`;
      const byHand = () => superuser.unsafe(BY_HAND[name]);
      await times(3, search);
      await times(3, byHand);
      const taken = { search: [] as number[], byHand: [] as number[] };
      for (let index = 0; index < RUNS; index++) {
        taken.search.push(...(await times(1, search)));
        taken.byHand.push(...(await times(1, byHand)));
      }
      const [ours, hand] = [median(taken.search), median(taken.byHand)];
      figures.push({
        what: `${name === 'walk' ? '1 km around a point' : 'box of a neighbourhood'}, 1,000,000 places, PostgreSQL`,
        measured: `${(ours / hand).toFixed(2)} × (${ours.toFixed(1)} ms / by hand ${hand.toFixed(1)} ms)`,
        must: `≤ ${MOST_RATIO} ×`,
        holds: ours <= MOST_RATIO * hand
      });
    }
    await Promise.all([reader.end(), superuser.end()]);
    await database.close();
    return figures;
  } finally {
    await cluster.stop();
  }
}
