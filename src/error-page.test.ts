import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCountriesIn } from '../supabase/seed/countries.ts';
import { errorPage } from './error-page.js';

test('the page of last resort names the number to call, in every language', () => {
  const html = readFileSync(errorPage(), 'utf8');
  const numbers = new Set([...readCountriesIn().values()].map(({ emergency }) => emergency.number));
  expect([...numbers]).toEqual(['112']);
  expect(html.match(/\b112\./g)).toHaveLength(3);
  expect(html).not.toContain('%vicina');
});
