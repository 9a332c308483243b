import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCountriesIn } from '../supabase/seed/countries.ts';
import { errorPage } from './error-page.js';
import { LOCALES } from './lib/i18n/locales.ts';

test('the page of last resort names the number to call, in every language', () => {
  const html = readFileSync(errorPage(), 'utf8');
  const numbers = new Set([...readCountriesIn().values()].map(({ emergency }) => emergency.number));
  expect([...numbers]).toEqual(['112']);
  expect(html.match(/\b112\./g)).toHaveLength(LOCALES.length);
  expect(html).not.toContain('%vicina');
});
