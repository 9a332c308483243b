import { expect, test } from 'vitest';
import { anActivity } from '../activity/examples.ts';
import { scheduleWith } from '../activity/schedule/examples.ts';
import { activitiesCsv } from './activities-csv.ts';

function cellsOf(fields: Parameters<typeof anActivity>[0]): Record<string, string> {
  const one = { activity: anActivity(fields), occurrences: [], over: false, distance: null };
  const [header = '', row = ''] = activitiesCsv([one], ['it', 'ar']).split('\r\n');
  const cells = row.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  return Object.fromEntries(header.split(',').map((name, at) => [name, cells[at]!]));
}

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
