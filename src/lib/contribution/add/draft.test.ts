import { expect, test } from 'vitest';
import { eraseDraft, giveBack, keepDraft, readDraft, saysSomething } from './draft.ts';

function phone(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & { all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    getItem: (name) => all.get(name) ?? null,
    setItem: (name, value) => void all.set(name, value),
    removeItem: (name) => void all.delete(name)
  };
}
const DAY = 86_400_000;
const draft = { values: { name: ['Sartoria'] }, step: 2, at: 1000 };

test('what was typed is there again, for this form of this neighbourhood, until it is erased', () => {
  const storage = phone();
  expect(keepDraft(storage, 'borgo', 'place', draft)).toBe(true);
  expect(readDraft(storage, 'borgo', 'place', 2000)).toEqual(draft);
  expect(readDraft(storage, 'borgo', 'activity', 2000)).toBeNull();
  expect(readDraft(storage, 'altrove', 'place', 2000)).toBeNull();
  eraseDraft(storage, 'borgo', 'place');
  expect(storage.all.size).toBe(0);
});

test('after two weeks it is gone from the phone', () => {
  const storage = phone();
  keepDraft(storage, 'borgo', 'place', draft);
  expect(readDraft(storage, 'borgo', 'place', 13 * DAY)).not.toBeNull();
  expect(readDraft(storage, 'borgo', 'place', 15 * DAY)).toBeNull();
  expect(storage.all.size).toBe(0);
});

test.each(['{', '"x"', '{"values":{"name":[5]},"step":0,"at":0}', '{"values":null,"step":0,"at":0}'])(
  '%s is no draft',
  (text) => {
    const storage = phone();
    storage.setItem('vicina.draft.borgo.place', text);
    expect(readDraft(storage, 'borgo', 'place', 0)).toBeNull();
  }
);

test('what comes back takes no room from what was begun since', () => {
  const storage = phone();
  const late = { values: { name: ['Sartoria'], secret: ['a'] }, step: 0, at: 2000 };
  const begun = { values: { name: ['Palestra'], secret: ['b'] }, step: 1, at: 1000 };
  keepDraft(storage, 'borgo', 'place', begun);
  expect(giveBack(storage, 'borgo', 'place', late)).toBe(false);
  expect(readDraft(storage, 'borgo', 'place', 2000)).toEqual(begun);
  eraseDraft(storage, 'borgo', 'place');
  expect(giveBack(storage, 'borgo', 'place', late)).toBe(true);
  expect(giveBack(storage, 'borgo', 'place', { ...late, at: 3000 })).toBe(true);
  expect(giveBack(null, 'borgo', 'place', late)).toBe(false);
});

test('a phone that keeps nothing says so', () => {
  expect(keepDraft(null, 'borgo', 'place', draft)).toBe(false);
  const full = {
    setItem: () => {
      throw new Error('full');
    }
  };
  expect(keepDraft(full, 'borgo', 'place', draft)).toBe(false);
});

test('a form that was only opened says nothing', () => {
  expect(
    saysSomething({
      secret: ['x'],
      where: ['somewhere'],
      name: [' '],
      'schedule.season': ['all'],
      'requirement.tax-code': ['']
    })
  ).toBe(false);
  expect(saysSomething({ name: ['S'] })).toBe(true);
  expect(saysSomething({ category: ['library'] })).toBe(true);
});
