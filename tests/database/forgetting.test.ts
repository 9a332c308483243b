import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openInstallation } from '../../supabase/embedded/installation.ts';
import { signedCaller } from '../../src/lib/server/signed-caller.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { ground, place } from './entries.ts';
import { newSecret, proposal } from './proposals.ts';
import { temporaryFolder } from './temporary-folder.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;

const entries = [...ground, place('biblioteca')];
const message = () => proposal({ slug: 'biblioteca', secret: newSecret(), message: 'Ciao.' });

/** The names of all tables in which a text stands anywhere, in any column. */
async function tablesWith(database: TestDatabase, text: string): Promise<string[]> {
  const tables = await database.sql<{ table: string }>(
    `select format('%I.%I', n.nspname, c.relname) as table from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('public', 'private', 'auth') order by 1`
  );
  const found: string[] = [];
  for (const { table } of tables) {
    const [row] = await database.sql<{ found: boolean }>(
      `select exists (select from ${table} as t where position($1 in t::text) > 0) as found`,
      [text]
    );
    if (row!.found) found.push(table);
  }
  return found;
}

describe('what is forgotten', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await database.sql('select public.import_entries($1, $2)', ['test', entries]);
  });
  afterAll(() => database.close());

  const purge = (after: number) =>
    database.as('service_role').sql('select public.purge($1)', [new Date(Date.now() + after).toISOString()]);
  const count = async (table: string) =>
    (await database.sql<{ count: number }>(`select count(*)::int as count from ${table}`))[0]!.count;

  test('an address of the network is never written down, and its hash is gone after 48 hours', async () => {
    const address = '192.0.2.77';
    await database.as('anon').sql('select public.propose($1, $2)', [message(), address]);
    await database
      .as('anon')
      .sql(`select public.confirm_entry('borgo', 'places', 'biblioteca', null, $1)`, [address]);
    await database.as('anon').sql('select public.take_sign_in_turn($1, $2)', ['amina@example.org', address]);
    expect(await tablesWith(database, address)).toEqual([]);

    const marks = async () => [
      await count('private.turns'),
      await count('private.salts'),
      await count('private.confirmation_marks')
    ];
    const before = await marks();
    expect(Math.min(...before)).toBeGreaterThan(0);
    await purge(47 * HOUR);
    expect(await marks()).toEqual(before);
    // The salt is of a day: it goes when the whole of it is over.
    await purge(48 * HOUR + DAY);
    expect(await marks()).toEqual([0, 0, 0]);
  });

  test('the same address on another day is another mark', async () => {
    const hash = async () =>
      (
        await database.sql<{ hash: string }>(`select encode(private.caller_hash('192.0.2.1'), 'hex') as hash`)
      )[0]!.hash;
    const today = await hash();
    expect(await hash()).toBe(today);
    await database.sql('delete from private.salts');
    expect(await hash()).not.toBe(today);
  });

  test('an e-mail address is gone 90 days after the decision and not before, or after a year without one', async () => {
    const contact = 'amina.long@example.org';
    const secret = newSecret();
    const value = { ...message(), secret, contact };
    await database.as('anon').sql('select public.propose($1)', [value]);
    expect(await tablesWith(database, contact)).toEqual(['private.letters', 'public.contributions']);
    // Not decided: she is still waiting for an answer.
    await purge(300 * DAY);
    expect(await tablesWith(database, contact)).toContain('public.contributions');
    await database.as('anon').sql('select public.withdraw_proposal($1)', [secret]);
    await purge(89 * DAY);
    expect(await tablesWith(database, contact)).toContain('public.contributions');
    await purge(91 * DAY);
    expect(await tablesWith(database, contact)).toEqual([]);

    await database.as('anon').sql('select public.propose($1)', [{ ...message(), contact }]);
    await purge(367 * DAY);
    expect(await tablesWith(database, contact)).toEqual([]);
  });

  test('a reader is never counted and never turned away', async () => {
    const turns = await count('private.turns');
    const reader = database.as('anon');
    for (let time = 0; time < 120; time++) {
      await reader.sql(`select public.search_places('borgo', '{}')`);
      await reader.sql(`select public.place_by_slug('borgo', 'biblioteca')`);
      await reader.sql(`select public.entry_history('borgo', 'places', 'biblioteca')`);
      await reader.sql(`select public.similar_entries('borgo', 'places', 'biblioteca')`);
      await reader.sql(`select public.challenge('borgo', '192.0.2.9')`);
    }
    expect(await count('private.turns')).toBe(turns);
  });
});

describe.skipIf(process.env.VICINA_TEST_ENGINE === 'postgres')('a limit', () => {
  test('is not forgotten when everything is stopped and started again, and is of one address alone', async () => {
    const dataDirectory = temporaryFolder();
    const open = () => openInstallation({ dataDirectory, sendEmail: async () => {} });
    let installation = await open();
    await installation.superuser.rows('select public.import_entries($1, $2)', ['test', entries]);
    const [limit] = await installation.superuser.rows<{ most: number }>(
      `select l.most from private.limits as l where l.bucket = 'propose'`
    );
    const secret = 's'.repeat(43);
    await installation.superuser.rows('select public.keep_caller_secret($1)', [secret]);
    const send = (caller: string) =>
      installation.superuser.rowsAs('anon', { role: 'anon' }, 'select public.propose($1, $2)', [
        message(),
        signedCaller(caller, secret)
      ]);
    for (let time = 0; time < limit!.most; time++) await send('192.0.2.1');
    const refusal = { code: 'PT429', detail: expect.stringMatching(/^\d+$/) };
    await expect(send('192.0.2.1')).rejects.toMatchObject(refusal);
    await installation.close();

    installation = await open();
    await expect(send('192.0.2.1')).rejects.toMatchObject(refusal);
    await send('192.0.2.2');
    await installation.close();
  });
});
