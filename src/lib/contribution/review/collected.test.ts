import { expect, test } from 'vitest';
import { kindKey } from '../../activity/kind-here.ts';
import { collectNext, stateOf, type CollectedKind } from './collected.ts';

const TODAY = '2026-11-30';
const kind = (value: string, fields: Partial<CollectedKind> = {}): CollectedKind => ({
  ...{ of: 'category', value, group: 'children', entries: 0, said: null },
  ...fields
});
const said = (state: 'complete' | 'partial' | 'not-collected', asOf = '2026-11-01') => ({
  said: { state, source: 'Comune', asOf }
});

test('what nobody has collected comes before what is there in part, and that before what is old', () => {
  const kinds = [
    kind('old', { entries: 4, ...said('complete', '2025-11-29') }),
    kind('part', { entries: 3, ...said('partial') }),
    kind('some', { entries: 2 }),
    kind('not', said('not-collected')),
    kind('none'),
    kind('other'),
    kind('whole', { entries: 9, ...said('complete', '2025-11-30') })
  ];
  expect(collectNext(kinds, TODAY).map(({ value }) => value)).toEqual(['none', 'not', 'some', 'part', 'old']);
});

test('of two alike, the one that a family needs first', () => {
  const kinds = [
    kind('stop', { group: 'getting-around' }),
    kind('surgery', { group: 'health' }),
    kind('nursery')
  ];
  expect(collectNext(kinds, TODAY).map(({ value }) => value)).toEqual(['nursery', 'surgery', 'stop']);
});

test('that nobody has said is a state of its own', () => {
  expect(stateOf(kind('nursery'))).toBe('silent');
  expect(stateOf(kind('nursery', said('partial')))).toBe('partial');
  expect(kindKey(kind('job', { of: 'kind' }))).toBe('kind.job');
});
