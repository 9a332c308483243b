import { describe, expect, test } from 'vitest';
import { CAPACITY_STATES } from '../../activity/fields/capacity.ts';
import { FormReader } from '../form-reader.ts';
import type { FormValues } from '../form-values.ts';
import { readCapacity } from './read-capacity.ts';

const QUESTION = {
  id: 'capacity',
  way: 'capacity',
  fields: ['capacity'],
  inputs: ['capacity'],
  values: CAPACITY_STATES,
  most: 9999
} as const;

function told(values: FormValues, live: Record<string, unknown> | null = {}) {
  const here = {
    ...{ neighbourhood: 'borgo', locale: 'en', local: 'it', telephone: null, timeZone: 'Europe/Rome' },
    ...{ today: '2026-11-30', streets: [], live }
  };
  const reader = new FormReader(values, here);
  readCapacity(QUESTION, reader);
  const [input] = Object.keys(reader.problems);
  return input ? { [input]: reader.problems[input]!.reason } : reader.changes['capacity'];
}

describe('whether there are places, in a form', () => {
  test('is of today when no day is said, and of the day that is said', () => {
    expect(told({ capacity: ['open'] })).toEqual({ state: 'open', as_of: '2026-11-30' });
    expect(told({ capacity: ['full'], 'capacity.as_of': ['2026-11-20'] })).toEqual({
      state: 'full',
      as_of: '2026-11-20'
    });
  });

  test('says how many only where there are some', () => {
    expect(told({ capacity: ['open'], 'capacity.left': ['4'] })).toMatchObject({ left: 4 });
    expect(told({ capacity: ['full'], 'capacity.left': ['4'] })).not.toHaveProperty('left');
    for (const left of ['0', '-1', '1.5', 'many', '10000'])
      expect(told({ capacity: ['open'], 'capacity.left': [left] }), left).toEqual({
        'capacity.left': 'number'
      });
  });

  test('is taken away when nobody knows', () => {
    expect(told({ capacity: [''] })).toBeNull();
    expect(told({}, null)).toBeUndefined();
  });

  test('is refused of a day that is still to come, that there is not, and in a state that nobody is offered', () => {
    const of = (day: string) => told({ capacity: ['open'], 'capacity.as_of': [day] });
    expect(of('2026-12-01')).toEqual({ 'capacity.as_of': 'date-future' });
    expect(of('2026-02-30')).toEqual({ 'capacity.as_of': 'date-impossible' });
    expect(told({ capacity: ['perhaps'] })).toEqual({ capacity: 'no-such-value' });
  });
});
