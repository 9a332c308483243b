import { expect, test } from 'vitest';
import { messagesIn } from '../../../../tests/language-files.ts';
import { WHO_KINDS } from '../history/history.ts';
import { fieldOutcome, REFUSAL_REASONS, STATES } from './followed.ts';

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

test('every state, reason and kind of person has its words', () => {
  const italian = messagesIn('correction', 'it');
  for (const state of STATES)
    for (const part of ['title', 'lead']) expect(italian.has(`state.${state}.${part}`), state).toBe(true);
  for (const reason of REFUSAL_REASONS) expect(italian.has(`reason.${reason}`), reason).toBe(true);
  for (const kind of WHO_KINDS) expect(italian.has(`by.${kind}`), kind).toBe(true);
});
