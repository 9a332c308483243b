import { expect, test } from 'vitest';
import { checksOf, entriesOf } from './load.ts';
import type { Seed } from './read.ts';

const seed = {
  categories: [],
  neighbourhoods: [
    {
      neighbourhood: { slug: 'borgo' },
      ...{ residents: [], organisations: [], agreements: [], agreementMembers: [], relationships: [] },
      practices: [],
      places: [{ slug: 'sede', check_date: '2026-05-01' }, { slug: 'orto' }],
      activities: [{ slug: 'inventato', check_date: '2026-05-02', demonstration: true }]
    }
  ]
} as unknown as Seed;

test('when a source checked an entry goes into the ledger, and into no field of the entry', () => {
  expect(checksOf(seed)).toEqual([
    { target: 'places', neighbourhood: 'borgo', slug: 'sede', check_date: '2026-05-01' }
  ]);
  for (const { fields } of entriesOf(seed, { demonstration: true }))
    expect(fields).not.toHaveProperty('check_date');
});

test('what is invented was checked by nobody, unless it is loaded', () => {
  expect(checksOf(seed, { demonstration: true }).map(({ slug }) => slug)).toEqual(['sede', 'inventato']);
});
