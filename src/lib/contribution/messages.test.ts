import { expect, test } from 'vitest';
import { messagesIn, testParity } from '../../../tests/message-parity.ts';
import { PROBLEM_REASONS } from './proposal.ts';

const FILE = 'contribution';

// It names the two signs it is about.
testParity(FILE, { mayHoldMarkup: ['error.markup'] });

test('every reason to refuse a value has its sentence', () => {
  const italian = messagesIn(FILE, 'it');
  for (const reason of PROBLEM_REASONS) expect(italian.has(`error.${reason}`), reason).toBe(true);
});
