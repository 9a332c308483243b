import postgres from 'postgres';
import { fillWithPlaces } from '../../../tests/database/million.ts';
import { openTestDatabase } from '../../../tests/database/engine.ts';
import { startCluster } from '../postgres-cluster.ts';
import { BY_HAND, THROUGH_THE_DOOR, type QuestionAtScale } from './by-hand.ts';
import { processorTimeOf, spreadInWords, spreadOf } from './cpu.ts';
import type { Figure } from './table.ts';

const PLACES = 1_000_000;
/** A hundred places in each, as a small neighbourhood has. */
const NEIGHBOURHOODS = 10_000;
const BLOCKS = 5;
const RUNS = 30;

/**
 * What readers ask among a million places on PostgreSQL, against the same columns in the same order by SQL written by hand:
 * milliseconds of processor of the database, the middle of five blocks that take turns.
 */
export async function amongAMillion(): Promise<Figure[]> {
  const cluster = await startCluster();
  try {
    process.env['VICINA_TEST_ENGINE'] = 'postgres';
    process.env['VICINA_TEST_DATABASE_URL'] = cluster.url;
    const database = await openTestDatabase();
    await fillWithPlaces(database, PLACES, NEIGHBOURHOODS);
    const [row] = await database.sql<{ name: string }>('select current_database() as name');
    const url = new URL(cluster.url);
    url.pathname = `/${row!.name}`;
    const session = postgres(url.href, { max: 1 });
    // Compiling a query of some milliseconds costs more than it saves, and would be counted against one side only.
    await session.unsafe('set jit = off');
    await session.unsafe('set role anon');
    const [{ pid } = { pid: 0 }] = await session<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const figures: Figure[] = [];
    for (const asked of Object.keys(THROUGH_THE_DOOR) as QuestionAtScale[]) {
      const { what, most, sql } = THROUGH_THE_DOOR[asked];
      const taken = { ours: [] as number[], hand: [] as number[] };
      for (let block = -1; block < BLOCKS; block++)
        for (const [side, text] of [
          ['ours', sql],
          ['hand', BY_HAND[asked]]
        ] as const) {
          const before = processorTimeOf(pid);
          for (let run = 0; run < RUNS; run++) await session.unsafe(text);
          // The first block warms both.
          if (block >= 0) taken[side].push((processorTimeOf(pid) - before) / RUNS);
        }
      const [ours, hand] = [spreadOf(taken.ours), spreadOf(taken.hand)];
      const ratio = ours.middle / hand.middle;
      figures.push({
        what: `${what}, of ${PLACES.toLocaleString('en')} places in ${NEIGHBOURHOODS.toLocaleString('en')} neighbourhoods`,
        measured: `${ratio.toFixed(2)} × (${spreadInWords(ours)} / by hand ${spreadInWords(hand)} ms of processor)`,
        must: `≤ ${most} ×`,
        holds: ratio <= most
      });
    }
    await session.end();
    await database.close();
    return figures;
  } finally {
    await cluster.stop();
  }
}
