import { describe, expect, test } from 'vitest';
import type { Completeness, CompletenessState } from '../activity/completeness.ts';
import { completenessOf } from './completeness.ts';
import { service } from './service-for-tests.ts';
import type { Topic } from './service.ts';

const NURSERY: Topic = { of: 'category', value: 'nursery' };
const WORK: Topic = { of: 'stage', value: 'work' };
const said = (of: Completeness['of'], value: string, state: CompletenessState): Completeness => ({
  of,
  value,
  state,
  source: 'Comune',
  asOf: '2026-11-01'
});
const nursery = service('nido', [9.14, 45.47], { of: 'place', kind: null, stage: null, category: 'nursery' });

describe('how far something has been collected', () => {
  test('is what somebody said of it', () => {
    for (const state of ['complete', 'partial', 'not-collected'] as const)
      expect(completenessOf(NURSERY, [said('category', 'nursery', state)], [nursery])).toBe(state);
  });

  test('is never that it is missing, where nobody has said and nothing is known', () => {
    expect(completenessOf(NURSERY, [], [])).toBe('not-collected');
    expect(completenessOf(NURSERY, [], [nursery])).toBe('partial');
    expect(completenessOf(NURSERY, [said('category', 'doctor', 'complete')], [])).toBe('not-collected');
  });

  test('of a step is that of the kinds which serve it', () => {
    const job = said('kind', 'job', 'not-collected');
    expect(completenessOf(WORK, [job], [])).toBe('not-collected');
    expect(completenessOf(WORK, [job, said('kind', 'internship', 'complete')], [])).toBe('partial');
    expect(completenessOf(WORK, [said('kind', 'job-search-help', 'complete')], [])).toBe('not-collected');
  });
});
