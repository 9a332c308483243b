import { expect, test } from 'vitest';
import type { Check } from '../place/check.ts';
import { checks } from './entry-properties.ts';

const told: readonly Check[] = [
  { day: '2026-11-20', by: 'coordinator', how: 'telephone', outcome: 'no-answer', field: null, times: 3 },
  {
    day: '2026-03-12',
    by: 'organisation',
    how: null,
    outcome: 'still-true',
    field: 'opening_hours',
    times: 1
  }
];
const property = checks<{ readonly checks: readonly Check[] }>(({ checks }) => ({
  by: null,
  visitors: null,
  checks
}));

test('the ledger of an entry is told whole by the API, and a line each in a table', () => {
  expect(property.value({ checks: told })).toEqual(told);
  const [[name, cell]] = (
    property.columns as (locales: readonly string[]) => [[string, (row: object) => string]]
  )([]);
  expect([name, cell({ checks: told })]).toEqual([
    'checks',
    '2026-11-20 telephone no-answer ×3;2026-03-12 opening_hours still-true'
  ]);
});
