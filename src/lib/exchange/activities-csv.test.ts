import { expect, test } from 'vitest';
import { aFullActivity, anActivity } from '../activity/examples.ts';
import { scheduleWith } from '../activity/schedule/examples.ts';
import { ACTIVITY_PROPERTIES, type FoundActivity } from './activities-geojson.ts';
import { writeCsv } from './csv.ts';
import { entryRows } from './entry-properties.ts';

function cellsOf(
  fields: Parameters<typeof anActivity>[0],
  times: Partial<Omit<FoundActivity, 'activity'>> = {}
): Record<string, string> {
  const one: FoundActivity = {
    activity: anActivity(fields),
    certainty: 'known',
    occurrences: [],
    over: false,
    distance: null,
    walk: null,
    ...times
  };
  const [header = '', row = ''] = writeCsv(entryRows(ACTIVITY_PROPERTIES, [one], ['it', 'ar'])).split('\r\n');
  const cells = row.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  return Object.fromEntries(header.split(',').map((name, at) => [name, cells[at]!]));
}

test('each fact is in its own column', () => {
  const at = (instant: string) => Date.parse(instant) / 1000;
  const occurrences = [
    { start: at('2026-12-02T08:30Z'), end: at('2026-12-02T10:30Z'), local: '2026-12-02T09:30' },
    { start: at('2026-12-04T08:30Z'), end: at('2026-12-04T10:30Z'), local: '2026-12-04T09:30' }
  ];
  expect(
    cellsOf(aFullActivity({ schedule: null }), {
      occurrences,
      distance: 411.6,
      walk: { metres: 640, method: 'network' }
    })
  ).toEqual({
    slug: 'corso',
    kind: 'training-food',
    stage: 'training',
    title_it: 'Cucina',
    title_ar: 'طبخ',
    also_called_it: '',
    also_called_ar: '',
    place: 'sala',
    where_note_it: 'primo piano',
    where_note_ar: '',
    address: 'Via Gigante 5',
    lon: '9.15',
    lat: '45.48',
    precision: 'approximate',
    organisation: 'circolo',
    schedule: '',
    schedule_year: '2025',
    schedule_note_it: 'a volte di sabato',
    schedule_note_ar: '',
    occurrences: '2026-12-02T08:30:00Z;2026-12-04T08:30:00Z',
    over: '',
    cancelled: '',
    levels: 'A1;A2',
    hours_per_week: '4',
    weeks: '12',
    cost_euro: '20',
    childcare: 'yes',
    capacity: 'open',
    capacity_as_of: '2026-11-20',
    places_left: '3',
    languages: 'it;fr',
    audience: 'women',
    features: 'women-only',
    asked: 'tax-code',
    not_asked: 'identity-document;residence-permit',
    // A plus would begin a formula.
    phone: "'+390212345678",
    email: 'cucina@example.org',
    website: 'https://cucina.example.org',
    deadline: '2026-12-15',
    contract: 'apprenticeship',
    demonstration: '',
    sources: 'Circolo (2025)',
    confirmed_at: '2026-11-20T10:00:00Z',
    checks: '',
    certainty: 'known',
    distance_m: '412',
    walk_minutes: '9',
    walk_method: 'network'
  });
});

test('what is not known is empty, and free of charge is not', () => {
  const known = ['slug', 'kind', 'title_it', 'certainty'];
  for (const [column, cell] of Object.entries(cellsOf({})))
    expect(cell === '', column).toBe(!known.includes(column));
  expect(cellsOf({ costEuro: 0 })).toMatchObject({ cost_euro: '0' });
});

test('what is over and what is cancelled says so, each in its own column', () => {
  expect(cellsOf({}, { over: true })).toMatchObject({ over: 'yes', cancelled: '', demonstration: '' });
  expect(cellsOf({ cancelled: true })).toMatchObject({ over: '', cancelled: 'yes', demonstration: '' });
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('%j stays text in a spreadsheet', (text) => {
  const cells = cellsOf({
    title: { it: text, ar: text },
    whereNote: { it: text },
    scheduleNote: { it: text },
    contacts: { phone: text, email: text, website: text },
    sources: [{ name: text }]
  });
  for (const column of [
    ...['title_it', 'title_ar', 'where_note_it', 'schedule_note_it'],
    ...['phone', 'email', 'website', 'sources']
  ])
    expect(cells[column], column).toBe(`'${text}`);
});

test('the schedule is written as calendars write it', () => {
  expect(cellsOf({ schedule: scheduleWith() }).schedule).toBe(
    '"DTSTART;TZID=Europe/Rome:20261007T093000\nDURATION:PT2H\nRRULE:FREQ=WEEKLY;BYDAY=WE,FR"'
  );
  expect(cellsOf({ schedule: null }).schedule).toBe('');
});

test('what is invented says so in its row', () => {
  expect(cellsOf({ demonstration: true }).demonstration).toBe('yes');
  expect(cellsOf({}).demonstration).toBe('');
});
