import { expect, test } from 'vitest';
import { messagesIn } from '../../../tests/language-files.ts';
import { PROBLEM_REASONS } from './proposal.ts';

test('every reason to refuse a value has its sentence', () => {
  const italian = messagesIn('contribution', 'it');
  for (const reason of PROBLEM_REASONS) expect(italian.has(`error.${reason}`), reason).toBe(true);
});
