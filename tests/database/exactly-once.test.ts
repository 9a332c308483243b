import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareDatabase } from '../../supabase/embedded/prepare.ts';
import { migrationsFolder } from '../../supabase/embedded/folders.ts';
import { readMigrations } from '../../supabase/embedded/migrate.ts';
import { startEmbedded, type Embedded } from '../../supabase/embedded/start.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { ground, place } from './entries.ts';
import { newPlace, newSecret, photo, webp } from './proposals.ts';
import { temporaryFolder } from './temporary-folder.ts';

const entries = [...ground, place('biblioteca')];

describe('the same post', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await database.sql('select public.import_entries($1, $2)', ['test', entries]);
  });
  afterAll(() => database.close());

  test('sent twenty times at once is one proposal, and each sender is told the same', async () => {
    const secret = newSecret();
    const value = newPlace({ name: { it: 'Doppione' } }, { secret });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        database.api('anon').rpc('propose', { proposal: value, caller: '192.0.2.3' })
      )
    );
    expect(answers.map(({ error }) => error)).toEqual(Array(20).fill(null));
    expect(new Set(answers.map(({ data }) => data.id)).size).toBe(1);
    expect(answers.filter(({ data }) => data.again === false)).toHaveLength(1);
    const [row] = await database.sql(
      `select count(*)::int as rows from public.contributions where changes #>> '{name,it}' = 'Doppione'`
    );
    expect(row).toEqual({ rows: 1 });
  });

  test('with a photo is one photo', async () => {
    const value = photo({ slug: 'biblioteca', alt: { it: 'Doppia' } });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        database.api('anon').rpc('propose_photo', { photo: value, large: webp(), small: webp() })
      )
    );
    expect(new Set(answers.map(({ data }) => data?.id)).size).toBe(1);
    const [row] = await database.sql(
      `select count(*)::int as bytes from private.photo_files as f
       join public.contributions as c on c.id = f.contribution_id where c.changes #>> '{alt,it}' = 'Doppia'`
    );
    expect(row).toEqual({ bytes: 1 });
  });
});

describe.skipIf(process.env.VICINA_TEST_ENGINE === 'postgres')('a server that is killed', () => {
  beforeAll(() => prepareDatabase(readMigrations(migrationsFolder)));

  test(
    'between taking a proposal and answering has it exactly once when the same post comes again',
    { timeout: 180_000 },
    async () => {
      const dataDirectory = temporaryFolder();
      let running: Embedded = await startEmbedded({ dataDirectory });
      await running.sql('select public.import_entries($1, $2)', ['test', entries]);
      const send = (secret: string) =>
        fetch(`${running.url}/rest/v1/rpc/propose`, {
          method: 'POST',
          headers: { apikey: running.publishableKey, 'content-type': 'application/json' },
          body: JSON.stringify({
            proposal: newPlace({ name: { it: 'Una volta' } }, { secret }),
            caller: secret
          })
        }).then(async (response) => (await response.json()) as { again: boolean });
      // Once, so that the others find it warm: the moments below are then spread over what one takes.
      const began = performance.now();
      await send(newSecret());
      const takes = performance.now() - began;

      const outcomes: { answered: boolean; again: boolean }[] = [];
      for (let round = 0; round < 4; round++) {
        const secret = newSecret();
        const answer = send(secret).then(
          () => true,
          () => false
        );
        await new Promise((resolve) => setTimeout(resolve, (takes * round) / 3));
        process.kill(running.pid, 'SIGKILL');
        const answered = await answer;
        await running.ended;
        running = await startEmbedded({ dataDirectory });
        const { again } = await send(secret);
        outcomes.push({ answered, again });
        expect(
          await running.sql(
            'select count(*)::int as rows from public.contributions where secret_hash = private.secret_hash($1)',
            [secret]
          )
        ).toEqual([{ rows: 1 }]);
      }
      await running.stop();
      // What was acknowledged was there; what was not is there by now, once.
      for (const { answered, again } of outcomes) if (answered) expect(again).toBe(true);
    }
  );
});
