import { afterAll, beforeAll, expect, test } from 'vitest';
import { neighbourhood } from './entries.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const christmas = { from: '2026-12-23', to: '2027-01-06', name: { it: 'vacanze di Natale' } };
const calendar = { source: { name: 'Regione' }, until: '2027-06-08', holidays: [christmas] };
const load = (slug: string, school_calendar: unknown) =>
  database
    .api('service_role')
    .rpc('import_entries', { source: 'seed', entries: [neighbourhood(slug, { school_calendar })] });

test('each neighbourhood has its own school calendar, by the one door, and may have none', async () => {
  expect((await load('borgo', calendar)).error).toBeNull();
  expect((await load('altrove', null)).error).toBeNull();
  const { data } = await database.api('anon').rpc('neighbourhoods_overview');
  const found = (
    data as { slug: string; schoolCalendar: unknown; localHolidays: unknown; revision: number }[]
  )
    .toSorted((a, b) => a.slug.localeCompare(b.slug))
    .map(({ slug, schoolCalendar, localHolidays }) => ({ slug, schoolCalendar, localHolidays }));
  expect(found).toEqual([
    { slug: 'altrove', schoolCalendar: null, localHolidays: [] },
    { slug: 'borgo', schoolCalendar: calendar, localHolidays: [] }
  ]);
});

test.each([
  ['ends before it begins', { ...calendar, holidays: [{ ...christmas, to: '2026-12-01' }] }],
  ['has a date that does not exist', { ...calendar, holidays: [{ ...christmas, to: '2027-02-30' }] }],
  ['has a date in words', { ...calendar, holidays: [{ ...christmas, to: 'tomorrow' }] }],
  ['has a holiday without a name', { ...calendar, holidays: [{ from: '2026-12-23', to: '2027-01-06' }] }],
  ['has no source', { ...calendar, source: {} }],
  ['does not say until when it is known', { source: calendar.source, holidays: calendar.holidays }],
  ['has no holidays', { ...calendar, holidays: [] }],
  ['is no calendar', 'never']
])('a calendar that %s is refused', async (_, wrong) => {
  expect((await load('borgo', wrong)).error?.message).toContain('neighbourhoods_school_calendar_check');
});
