import { expect, test } from 'vitest';
import { ACTIVITY_KINDS, STAGES } from './vocabulary.ts';
import { isNotCollected, KINDS_OF_STAGE, servedStage } from './stages.ts';

test('help to look for work is no work, an offer of it is', () => {
  expect(servedStage({ kind: 'job-search-help', stage: 'work' })).toBeNull();
  expect(servedStage({ kind: 'job', stage: 'work' })).toBe('work');
  expect(servedStage({ kind: 'internship', stage: 'work' })).toBe('work');
  expect(servedStage({ kind: 'italian-course', stage: 'italian' })).toBe('italian');
  expect(servedStage({ kind: 'social', stage: null })).toBeNull();
});

test('every step is served by kinds that there are, and no kind by two steps', () => {
  const kinds = STAGES.flatMap((stage) => KINDS_OF_STAGE[stage]);
  expect(new Set(kinds).size).toBe(kinds.length);
  for (const kind of kinds) expect(ACTIVITY_KINDS).toContain(kind);
});

test('a step that nobody is known to serve is not collected, unless somebody has said that a kind of it is', () => {
  const said = (value: string, state: 'complete' | 'not-collected' | 'partial') => ({
    ...{ of: 'kind' as const, value, state, source: 'Comune', asOf: '2026-11-01' }
  });
  expect(isNotCollected('work', [said('job', 'not-collected'), said('internship', 'not-collected')])).toBe(
    true
  );
  for (const state of ['partial', 'complete'] as const)
    expect(isNotCollected('work', [said('job', 'not-collected'), said('internship', state)])).toBe(false);
  // What nobody has said anything of has not been looked for: the same rule as in the evidence.
  expect(isNotCollected('work', [said('job', 'not-collected')])).toBe(true);
  expect(isNotCollected('work', [])).toBe(true);
});
