import postgres from 'postgres';
import { openTestDatabase } from '../../../tests/database/engine.ts';
import { withNeighbourhoods } from '../../../supabase/seed/choose.ts';
import { entriesOf } from '../../../supabase/seed/load.ts';
import { readSeed } from '../../../supabase/seed/read.ts';
import { startCluster } from '../postgres-cluster.ts';
import { processorTimeOf, spreadInWords, spreadOf } from './cpu.ts';
import type { Figure } from './table.ts';

const BATCH = 40;
/** Milliseconds of the database's processor for one place. */
const MOST_NEW = 1;
const MOST_UNCHANGED = 0.3;

/** What it costs PostgreSQL to import the places of San Siro, in batches, and to import them again. */
export async function importCost(): Promise<Figure[]> {
  const cluster = await startCluster();
  try {
    process.env['VICINA_TEST_ENGINE'] = 'postgres';
    process.env['DATABASE_URL'] = cluster.url;
    const database = await openTestDatabase();
    const [row] = await database.sql<{ name: string }>('select current_database() as name');
    const url = new URL(cluster.url);
    url.pathname = `/${row!.name}`;
    const session = postgres(url.href, { max: 1 });
    const [{ pid } = { pid: 0 }] = await session<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const all = entriesOf(withNeighbourhoods(readSeed(), ['san-siro']));
    const first = all.findIndex(({ target }) => target === 'places');
    const places = all.filter(({ target }) => target === 'places');
    const imported = (entries: readonly object[]) =>
      session`select public.import_entries('bench', ${session.json(entries as never)})`;
    await imported(all.slice(0, first));
    const batches = async () => {
      const taken: number[] = [];
      for (let at = 0; at < places.length; at += BATCH) {
        const batch = places.slice(at, at + BATCH);
        const before = processorTimeOf(pid);
        await imported(batch);
        taken.push((processorTimeOf(pid) - before) / batch.length);
      }
      return spreadOf(taken);
    };
    const figures = [
      ['new', MOST_NEW],
      ['unchanged', MOST_UNCHANGED]
    ] as const;
    const rows: Figure[] = [];
    for (const [what, most] of figures) {
      const measured = await batches();
      rows.push({
        what: `import of ${places.length} places, ${what}, PostgreSQL`,
        measured: `${spreadInWords(measured)} ms of the database's processor a place`,
        must: `≤ ${most} ms`,
        holds: measured.middle <= most
      });
    }
    await session.end();
    await database.close();
    return rows;
  } finally {
    await cluster.stop();
  }
}
