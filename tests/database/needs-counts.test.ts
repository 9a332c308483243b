import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { STOPS, WHATS } from '../../src/lib/needs/need.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { ground } from './entries.ts';
import { counted, need, send, tell, useKey, type Told } from './needs.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql('select public.import_entries($1, $2)', ['test', ground]);
  // What is held back goes by the id of the neighbourhood too: here it is always the same, and so is what this test sees.
  await database.sql(`update public.neighbourhoods set slug = 'borgo-before' where slug = 'borgo'`);
  await database.sql(
    `insert into public.neighbourhoods
     select (jsonb_populate_record(n, '{"id": "00000000-0000-4000-8000-00000000b099", "slug": "borgo"}')).*
     from public.neighbourhoods as n where n.slug = 'borgo-before'`
  );
  await useKey(database, 'of this test');
});
afterAll(() => database.close());
const forget = () => database.sql('truncate public.needs');
beforeEach(forget);

const cellsOf = (numbers: readonly number[], more: Partial<Told> = {}): Told[] =>
  numbers.map((number, column) => ({ ...more, number, column }));

describe('counts', () => {
  test('are told in steps of five, never more than there are, and hold back four at most', async () => {
    const numbers = Array.from({ length: 60 }, (_, column) => 5 + (column % 12));
    await tell(database, [...cellsOf(numbers), { number: 30 }]);
    const { cells } = await counted(database);
    const told = new Map(cells.map(({ column, atLeast }) => [column - 2550, atLeast]));
    numbers.forEach((number, column) => {
      const atLeast = told.get(column) ?? 0;
      expect(atLeast % 5).toBe(0);
      expect(atLeast).toBeLessThanOrEqual(number);
      expect(number - atLeast).toBeLessThanOrEqual(8);
    });
    // Of the same number some are told and some are not: from where on is a secret of each.
    const ofSeven = numbers.flatMap((number, column) => (number === 7 ? [told.has(column)] : []));
    expect(new Set(ofSeven)).toEqual(new Set([true, false]));
  });

  test('say the same whenever they are asked, and another thing in another installation', async () => {
    await tell(database, [...cellsOf(Array.from({ length: 40 }, () => 7)), { number: 30 }]);
    const first = await counted(database);
    expect(await counted(database)).toEqual(first);
    await useKey(database, 'of another installation');
    expect((await counted(database)).cells).not.toEqual(first.cells);
    await useKey(database, 'of this test');
    expect(await counted(database)).toEqual(first);
  });

  test('of fewer than five are not told at all', async () => {
    await tell(
      database,
      WHATS.map((what) => ({ number: 4, what, column: 1, stops: ['fear'] }))
    );
    expect(await counted(database)).toMatchObject({ totals: [], cells: [], stops: [] });
  });

  test('of this month are not told yet: no count moves on the day that somebody tells', async () => {
    await tell(database, cellsOf([12, 12]));
    const before = await counted(database);
    for (let caller = 0; caller < 8; caller++)
      await send(database, need({ cell: null }), { caller: String(caller) });
    expect(await counted(database)).toEqual(before);
  });

  test('are not asked for as of another day', async () => {
    const { error } = await database
      .api('anon')
      .rpc('needs_counts', { neighbourhood: 'borgo', today: '2026-01-01' });
    expect(error).not.toBeNull();
  });

  test('of a neighbourhood that is not there are none', async () => {
    const { error } = await database.api('anon').rpc('needs_counts', { neighbourhood: 'altrove' });
    expect(error).toMatchObject({ code: 'PT404' });
  });

  test('of an obstacle are told neither where few said it nor where few or none did not', async () => {
    await tell(database, [
      { number: 12, what: 'work', stops: ['child', 'fear'] },
      { number: 3, what: 'work', stops: ['child'] },
      { number: 12, what: 'italian', stops: ['child'] },
      { number: 12, what: 'italian', stops: ['cost'] },
      { number: 4, what: 'italian', stops: ['fear'] },
      { number: 20, what: 'home', stops: ['cost'] }
    ]);
    const { stops } = await counted(database);
    expect(stops.map(({ what, stop }) => `${what} ${stop}`).sort()).toEqual([
      'italian child',
      'italian cost'
    ]);
  });
});

/*
 * Somebody who only reads, and who knows even the exact total and the exact counts that are shown, from elsewhere. Beside
 * what is shown there are always five or more: of no hidden cell can it be said that it has one to four.
 */
test('a reader cannot compute what is hidden from what is told', async () => {
  const tables = fc.tuple(
    fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 6 }),
    fc.integer({ min: 0, max: 12 })
  );
  await fc.assert(
    fc.asyncProperty(tables, async ([numbers, nowhere]) => {
      await forget();
      await tell(database, [...cellsOf(numbers), { number: nowhere }]);
      const { totals, cells } = await counted(database);
      const shown = new Map(cells.map(({ column, atLeast }) => [column - 2550, atLeast]));
      for (const [column, atLeast] of shown)
        expect([atLeast % 5, atLeast >= 5, atLeast <= numbers[column]!]).toEqual([0, true, true]);
      const total = numbers.reduce((sum, number) => sum + number, nowhere);
      if (total >= 9) expect(totals).toHaveLength(1);
      if (totals.length > 0) expect(totals[0]!.atLeast).toBeLessThanOrEqual(total);
      if (shown.size > 0) {
        const rest = total - [...shown.keys()].reduce((sum, column) => sum + numbers[column]!, 0);
        expect(rest).toBeGreaterThanOrEqual(5);
      }
    }),
    { numRuns: 60 }
  );
});

/*
 * Somebody who tells needs herself, one more from month to month, until a count appears: she knows how many are hers, and
 * how all this works, but not the secret. Whatever she sees, more than one number of others fits it, except that there is
 * nobody: so she never learns how many they are. She does learn that there is somebody where four of hers, or fewer, were
 * enough (decision 15 says so).
 */
describe('somebody who tells needs herself cannot compute what others told', () => {
  /** By how many of hers it took, which numbers of others were there. */
  type Seen = Map<number, Set<number>>;
  /** So many others there may be: each number fits a count that five to nine are needed for. */
  const OTHERS = 6;
  const HERS = Array.from({ length: 10 }, (_, hers) => hers);

  /**
   * Tells so many of hers, and more and more, under some secrets.
   * @param shown which of the counts are told, where so many others told each and she told so many
   */
  async function watch(
    counts: number,
    secrets: number,
    shown: (others: readonly number[], hers: number) => Promise<ReadonlySet<number>>
  ): Promise<Seen> {
    const seen: Seen = new Map();
    for (let secret = 0; secret < secrets; secret++) {
      await useKey(database, `secret ${secret}`);
      const others = Array.from({ length: counts }, (_, at) => (at + secret) % OTHERS);
      const appeared = new Set<number>();
      for (const hers of HERS) {
        await forget();
        for (const at of await shown(others, hers)) {
          if (appeared.has(at)) continue;
          appeared.add(at);
          seen.set(hers, (seen.get(hers) ?? new Set()).add(others[at]!));
        }
      }
      // Nine are always enough.
      expect(appeared.size).toBe(counts);
    }
    await useKey(database, 'of this test');
    return seen;
  }
  function expectUncertain(seen: Seen): void {
    expect([...seen.keys()].sort((a, b) => a - b)).toEqual(HERS);
    for (const [hers, fit] of seen)
      if (hers > 0 && hers < 9)
        expect([hers, fit.size], `${hers} of hers: only ${[...fit].join()} fits`).toEqual([
          hers,
          Math.min(OTHERS - Math.max(0, 5 - hers), 10 - hers, 5)
        ]);
    // Nine of hers: there was nobody.
    expect(seen.get(9)).toEqual(new Set([0]));
  }

  test('in a cell', async () => {
    const seen = await watch(120, 2, async (others, hers) => {
      await tell(database, [...cellsOf(others.map((number) => number + hers)), { number: 30 }]);
      return new Set((await counted(database)).cells.map(({ column }) => column - 2550));
    });
    expectUncertain(seen);
  });

  test('of an obstacle', async () => {
    const kinds = WHATS.flatMap((what) => STOPS.map((stop) => ({ what, stop })));
    const seen = await watch(kinds.length, 3, async (others, hers) => {
      await tell(database, [
        ...kinds.map(({ what, stop }, at) => ({ number: others[at]!, what, stops: [stop] })),
        ...WHATS.flatMap((what) => [
          { number: hers, what, stops: STOPS },
          { number: 20, what }
        ])
      ]);
      const { stops } = await counted(database);
      return new Set(
        stops.map((told) => kinds.findIndex(({ what, stop }) => what === told.what && stop === told.stop))
      );
    });
    expectUncertain(seen);
  });

  test.each([
    ['outside of a cell that is shown', async () => (await counted(database)).cells],
    ['of those whom an obstacle does not stop', async () => (await counted(database)).stops],
    ['in all', async () => (await counted(database)).totals]
  ])('%s', async (where, told) => {
    const seen = await watch(WHATS.length, 15, async (others, hers) => {
      await tell(
        database,
        WHATS.flatMap((what, at) => [
          { number: others[at]! + hers, what },
          ...(where === 'in all' ? [] : [{ number: 20, what, column: 0, stops: ['fear'] }])
        ])
      );
      return new Set((await told()).map(({ what }) => WHATS.findIndex((one) => one === what)));
    });
    expectUncertain(seen);
  });
});
