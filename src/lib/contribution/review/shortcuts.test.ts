import { expect, test } from 'vitest';
import { shortcutOf } from './shortcuts.ts';

const pressed = (key: string, more: object = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  ...more
});

test.each([
  ['j', 'next'],
  ['K', 'previous'],
  ['a', 'accept'],
  ['?', 'help'],
  ['؟', 'help'],
  ['x', null],
  ['Enter', null]
])('%s is %s', (key, shortcut) => {
  expect(shortcutOf(pressed(key))).toBe(shortcut);
});

test('on an Arabic keyboard it is the key in the same place', () => {
  expect(shortcutOf(pressed('ش', { code: 'KeyA' }))).toBe('accept');
});

test('what the browser does with a key is left to it, and a key held down accepts once', () => {
  for (const held of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }])
    expect(shortcutOf(pressed('a', held))).toBeNull();
});
