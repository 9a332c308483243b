import { describe, expect, test } from 'vitest';
import type { Completeness, CompletenessState } from '../activity/completeness.ts';
import type { ActivityKind } from '../activity/vocabulary.ts';
import { completenessOf } from './completeness.ts';
import { service } from './service-for-tests.ts';
import type { Topic } from './service.ts';
import { trendSteps } from './trends.server.ts';

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

  test('stands beside each step of the path: that nobody serves one is no figure where nobody looked', () => {
    const job = said('kind', 'job', 'not-collected');
    const steps = trendSteps([service('corso', [9.14, 45.47])], [job]);
    const state = (stage: string) => steps.find((one) => one.stage === stage)?.completeness;
    expect([state('work'), state('italian'), state('skills')]).toEqual([
      'not-collected',
      'partial',
      'not-collected'
    ]);
  });

  test('of a step is that of the kinds which serve it', () => {
    const job = said('kind', 'job', 'not-collected');
    expect(completenessOf(WORK, [job], [])).toBe('not-collected');
    expect(completenessOf(WORK, [job, said('kind', 'internship', 'complete')], [])).toBe('partial');
    expect(completenessOf(WORK, [said('kind', 'job-search-help', 'complete')], [])).toBe('not-collected');
    // Of an entry that serves it with another kind the step is known in part; with the same, nobody collected it.
    const serving = (kind: ActivityKind) => service('a', [9.14, 45.47], { kind, stage: 'work' });
    expect(completenessOf(WORK, [job], [serving('internship')])).toBe('partial');
    expect(completenessOf(WORK, [job], [serving('job')])).toBe('not-collected');
  });
});
