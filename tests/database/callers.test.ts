import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedCaller } from '../../src/lib/server/signed-caller.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { ground, place } from './entries.ts';
import { newSecret, proposal } from './proposals.ts';

const message = () => proposal({ slug: 'biblioteca', secret: newSecret(), message: 'Ciao.' });

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql('select public.import_entries($1, $2)', ['test', [...ground, place('biblioteca')]]);
});
afterAll(() => database.close());

const [ours, other] = ['s'.repeat(43), `${'long secret '.repeat(9)}`];
const named = async (caller: string) =>
  (await database.sql<{ who: string }>('select private.named_caller($1) as who', [caller]))[0]!.who;

test('who asks is believed of a server that told its secret, and of nobody else', async () => {
  expect(await named(signedCaller('192.0.2.1', ours))).toBe('');
  for (const secret of [ours, other])
    await database.as('service_role').sql('select public.keep_caller_secret($1)', [secret]);
  for (const secret of [ours, other]) {
    expect(await named(signedCaller('192.0.2.1', secret))).toBe('192.0.2.1');
    expect(await named(signedCaller('2001:db8:1:2:3::4', secret))).toBe('2001:db8:1:2');
  }
  const [, key, mac] = signedCaller('192.0.2.1', ours).split(' ');
  for (const forged of [
    '192.0.2.1',
    `192.0.2.2 ${key} ${mac}`,
    `192.0.2.1 ${key} ${'0'.repeat(64)}`,
    `192.0.2.1 ${'0'.repeat(16)} ${mac}`,
    `192.0.2.1 ${key} ${mac}\n`,
    signedCaller('192.0.2.1', 'x'.repeat(43)),
    'a'.repeat(1_000_000)
  ])
    expect(await named(forged)).toBe('');
  await database.sql(`update private.caller_keys set until = now() - interval '1 second' where id = $1`, [
    key
  ]);
  expect(await named(signedCaller('192.0.2.1', ours))).toBe('');
  expect(await named(signedCaller('192.0.2.1', other))).toBe('192.0.2.1');
  // The next server that tells its secret lets go of what has run out.
  await database.as('service_role').sql('select public.keep_caller_secret($1)', [other]);
  expect(await database.sql('select id from private.caller_keys')).toHaveLength(1);
});

test('whoever has the publishable key is one, whatever she calls herself, and takes nothing from others', async () => {
  await database.as('service_role').sql('select public.keep_caller_secret($1)', [ours]);
  const send = (caller: string | null) =>
    database.as('anon').sql('select public.propose($1, $2)', [message(), caller]);
  const [limit] = await database.sql<{ most: number }>(
    `select l.most from private.limits as l where l.bucket = 'propose'`
  );
  for (let time = 0; time < limit!.most; time++) await send(`198.51.100.${time}`);
  for (const caller of ['203.0.113.1', null, signedCaller('192.0.2.1', 'x'.repeat(43))])
    await expect(send(caller)).rejects.toMatchObject({ code: 'PT429' });
  await send(signedCaller('192.0.2.1', ours));
});

test.each([
  ['nothing', null],
  ['short', 'short'],
  ['too long', 'x'.repeat(501)]
])('a secret that is %s is none', async (_, secret) => {
  await expect(
    database.as('service_role').sql('select public.keep_caller_secret($1)', [secret])
  ).rejects.toMatchObject({ code: '22023', hint: 'secret' });
});
