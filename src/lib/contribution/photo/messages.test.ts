import { expect, test } from 'vitest';
import { messagesIn } from '../../../../tests/language-files.ts';
import { PHOTO_REFUSALS } from './refusal.ts';

test('every refusal of a photo has its sentence', () => {
  const italian = messagesIn('photo', 'it');
  for (const refusal of PHOTO_REFUSALS) expect(italian.has(`refused.${refusal}`), refusal).toBe(true);
});
