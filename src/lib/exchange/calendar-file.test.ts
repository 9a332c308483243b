import { beforeAll, expect, test } from 'vitest';
import { anActivity } from '../activity/examples.ts';
import { scheduleWith } from '../activity/schedule/examples.ts';
import { localeOf } from '../i18n/locales.ts';
import { aNeighbourhood, CHRISTMAS } from '../neighbourhood/examples.server.ts';
import { translatorHere } from '../neighbourhood/words.server.ts';
import { reading, type Reading } from '../place/reading.server.ts';
import { calendarFileOf } from './calendar-file.server.ts';

const borgo = aNeighbourhood({ schoolCalendar: CHRISTMAS, revision: 50 });

let here: Reading;
beforeAll(async () => {
  here = reading(await translatorHere(borgo, localeOf('en')), borgo, [], new Date('2026-11-22T10:00:00Z'));
});

function written(
  fields: Parameters<typeof anActivity>[0],
  { origin = 'https://vicina.example', changed = {} } = {}
): Promise<string> {
  const activity = anActivity({ schedule: scheduleWith(), confirmedAt: '2026-11-01T00:00:00Z', ...fields });
  return calendarFileOf([activity], here, { url: `${origin}/en/borgo/activities.ics?q=a`, origin, changed });
}

test('an activity that is cancelled stays, as cancelled', async () => {
  expect(await written({ cancelled: true })).toContain('\r\nSTATUS:CANCELLED\r\n');
});

test('times that nobody has confirmed are not promised', async () => {
  expect(await written({})).toContain('\r\nSTATUS:CONFIRMED\r\n');
  expect(await written({ confirmedAt: null, scheduleYear: 2022 })).toMatch(
    /DESCRIPTION:times of 2022\\, not confirmed\r\n[^]*STATUS:TENTATIVE/
  );
});

test('what is invented says so in its title', async () => {
  expect(await written({ demonstration: true })).toContain(
    'SUMMARY;LANGUAGE=it:Corso (Invented example)\r\n'
  );
});

test('the UID does not depend on where it is published, SEQUENCE and dates come from the last change', async () => {
  const [here, there] = await Promise.all(
    ['https://a.example', 'https://b.example'].map((origin) =>
      written({ revision: 42 }, { origin, changed: { corso: '2026-11-20T08:00:00Z' } })
    )
  );
  for (const text of [here, there])
    for (const line of [
      'UID:00000000-0000-4000-8000-000000000000',
      'SEQUENCE:42',
      'DTSTAMP:20261120T080000Z',
      'LAST-MODIFIED:20261120T080000Z'
    ])
      expect(text).toContain(`\r\n${line}\r\n`);
});

test('what pauses in school holidays leaves each of its dates in them out, and changes when they do', async () => {
  const pausing = await written({ revision: 42, schedule: scheduleWith({ pausesInSchoolHolidays: true }) });
  const dates = ['1223', '1225', '1230'].map((day) => `2026${day}T093000`);
  const exdates = [...dates, '20270101T093000', '20270106T093000'].join(',');
  expect(pausing.replaceAll('\r\n ', '')).toContain(`EXDATE;TZID=Europe/Rome:${exdates}\r\n`);
  expect(pausing).toContain('\r\nSEQUENCE:50\r\n');
  const going = await written({ revision: 42, schedule: scheduleWith({ pausesInSchoolHolidays: false }) });
  expect(going).not.toContain('EXDATE');
  expect(going).toContain('\r\nSEQUENCE:42\r\n');
});

test('what has no days, or days that cannot be understood, is left out and counted', async () => {
  for (const schedule of [
    null,
    scheduleWith({ timeZone: 'Mars/Olympus' }),
    scheduleWith({ start: 'soon' })
  ]) {
    const text = await written({ schedule });
    expect(text).not.toContain('VEVENT');
    expect(text).toContain('\r\nX-WR-CALDESC:Borgo: the calendar. 1 with days to confirm\r\n');
  }
  expect(await written({ schedule: null, kind: 'job' })).not.toContain('to confirm');
});

test('what was over a month ago is gone, what was over last week is not', async () => {
  const once = (start: string) => written({ schedule: scheduleWith({ start, rrule: null }) });
  expect(await once('2026-10-01T09:30')).not.toContain('VEVENT');
  expect(await once('2026-11-16T09:30')).toContain('VEVENT');
});

test('a calendar names the page it is of and the address it is fetched from', async () => {
  const text = await written({});
  expect(text).toContain('\r\nURL:https://vicina.example/en/borgo/activities?q=a\r\n');
  expect(text).toContain('SOURCE;VALUE=URI:https://vicina.example/en/borgo/activities.ics?q=a\r\n');
});
