import { squareOutline } from './entries.ts';
import type { TestDatabase } from './engine.ts';

type Box = readonly [west: number, south: number, east: number, north: number];
export const boxOutline = ([west, south, east, north]: Box) => ({
  type: 'MultiPolygon',
  coordinates: [[[[west, south], [east, south], [east, north], [west, north], [west, south]]]] // prettier-ignore
});

/** Incomes of the borgo: a poorer west, a richer east. */
export const income = {
  slug: 'income',
  name: { it: 'Reddito medio' },
  unit: '€',
  higher_means: 'less-need',
  source: 'Ministero, test',
  licence: 'CC-BY-4.0',
  year: 2023,
  areas: [
    { code: 'A', name: 'Ovest', value: 15_000, outline: boxOutline([9.13, 45.46, 9.14, 45.48]) },
    { code: 'B', name: 'Est', value: 31_000, outline: boxOutline([9.14, 45.46, 9.15, 45.48]) }
  ]
} as const;

/** Puts it, or another, into a neighbourhood. @returns the revision */
export async function storeIndicator(
  database: TestDatabase,
  different: object = {},
  neighbourhood = 'borgo'
): Promise<number> {
  const [row] = await database
    .as('service_role')
    .sql<{ revision: string }>('select public.store_area_indicator($1, $2) as revision', [
      neighbourhood,
      { ...income, ...different }
    ]);
  return Number(row!.revision);
}

/** All of the borgo in one area. */
export const wholeBorgo = { code: 'ALL', name: 'Borgo', value: 1, outline: squareOutline };
