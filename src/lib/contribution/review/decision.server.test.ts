import { expect, test } from 'vitest';
import { decisionFrom } from './decision.server.ts';

const update = {
  kind: 'update',
  target: 'places',
  changes: { name: { it: 'Uno' }, address: 'Via Uno 1' }
} as const;

function form(entries: readonly (readonly [string, string])[]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

const nothing = { version: null, fields: null, edits: null, reason: null, words: null };

test('accepting all with all boxes ticked names no field', () => {
  const all = form([
    ['field', 'name'],
    ['field', 'address']
  ]);
  expect(decisionFrom('accept', all, update)).toEqual({ action: 'accept', ...nothing });
});

test('accepting in part names what stays, and where the entry belongs with it', () => {
  expect(decisionFrom('accept', form([['field', 'name']]), update)).toEqual({
    action: 'accept',
    ...nothing,
    fields: ['name', 'slug', 'neighbourhood']
  });
});

test('what is put right in a field that is left out is not accepted by that', () => {
  const edited = form([
    ['field', 'name'],
    ['edit.name.it', 'Due'],
    ['edit.address', 'Via Due 2']
  ]);
  expect(decisionFrom('accept', edited, update)).toMatchObject({ edits: { name: { it: 'Due' } } });
});

test('nothing ticked is no decision, a question has words, a refusal has a reason', () => {
  expect(decisionFrom('accept', form([['field', 'forged']]), update)).toBe('noField');
  expect(decisionFrom('ask', form([['words', ' ']]), update)).toBe('noWords');
  expect(decisionFrom('refuse', form([['reason', 'forged']]), update)).toBe('noReason');
  expect(decisionFrom('refuse', form([['reason', 'advertising']]), update)).toMatchObject({
    reason: 'advertising'
  });
});

test('what closes an entry, and a report without a change, are accepted whole', () => {
  const whole = { action: 'accept', ...nothing };
  expect(decisionFrom('accept', form([]), { ...update, kind: 'close' })).toEqual(whole);
  expect(decisionFrom('accept', form([]), { ...update, changes: {} })).toEqual(whole);
});

test('names the version of the proposal that was looked at', () => {
  expect(decisionFrom('accept', form([['version', '3'], ['field', 'name']]), update)).toMatchObject({ version: 3 }); // prettier-ignore
  expect(decisionFrom('accept', form([['version', 'x'], ['field', 'name']]), update)).toMatchObject({ version: null }); // prettier-ignore
});
