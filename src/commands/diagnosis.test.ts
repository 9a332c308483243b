import { expect, test } from 'vitest';
import { examineDiagnosis, examineConfiguration, type Diagnosis } from './diagnosis.ts';

const NOW = new Date('2026-11-30T14:00:00Z');
const WELL: Diagnosis = {
  now: '2026-11-30T14:00:01.000Z',
  migrations: ['1', '2'],
  open_tables: [],
  unlimited_roles: [],
  caller_keys: 1,
  late_letters: 0,
  failing_feeds: 0,
  feeds: 3
};
const problems = (change: Partial<Diagnosis>) =>
  examineDiagnosis({ ...WELL, ...change }, ['1', '2'], NOW).filter(({ ok }) => !ok);

test('of a database that is well nothing is a problem', () => {
  expect(problems({})).toEqual([]);
  expect(problems({ migrations: null, caller_keys: 0 })).toEqual([]);
});

test.each<[Partial<Diagnosis>, RegExp]>([
  [{ migrations: ['1'] }, /the first is 2/],
  [{ open_tables: ['places'] }, /places/],
  [{ unlimited_roles: ['anon'] }, /anon/],
  [{ now: '2026-11-30T13:58:00.000Z' }, /120 seconds apart/],
  [{ late_letters: 4 }, /4 letters/],
  [{ failing_feeds: 1 }, /1 of 3/]
])('%o is one, and says what to do', (change, says) => {
  expect(problems(change)).toEqual([{ ok: false, says: expect.stringMatching(says) }]);
});

test('a public address needs a mail server, and a proxy that says who asks', () => {
  const bad = (settings: Record<string, string>, free = 9e9) =>
    examineConfiguration(settings, free).filter(({ ok }) => !ok).length;
  expect(bad({})).toBe(0);
  expect(bad({ ORIGIN: 'https://vicina.example' })).toBe(2);
  expect(
    bad({ ORIGIN: 'https://vicina.example', ADDRESS_HEADER: 'x-forwarded-for', SMTP_URL: 'smtps://m' })
  ).toBe(0);
  expect(bad({}, 1e9)).toBe(1);
});
