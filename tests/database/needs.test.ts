import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase, type Role, type TestDatabase } from './engine.ts';
import { ground } from './entries.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql('select public.import_entries($1, $2)', ['test', ground]);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.sql('truncate public.needs');
  await database.sql('delete from private.turns');
});

/** A cell of the borgo: 510,800 m east, 5,035,000 m north. */
const CELL = { zone: 32, column: 2554, row: 25_175 };
const need = (change: object = {}) => ({
  what: 'childcare',
  cell: CELL,
  times: ['evening'],
  stops: ['cost'],
  ...change
});
const add = (what: object, caller = 'somebody') =>
  database.as('anon').sql('select public.add_need($1, $2, $3)', ['borgo', what, caller]);

describe('a need', () => {
  test('is kept with its week and its cell, and with nothing that says who or when', async () => {
    await add(need());
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
    ['half a cell', need({ cell: { zone: 32, column: 2554 } })],
    ['a name', need({ name: 'Fatima' })],
    ['a day', need({ week: '2026-11-25' })],
    ['words of her own', need({ what: 'la mia via è via Gigante 5' })],
    ['an obstacle that is not one of the list', need({ stops: ['mio marito'] })],
    ['an hour', need({ times: ['18:25'] })],
    ['a list in a list', need({ stops: [['cost']] })],
    ['nothing', {}],
    ['a list', []]
  ])('with %s is refused by the database itself', async (_, what) => {
    await expect(add(what)).rejects.toMatchObject({
      code: expect.stringMatching(/^(22023|23514)$/) as string
    });
    expect(await database.sql('select from public.needs')).toEqual([]);
  });

  test('may leave out where, and be in no neighbourhood but one that is there', async () => {
    await add(need({ cell: null }));
    expect(await database.sql('select zone from public.needs')).toEqual([{ zone: null }]);
    const elsewhere = database.as('anon').sql('select public.add_need($1, $2)', ['altrove', need()]);
    await expect(elsewhere).rejects.toMatchObject({ code: 'PT404' });
  });

  test('comes from one address ten times an hour at most', async () => {
    for (let times = 0; times < 10; times++) await add(need());
    await expect(add(need())).rejects.toMatchObject({ code: 'PT429' });
    await add(need(), 'somebody else');
  });
});

test.each<Role>(['anon', 'authenticated', 'service_role'])(
  'no row can be read or written by %s',
  async (role) => {
    await add(need());
    for (const statement of ['select what from', 'delete from', 'update'])
      await expect(
        database
          .as(role)
          .sql(statement === 'update' ? `update public.needs set what = 'work'` : `${statement} public.needs`)
      ).rejects.toMatchObject({ code: '42501' });
  }
);

interface Counts {
  readonly totals: readonly { what: string; atLeast: number }[];
  readonly cells: readonly { what: string; column: number; row: number; atLeast: number }[];
  readonly stops: readonly { what: string; stop: string; atLeast: number }[];
  readonly times: readonly { what: string; time: string; atLeast: number }[];
}

/** So many needs in each of some cells, told two months ago. */
async function tell(
  counts: readonly number[],
  nowhere = 0,
  what = 'childcare',
  stops: string[] = []
): Promise<void> {
  const cells = [
    ...counts.flatMap((count, at) => new Array<number | null>(count).fill(at)),
    ...new Array<null>(nowhere).fill(null)
  ];
  await database.sql(
    `insert into public.needs (neighbourhood_id, what, zone, cell_column, cell_row, times, stops, week)
     select n.id, $2, case when c.at is not null then 32 end, 2550 + c.at, case when c.at is not null then 25175 end,
       '{}', $3, date_trunc('week', current_date - 60)::date
     from public.neighbourhoods as n, unnest($1::integer[]) as c (at)`,
    [cells, what, stops]
  );
}
async function counted(): Promise<Counts> {
  const { data } = await database.api('anon').rpc('needs_counts', { neighbourhood: 'borgo' });
  return data as Counts;
}

describe('counts', () => {
  test('are told of five or more, in steps of five', async () => {
    await tell([12, 5, 5]);
    const { totals, cells } = await counted();
    expect(totals).toEqual([{ what: 'childcare', atLeast: 20 }]);
    expect(cells.map(({ column, atLeast }) => [column, atLeast])).toEqual([
      [2550, 10],
      [2551, 5],
      [2552, 5]
    ]);
  });

  test('of fewer than five are not told at all', async () => {
    await tell([2, 2]);
    expect(await counted()).toMatchObject({ totals: [], cells: [], stops: [], times: [] });
  });

  test('of this month are not told yet: no count moves on the day that somebody tells', async () => {
    await tell([9, 9]);
    const before = await counted();
    for (let times = 0; times < 8; times++) await add(need({ cell: null }), String(times));
    expect(await counted()).toEqual(before);
    const { data } = await database
      .api('anon')
      .rpc('needs_counts', { neighbourhood: 'borgo', today: '2999-01-01' });
    expect(data).toEqual(before);
  });

  test('of an obstacle are told neither where few said it nor where few did not', async () => {
    await tell([6], 0, 'work', ['child', 'fear']);
    await tell([3], 0, 'work', ['child']);
    await tell([7], 0, 'italian', ['child']);
    await tell([7], 0, 'italian', ['cost']);
    const { stops } = await counted();
    expect(stops.map(({ what, stop }) => `${what} ${stop}`).sort()).toEqual([
      'italian child',
      'italian cost',
      'work child'
    ]);
  });
});

/*
 * Somebody who knows how this works tries to compute what is hidden: from the totals and the cells that are shown, each
 * known to a step of five, which counts can a cell that is not shown have? Of none may the answer be one to four, nor may
 * it be known that it is not empty.
 */
test('what is hidden cannot be computed from what is told', async () => {
  const tables = fc.tuple(
    fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 6 }),
    fc.integer({ min: 0, max: 7 })
  );
  await fc.assert(
    fc.asyncProperty(tables, async ([counts, nowhere]) => {
      await database.sql('truncate public.needs');
      await tell(counts, nowhere);
      const { totals, cells } = await counted();
      const shown = new Map(cells.map(({ column, atLeast }) => [column - 2550, atLeast]));
      for (const [at, atLeast] of shown)
        expect([atLeast % 5, counts[at]! >= 5, atLeast <= counts[at]!]).toEqual([0, true, true]);
      const total = counts.reduce((sum, count) => sum + count, nowhere);
      if (totals.length === 0) expect([total < 5, shown.size]).toEqual([true, 0]);

      // The strongest attacker knows even the exact total and the exact shown counts, from elsewhere.
      const hidden = counts.filter((count, at) => count > 0 && !shown.has(at));
      const rest = total - [...shown.keys()].reduce((sum, at) => sum + counts[at]!, 0);
      if (shown.size > 0 && rest > 0) {
        expect(rest).toBeGreaterThanOrEqual(5);
        // What is left may all be one cell, or another, or nowhere: at least two cells could have it.
        expect(hidden.length).toBeGreaterThanOrEqual(2);
        for (const count of hidden) expect(rest - count).toBeGreaterThan(0);
      }
    }),
    { numRuns: 60 }
  );
});

test('the total with one small cell beside a large one gives the small one away, so the large one is hidden too', async () => {
  await tell([10, 3]);
  expect((await counted()).cells).toEqual([]);
  await database.sql('truncate public.needs');
  await tell([10, 3, 4]);
  expect((await counted()).cells.map(({ atLeast }) => atLeast)).toEqual([10]);
  await database.sql('truncate public.needs');
  // Three told no cell: they alone would be left over.
  await tell([10], 3);
  expect((await counted()).cells).toEqual([]);
});
