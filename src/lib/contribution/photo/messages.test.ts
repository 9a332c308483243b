import { expect, test } from 'vitest';
import { messagesIn, testParity } from '../../../../tests/message-parity.ts';
import { LOCALES } from '../../i18n/locales.ts';
import { PHOTO_REFUSALS } from './refusal.ts';

const FILE = 'photo';

testParity(FILE);

test.each(LOCALES)('every refusal of a photo has its sentence in %s', (locale) => {
  const messages = messagesIn(FILE, locale);
  for (const refusal of PHOTO_REFUSALS) expect(messages.has(`refused.${refusal}`), refusal).toBe(true);
});
