import { gridOfStreets } from '../../src/lib/walking/grid-for-tests.ts';
import { packGraph } from '../../src/lib/walking/graph-file.server.ts';
import type { TestDatabase } from './engine.ts';

export const graph = gridOfStreets({ columns: 5, rows: 4 });

/** Puts a few streets into the borgo. @returns the revision */
export async function storeWalkGraph(
  database: TestDatabase,
  about: object = {},
  of = 'borgo',
  streets = graph
): Promise<number> {
  const [row] = await database
    .as('service_role')
    .sql<{ revision: string }>('select public.store_walk_graph($1, $2, $3) as revision', [
      of,
      Buffer.from(packGraph(streets)).toString('base64'),
      {
        points: 20,
        pieces: 31,
        source: 'OpenStreetMap, test',
        licence: 'ODbL-1.0',
        takenOn: null,
        withoutStreet: 0.25,
        ...about
      }
    ]);
  return Number(row!.revision);
}
