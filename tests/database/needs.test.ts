import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SAME_KIND_A_DAY } from '../../src/lib/needs/marks.server.ts';
import { openTestDatabase, type Role, type TestDatabase } from './engine.ts';
import { ground, neighbourhood, place } from './entries.ts';
import { CELL, counted, need, send, tell } from './needs.ts';

const ROLES: readonly Role[] = ['anon', 'authenticated', 'service_role'];
const DENIED = { code: '42501' };

/** A square of Nairobi: 1°17′ south, zone 37. */
const SOUTH = {
  type: 'MultiPolygon',
  coordinates: [[[[36.82, -1.29], [36.84, -1.29], [36.84, -1.27], [36.82, -1.27], [36.82, -1.29]]]] // prettier-ignore
};

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql('select public.import_entries($1, $2)', [
    'test',
    [...ground, place('biblioteca'), neighbourhood('mtaa', { outline: SOUTH, time_zone: 'Africa/Nairobi' })]
  ]);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.sql('truncate public.needs, private.need_marks, private.needs_told');
});

const number = async (table = 'public.needs') =>
  (await database.sql<{ number: number }>(`select count(*)::int as number from ${table}`))[0]!.number;
const add = (what: unknown, marks: unknown = [['m'.repeat(22)]]) =>
  database.as('anon').sql('select public.add_need($1, $2, $3)', ['borgo', what, marks]);

describe('a need', () => {
  test('is kept with its week and its cell, and with nothing that says who or when', async () => {
    await send(database, need());
    const [row] = await database.sql<Record<string, unknown>>('select * from public.needs');
    expect(Object.keys(row!).sort()).toEqual(
      ['cell_column', 'cell_row', 'id', 'neighbourhood_id', 'stops', 'times', 'week', 'what', 'zone'].sort()
    );
    const [week] = await database.sql<{ monday: boolean }>(
      `select extract(isodow from week) = 1 and week between current_date - 7 and current_date + 1 as monday from public.needs`
    );
    expect(week).toEqual({ monday: true });
  });

  test.each<[what: string, need: object]>([
    ['a point', need({ cell: undefined, point: [9.14, 45.47] })],
    ['a cell with a point in it', need({ cell: { ...CELL, point: [9.14, 45.47] } })],
    ['a finer cell', need({ cell: { ...CELL, column: 2554.5 } })],
    ['a cell of a metre', need({ cell: { zone: 32, column: 510_800, row: 5_035_000 } })],
    ['a cell written as text', need({ cell: { zone: '32', column: '2554', row: '25175' } })],
    ['a cell in another town', need({ cell: { zone: 32, column: 2000, row: 25_175 } })],
    ['its cell on the other side of the equator', need({ cell: { ...CELL, row: -25_175 } })],
    ['a cell beyond the pole', need({ cell: { ...CELL, row: -60_000 } })],
    ['half a cell', need({ cell: { zone: 32, column: 2554 } })],
    ['a name', need({ name: 'Fatima' })],
    ['a day', need({ week: '2026-11-25' })],
    ['words of her own', need({ what: 'la mia via è via Gigante 5' })],
    ['an obstacle that is not one of the list', need({ stops: ['mio marito'] })],
    ['a thing that is not one of the list', need({ what: 'money' })],
    ['an hour', need({ times: ['18:25'] })],
    ['a list in a list', need({ stops: [['cost']] })],
    ['nothing', {}],
    ['a list', []]
  ])('with %s is refused by the database itself', async (_, what) => {
    await expect(add(what)).rejects.toMatchObject({ code: '22023' });
    expect([await number(), await number('private.need_marks')]).toEqual([0, 0]);
  });

  test('may leave out where, and be in no neighbourhood but one that is there', async () => {
    await send(database, need({ cell: null }));
    expect(await database.sql('select zone from public.needs')).toEqual([{ zone: null }]);
    await expect(send(database, need(), { neighbourhood: 'altrove' })).rejects.toMatchObject({
      code: 'PT404'
    });
  });

  test('has a cell south of the equator too', async () => {
    await send(database, need({ cell: { zone: 37, column: 1288, row: -709 } }), { neighbourhood: 'mtaa' });
    expect(await database.sql('select zone, cell_row from public.needs')).toEqual([
      { zone: 37, cell_row: -709 }
    ]);
  });
});

describe('one woman is one', () => {
  test('when she taps five times, from wherever: the same form counts once', async () => {
    const taps = [1, 2, 3, 4, 5].map((tap) =>
      send(database, need(), { token: 'form', caller: `connection ${tap}` })
    );
    await Promise.all(taps);
    expect(await number()).toBe(1);
  });

  test('when she says the same of the same place again: a day it counts once, and she is thanked alike', async () => {
    for (let time = 0; time < 5; time++) await send(database, need(), { token: `form ${time}` });
    expect(await number()).toBe(1);
    // What else stops her makes no other need of it.
    await send(database, need({ stops: ['fear'] }));
    expect(await number()).toBe(1);
    await send(database, need({ what: 'work' }));
    await send(database, need(), { caller: 'somebody else' });
    expect(await number()).toBe(3);
  });

  test('when she tells a kind of thing of every square: fewer are counted than are ever told', async () => {
    for (let column = 0; column < 7; column++)
      await send(database, need({ cell: { ...CELL, column: 2552 + column } }));
    expect(await number()).toBe(SAME_KIND_A_DAY);
    expect(SAME_KIND_A_DAY).toBeLessThan(5);
  });

  test('and what is not counted leaves no mark: nobody fills the disk with forms that are thanked', async () => {
    await send(database, need(), { token: 'form' });
    const before = await number('private.need_marks');
    for (let time = 0; time < 5; time++) await send(database, need(), { token: `form ${time}` });
    expect(await number('private.need_marks')).toBe(before);
  });

  test('a mark in two lists is one mark', async () => {
    await add(need(), [['m'.repeat(22)], ['m'.repeat(22)]]);
    expect([await number(), await number('private.need_marks')]).toEqual([0, 0]);
  });

  test('and a form filled in anew is another answer', async () => {
    await send(database, need(), { token: 'form' });
    await send(database, need({ what: 'italian' }), { token: 'form' });
    expect(await number()).toBe(2);
  });

  test.each<[what: string, marks: unknown]>([
    ['no marks', null],
    ['none in its list', []],
    ['an empty list of marks', [[]]],
    ['a mark that is an address', [['192.0.2.77']]],
    ['a mark with words in it', [['Fatima Via Gigante 5 Mi']]],
    ['marks without end', Array.from({ length: 9 }, (_, at) => [String(at).repeat(22)])]
  ])('a need with %s is refused', async (_, marks) => {
    await expect(add(need(), marks)).rejects.toMatchObject({ code: '22023' });
    expect(await number()).toBe(0);
  });
});

describe('a neighbourhood', () => {
  const most = (limit: number) =>
    database.sql(`update private.limits set most = $1 where bucket = 'need-here'`, [limit]);

  test('takes so many on a day, then asks to come back tomorrow; whoever is sent away may', async () => {
    await most(2);
    for (const caller of ['one', 'two']) await send(database, need(), { caller });
    await expect(send(database, need(), { caller: 'three' })).rejects.toMatchObject({
      code: 'PT429',
      detail: expect.stringMatching(/^\d+$/) as string
    });
    await send(database, need({ cell: null }), { caller: 'three', neighbourhood: 'mtaa' });
    await database.sql('update private.needs_told set day = day - 1');
    await send(database, need(), { caller: 'three' });
    expect(await number()).toBe(4);
    await most(3000);
  });
});

describe('nothing joins a need to a caller', () => {
  const WHATS = ['italian', 'childcare', 'work', 'training', 'documents', 'health', 'women', 'children'];

  /** Ten women, each of whom confirms a place with the same telephone a moment before she tells a need. */
  async function tenWomen(): Promise<void> {
    for (let woman = 0; woman < 10; woman++) {
      const caller = `192.0.2.${100 + woman}`;
      await database
        .as('anon')
        .sql(`select public.confirm_entry('borgo', 'places', 'biblioteca', $1, $2)`, [
          `phone ${woman}`,
          caller
        ]);
      await send(database, need({ what: WHATS[woman % 8], cell: { ...CELL, column: 2552 + (woman >> 3) } }), {
        caller
      });
    }
  }

  test('not the number of the transaction: all of a week have one, and share it with nothing that is of a person', async () => {
    await tenWomen();
    expect(await database.sql('select distinct xmin::text from public.needs')).toHaveLength(1);
    const tables = await database.sql<{ table: string }>(
      `select format('%I.%I', n.nspname, c.relname) as table from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname in ('public', 'private', 'auth') and c.oid <> 'public.needs'::regclass order by 1`
    );
    const joined: string[] = [];
    for (const { table } of tables) {
      const rows = await database.sql(
        `select from ${table} as t where exists (select from public.needs as n where n.xmin = t.xmin)`
      );
      if (rows.length > 0) joined.push(table);
    }
    expect(joined).toEqual(['private.need_marks', 'private.needs_told']);
    const columns = await database.sql<{ name: string }>(
      `select distinct a.attname as name from pg_attribute as a
       where a.attrelid in ('private.need_marks'::regclass, 'private.needs_told'::regclass) and a.attnum > 0 order by 1`
    );
    expect(columns.map(({ name }) => name)).toEqual(['day', 'mark', 'neighbourhood_id', 'number']);
  });

  test('not the order of the rows', async () => {
    await tenWomen();
    const rows = await database.sql<{ what: string; cell_column: number }>(
      'select what, cell_column from public.needs order by ctid'
    );
    const order = rows.map(({ what, cell_column }) => WHATS.indexOf(what) + 8 * (cell_column - 2552));
    expect([...order].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(order).not.toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('not a moment: no table that a need is written to has a time of day', async () => {
    const times = await database.sql(
      `select c.relname, a.attname from pg_attribute as a join pg_class as c on c.oid = a.attrelid
       where c.relname in ('needs', 'need_marks', 'needs_told', 'needs_key') and a.attnum > 0
         and a.atttypid in ('timestamptz'::regtype, 'timestamp'::regtype, 'time'::regtype)`
    );
    expect(times).toEqual([]);
  });

  test('not a guess: the hash of her address, with the salt of the day, is nowhere', async () => {
    await database.sql('delete from private.turns');
    await send(database, need(), { caller: '192.0.2.77' });
    expect(await number('private.turns')).toBe(0);
    const [mark] = await database.sql<{ hash: Uint8Array; marks: string }>(
      `select private.caller_hash('192.0.2.77') as hash, (select string_agg(mark, ' ') from private.need_marks) as marks`
    );
    const hash = Buffer.from(mark!.hash);
    expect(mark!.marks).not.toContain(hash.toString('base64url').slice(0, 8));
  });

  test('nor do marks outlive their day, whether anybody comes back or not', async () => {
    await send(database, need());
    await database.sql('update private.need_marks set day = day - 1');
    await send(database, need({ what: 'work' }), { caller: 'another' });
    expect(await database.sql('select from private.need_marks where day < current_date - 1')).toEqual([]);
    expect(await number('private.need_marks')).toBe(2);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    await database.as('service_role').sql('select public.purge($1)', [tomorrow]);
    expect(await number('private.need_marks')).toBe(0);
  });
});

describe.each(ROLES)('as %s', (role) => {
  test.each(['public.needs', 'private.need_marks', 'private.needs_told', 'private.needs_key'])(
    'no row of %s can be read or written',
    async (table) => {
      await send(database, need());
      const { sql } = database.as(role);
      for (const statement of [
        `select * from ${table}`,
        `insert into ${table} default values`,
        `delete from ${table}`,
        `truncate ${table}`
      ])
        await expect(sql(statement)).rejects.toMatchObject(DENIED);
    }
  );

  test.each([
    ['make_needs_key', 'private.make_needs_key()'],
    ['told', `private.told(9, 'total')`],
    ['take_need_marks', `private.take_need_marks('[["mmmmmmmmmmmmmmmmmmmmmm"]]')`],
    ['take_need_turn', 'private.take_need_turn(gen_random_uuid())']
  ])('%s cannot be called', async (_, call) => {
    await expect(database.as(role).sql(`select ${call}`)).rejects.toMatchObject(DENIED);
  });

  test(`a need can ${role === 'service_role' ? 'not ' : ''}be told, and counts can be read`, async () => {
    const told = database
      .as(role)
      .sql('select public.add_need($1, $2, $3)', ['borgo', need(), [['m'.repeat(22)]]]);
    if (role === 'service_role') await expect(told).rejects.toMatchObject(DENIED);
    else await told;
    const [answer] = await database
      .as(role)
      .sql<{ counts: object }>(`select public.needs_counts('borgo') as counts`);
    expect(Object.keys(answer!.counts)).toEqual(['until', 'totals', 'cells', 'stops']);
  });
});

test('a database has no secret before its first need, then one for good; without it nothing is told', async () => {
  await database.sql('delete from private.needs_key');
  await tell(database, [{ number: 40 }]);
  expect(await counted(database)).toMatchObject({ totals: [], cells: [], stops: [] });
  const key = () => database.sql(`select encode(key, 'hex') as key from private.needs_key`);
  await send(database, need());
  const made = await key();
  expect(made).toMatchObject([{ key: expect.stringMatching(/^[0-9a-f]{64}$/) as string }]);
  await send(database, need({ what: 'work' }));
  expect(await key()).toEqual(made);
  expect((await counted(database)).totals).toMatchObject([{ what: 'childcare' }]);
});
