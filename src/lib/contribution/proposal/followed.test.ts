import { expect, test } from 'vitest';
import { messagesIn } from '../../../../tests/language-files.ts';
import { WHO_KINDS } from '../history/history.ts';
import { fieldOutcome, whatBecameOf, REFUSAL_REASONS, STATES } from './followed.ts';

test('of a proposal accepted in part each field says what became of it', () => {
  const decided = { state: 'partly-accepted', applied: ['address'], conflicts: ['contacts'] } as const;
  expect(fieldOutcome('address', decided)).toBe('applied');
  expect(fieldOutcome('contacts', decided)).toBe('conflict');
  expect(fieldOutcome('summary', decided)).toBe('notApplied');
});

test('of a proposal that waits, or is refused whole, no field says anything', () => {
  for (const state of ['pending', 'asked', 'refused', 'withdrawn', 'unchanged'] as const)
    expect(fieldOutcome('address', { state, applied: [], conflicts: [] })).toBeNull();
});

test('what was accepted is not called on the map when its page was closed since, or it was taken back', () => {
  const of = (change: Partial<Parameters<typeof whatBecameOf>[0]>) =>
    whatBecameOf({ state: 'accepted', kind: 'update', isClosed: false, isUndone: false, ...change });
  expect(of({})).toBe('accepted');
  for (const state of ['accepted', 'partly-accepted'] as const) {
    expect(of({ state, isClosed: true })).toBe('gone');
    expect(of({ state, kind: 'create', isClosed: true })).toBe('gone');
    expect(of({ state, isClosed: true, isUndone: true })).toBe('undone');
  }
  expect(of({ kind: 'close', isClosed: true })).toBe('closing');
  expect(of({ kind: 'close', isUndone: true })).toBe('undone');
  for (const state of ['pending', 'refused', 'withdrawn'] as const)
    expect(of({ state, isClosed: true })).toBe(state);
});

test('every state, reason and kind of person has its words', () => {
  const italian = messagesIn('correction', 'it');
  for (const state of [...STATES, 'undone', 'gone', 'closing'])
    for (const part of ['title', 'lead']) expect(italian.has(`state.${state}.${part}`), state).toBe(true);
  for (const reason of REFUSAL_REASONS) expect(italian.has(`reason.${reason}`), reason).toBe(true);
  for (const kind of WHO_KINDS) expect(italian.has(`by.${kind}`), kind).toBe(true);
});
