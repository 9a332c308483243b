import { beforeAll, describe, expect, test } from 'vitest';
import { keepEmbedded } from '../../src/commands/supabase.ts';
import { temporaryFolder } from '../../tests/database/temporary-folder.ts';
import { migrationsFolder } from './folders.ts';
import { readMigrations } from './migrate.ts';
import { prepareDatabase } from './prepare.ts';
import { startEmbedded } from './start.ts';

const ROUNDS = 3;
const WRITERS = 4;

describe.skipIf(process.env.VICINA_TEST_ENGINE === 'postgres')('the embedded database', () => {
  beforeAll(() => prepareDatabase(readMigrations(migrationsFolder)));

  test('keeps every acknowledged row when it is killed in the middle of writing', async () => {
    const dataDirectory = temporaryFolder();
    const acknowledged: number[] = [];
    let next = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const embedded = await startEmbedded({ dataDirectory });
      await embedded.sql('create table if not exists public.written (id int primary key, body text)');
      const writing = Array.from({ length: WRITERS }, async () => {
        for (;;) {
          const id = ++next;
          await embedded.sql("insert into public.written values ($1, repeat('x', 500))", [id]);
          acknowledged.push(id);
        }
      });
      const stopped = Promise.allSettled(writing);
      await new Promise((resolve) => setTimeout(resolve, 300 + round * 170));
      process.kill(embedded.pid, 'SIGKILL');
      await stopped;
    }
    const embedded = await startEmbedded({ dataDirectory });
    const rows = await embedded.sql<{ id: number }>('select id from public.written');
    await embedded.stop();
    const found = new Set(rows.map(({ id }) => id));
    expect(acknowledged.length).toBeGreaterThan(ROUNDS * WRITERS);
    expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
  });

  test('that hangs in a statement without end is ended and is there again, at the same address and with its rows', async () => {
    const stops: (() => Promise<unknown>)[] = [];
    const stopping = {
      isAsked: false,
      signal: new AbortController().signal,
      add: (stop: () => Promise<unknown>) => void stops.push(stop)
    };
    const { url, sql, publishableKey } = await keepEmbedded(
      { dataDirectory: temporaryFolder(), siteUrl: 'http://localhost' },
      stopping,
      {
        askEvery: 200,
        within: 3_000
      }
    );
    const answers = () =>
      fetch(`${url}/rest/v1/places?select=slug`, {
        headers: { apikey: publishableKey },
        signal: AbortSignal.timeout(2_000)
      }).then(({ status }) => status, () => 0); // prettier-ignore
    await sql!('create table public.written as select 1 as id');
    await expect(sql!('do $$ begin loop end loop; end $$')).rejects.toThrow('ended');
    await expect.poll(answers, { timeout: 60_000 }).toBe(200);
    expect(await sql!('select id from public.written')).toEqual([{ id: 1 }]);
    stopping.isAsked = true;
    for (const stop of stops) await stop();
  });

  test('that was killed while it was being made is made anew', async () => {
    const dataDirectory = temporaryFolder();
    const giveUp = new AbortController();
    setTimeout(() => giveUp.abort(), 1_500);
    await expect(startEmbedded({ dataDirectory, usePrepared: false, signal: giveUp.signal })).rejects.toThrow(
      'ended'
    );
    const embedded = await startEmbedded({ dataDirectory });
    expect(await embedded.sql('select count(*) as places from public.places')).toEqual([{ places: 0 }]);
    await embedded.stop();
  });
});
