import { expect, test } from 'vitest';
import { LOCALES } from '../../src/lib/i18n/locales.ts';
import { signInTemplate } from './sign-in-letter.ts';

test('a Supabase project sends the code and no link, in every language', async () => {
  const template = await signInTemplate();
  // Written by `npx vitest -u`, after a language has come or a word of it has changed.
  await expect(template).toMatchFileSnapshot('../templates/sign-in-code.html');
  expect(template.match(/\{\{ \.Token \}\}/g)).toHaveLength(LOCALES.length);
  expect(template).not.toContain('ConfirmationURL');
});
