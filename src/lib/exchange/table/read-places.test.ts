import type { MultiPolygon } from 'geojson';
import { expect, test, vi } from 'vitest';
import { problemOf } from '../../place/opening/library.server.ts';
import type { RowContext } from './place-of-row.server.ts';
import { readPlaces } from './read-places.server.ts';
import type { SourceTable, TableRow } from './table.ts';

vi.mock('../../place/opening/library.server.ts', () => ({ problemOf: vi.fn(() => null) }));

const OUTLINE: MultiPolygon = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [9, 45],
        [10, 45],
        [10, 46],
        [9, 46],
        [9, 45]
      ]
    ]
  ]
};
const CONTEXT: RowContext = {
  columns: { name: 'n', opening_hours: 'h' },
  home: {
    timeZone: 'Europe/Rome',
    country: 'IT',
    localHolidays: [],
    defaultLocale: 'it',
    telephone: { code: '39', trunk: '', short: '^\\d{3,6}$' },
    organisations: new Map()
  },
  source: { name: 'Comune' },
  unproject: (lon, lat) => [lon, lat],
  categoryOf: () => null,
  category: 'library',
  streets: []
};
const tableOf = (count: number, point: readonly [number, number]): SourceTable => ({
  headers: ['n', 'h'],
  rows: Array.from({ length: count }, (_, at): TableRow => ({
    number: at + 2,
    cells: { n: `Sala ${at}`, h: 'Mo-Fr 09:00-12:00' },
    point
  }))
});

test('hours are read of the places that stay, and not of a whole city', async () => {
  const { outside } = await readPlaces(tableOf(5, [1, 1]), CONTEXT, OUTLINE);
  expect([outside, vi.mocked(problemOf).mock.calls.length]).toEqual([5, 0]);
  const { places } = await readPlaces(tableOf(1, [9.5, 45.5]), CONTEXT, OUTLINE);
  expect(places[0]!.fields).toMatchObject({ opening_hours: 'Mo-Fr 09:00-12:00' });
});

test('a table with far more rows than there may be places is refused', async () => {
  await expect(readPlaces(tableOf(40, [1, 1]), CONTEXT, OUTLINE, 2)).resolves.toMatchObject({ outside: 40 });
  await expect(readPlaces(tableOf(41, [1, 1]), CONTEXT, OUTLINE, 2)).rejects.toThrow('too many rows');
});

test('others are answered while a long table is read', async () => {
  let answered = 0;
  const other = setInterval(() => answered++, 0);
  await readPlaces(tableOf(20_000, [1, 1]), CONTEXT, OUTLINE);
  clearInterval(other);
  expect(answered).toBeGreaterThan(2);
});
