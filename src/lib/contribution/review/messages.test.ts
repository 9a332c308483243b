import { expect, test } from 'vitest';
import { messagesIn } from '../../../../tests/language-files.ts';
import { DONE_KEYS } from './done.ts';
import { KEYS } from './shortcuts.ts';

test('everything that can be done is said', () => {
  const italian = new Set([...messagesIn('review', 'it').keys()].map((key) => key.replace(/_\w+$/, '')));
  for (const key of DONE_KEYS) expect(italian.has(`done.${key}`), key).toBe(true);
  for (const { shortcut } of KEYS) expect(italian.has(`keys.long.${shortcut}`), shortcut).toBe(true);
});
