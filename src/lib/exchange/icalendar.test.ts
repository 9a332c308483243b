import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { scheduleWith } from '../activity/schedule/examples.ts';
import { occurrences } from '../activity/schedule/expand.server.ts';
import { isProblem, problemOfSchedule } from '../activity/schedule/parse.ts';
import type { Schedule } from '../activity/schedule/schedule.ts';
import { readComponents } from './calendar-components.ts';
import { recurrenceOf } from './calendar-recurrence.server.ts';
import { writeCalendar, type CalendarEvent } from './icalendar.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const FROM = new Date('2026-01-01T00:00:00Z');
const TO = new Date('2032-01-01T00:00:00Z');

function eventWith(changes: Partial<CalendarEvent> & { readonly when?: Schedule } = {}): CalendarEvent {
  const { when = scheduleWith(), ...rest } = changes;
  return {
    uid: '6f1c0a52-0000-4000-8000-000000000001',
    summary: 'Italiano per mamme',
    language: 'it',
    description: 'Portare un quaderno; la penna, no.',
    location: 'Biblioteca, Via Harar 19',
    point: [9.1234567, 45.4712345],
    url: 'https://vicina.example/it/san-siro/activities/italiano',
    categories: ['Corso di italiano', 'italian-course'],
    status: 'confirmed',
    sequence: 7,
    addedAt: '2026-10-01T08:00:00Z',
    changedAt: '2026-11-01T08:00:00Z',
    schedule: recurrenceOf(when),
    ...rest
  };
}

function written(...events: readonly CalendarEvent[]): string {
  const writing = writeCalendar(
    {
      name: 'San Siro',
      description: 'San Siro. 3 da confermare',
      url: 'https://vicina.example/it/san-siro/activities.ics',
      page: 'https://vicina.example/it/san-siro/activities',
      timeZone: 'Europe/Rome',
      events
    },
    NOW
  );
  for (;;) {
    const part = writing.next();
    if (part.done) return part.value;
  }
}

describe('a calendar', () => {
  test('is written as other programs expect it', () => {
    const lines = written(eventWith()).split('\r\n');
    expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
    for (const line of [
      'TZID:Europe/Rome',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'UID:6f1c0a52-0000-4000-8000-000000000001',
      'DTSTAMP:20261101T080000Z',
      'CREATED:20261001T080000Z',
      'SEQUENCE:7',
      'DTSTART;TZID=Europe/Rome:20261007T093000',
      'RRULE:FREQ=WEEKLY;BYDAY=WE,FR',
      'SUMMARY;LANGUAGE=it:Italiano per mamme',
      'DESCRIPTION:Portare un quaderno\\; la penna\\, no.',
      'GEO:45.471235;9.123457',
      'CATEGORIES:Corso di italiano,italian-course',
      'STATUS:CONFIRMED'
    ])
      expect(lines).toContain(line);
  });

  test('says what is cancelled, and what nobody has confirmed', () => {
    expect(written(eventWith({ status: 'cancelled' }))).toContain('\r\nSTATUS:CANCELLED\r\n');
    expect(written(eventWith({ status: 'tentative' }))).toContain('\r\nSTATUS:TENTATIVE\r\n');
  });

  test('without events still has the component that a calendar must have', () => {
    expect(written()).toMatch(/BEGIN:VTIMEZONE\r\n/);
  });

  test('has every zone it names once', () => {
    const cairo = scheduleWith({ timeZone: 'Africa/Cairo' });
    const text = written(eventWith(), eventWith(), eventWith({ when: cairo }));
    expect(text.match(/^TZID:.*$/gm)).toEqual(['TZID:Europe/Rome', 'TZID:Africa/Cairo']);
  });

  test('keeps what is written in it from becoming lines of its own', () => {
    const evil = 'a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:b';
    const read = readComponents(written(eventWith({ summary: evil, location: evil, description: evil })));
    expect(typeof read === 'object' && read.events).toHaveLength(1);
  });
});

describe('a season', () => {
  test('is told as the months of a rule', () => {
    const season = scheduleWith({ season: { from: '10', to: '05' } });
    expect(recurrenceOf(season)).toContainEqual(
      expect.objectContaining({
        name: 'RRULE',
        value: 'FREQ=WEEKLY;BYMONTH=1,2,3,4,5,10,11,12;BYDAY=WE,FR'
      })
    );
  });
});

describe('a start that its rule does not give', () => {
  test('is named, so that it happens in every reader, and nobody counts', () => {
    const odd = scheduleWith({ start: '2026-10-05T09:30', rrule: 'FREQ=WEEKLY;COUNT=4;BYDAY=WE' });
    expect(recurrenceOf(odd).map(({ name, value }) => `${name}:${value}`)).toEqual([
      'DTSTART:20261005T093000',
      'DURATION:PT2H',
      'RRULE:FREQ=WEEKLY;UNTIL=20261021T073000Z;BYDAY=WE',
      'RDATE:20261005T093000'
    ]);
  });
});

/** When each event happens, as Debian's python3-icalendar and python3-dateutil read it. */
function readBack(text: string): Record<string, (number | string)[]> {
  const script = path.resolve('tests/icalendar/read-back.py');
  const window = [FROM, TO].map((moment) => String(moment.getTime() / 1000));
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', [script, ...window], {
    input: text,
    encoding: 'utf8',
    maxBuffer: 1e9
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Record<string, (number | string)[]>;
}

/** Whole days are days of the wall, wherever the zone has them begin. */
function ourStarts(schedule: Schedule): (number | string)[] {
  const DAY = 86_400_000;
  return occurrences(schedule, { from: new Date(+FROM - DAY), to: new Date(+TO + DAY) })
    .filter(({ start, local }) => {
      const begins = local.length === 10 ? Date.parse(local) : start * 1000;
      return begins >= +FROM && begins < +TO;
    })
    .map(({ start, local }) => (local.length === 10 ? local : start));
}

const hasPython = spawnSync('/usr/bin/python3', ['-c', 'import icalendar, dateutil']).status === 0;

describe.skipIf(!hasPython)(
  'read back by python3-icalendar (skipped when that package of Debian is not installed)',
  () => {
    const zones = [
      'Europe/Rome',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Asia/Jerusalem',
      'UTC'
    ];
    const rules = fc.oneof(
      fc.constant(null),
      fc
        .tuple(
          fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY', 'FREQ=MONTHLY', 'FREQ=YEARLY'),
          fc.integer({ min: 1, max: 4 }),
          fc.constantFrom('', ';COUNT=7', ';COUNT=60', ';UNTIL=20280601T120000Z', ';UNTIL=20290325')
        )
        .map(([freq, interval, end]) => `${freq};INTERVAL=${interval}${end}`),
      fc.constantFrom(
        'FREQ=WEEKLY;BYDAY=MO,WE,FR',
        'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO',
        'FREQ=MONTHLY;BYDAY=-1FR',
        'FREQ=MONTHLY;BYDAY=2TU;COUNT=20',
        'FREQ=MONTHLY;BYMONTHDAY=-1',
        'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
        'FREQ=YEARLY;BYMONTH=3,11;BYDAY=1SU',
        'FREQ=YEARLY;BYYEARDAY=100;COUNT=3',
        'FREQ=DAILY;BYHOUR=9,15;BYMINUTE=30'
      )
    );
    const starts = fc
      .tuple(
        fc.integer({ min: 0, max: 900 }),
        fc.constantFrom('00:30', '04:00', '09:30', '18:45', '23:15', '')
      )
      .map(([day, time]) => {
        const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
        return time ? `${date}T${time}` : date;
      });
    const schedules = fc
      .record({
        start: starts,
        rrule: rules,
        timeZone: fc.constantFrom(...zones),
        duration: fc.constantFrom(1440, 2880),
        season: fc.constantFrom(null, null, { from: '10', to: '05' }, { from: '06', to: '06' }),
        extra: fc.integer({ min: 1, max: 400 }),
        leaves: fc.nat(5)
      })
      .map(({ extra, leaves, ...given }): Schedule | null => {
        const later = new Date(Date.parse(given.start.slice(0, 10)) + extra * 86_400_000);
        const rdate = later.toISOString().slice(0, 10) + given.start.slice(10);
        const whole = scheduleWith({ ...given, rdates: extra % 3 ? [] : [rdate] });
        const checked = problemOfSchedule(whole);
        if (isProblem(checked)) return null;
        const local = occurrences(checked, { from: FROM, to: TO }).map((one) => one.local);
        const exdates = [local[0], local[leaves]].filter((one, at) => one && (extra + at) % 2) as string[];
        return { ...checked, exdates };
      })
      .filter((one) => one !== null) as fc.Arbitrary<Schedule>;

    test('every schedule happens at the same moments as for us, over six years and every change of the clocks', () => {
      const samples = fc.sample(schedules, { numRuns: 400, seed: 57 });
      const events = samples.map((when, index) => eventWith({ when, uid: String(index) }));
      const read = readBack(written(...events));
      for (const [index, schedule] of samples.entries())
        expect({ schedule, starts: read[index] }).toEqual({ schedule, starts: ourStarts(schedule) });
      expect(samples.some((one) => ourStarts(one).length > 300)).toBe(true);
    }, 60_000);

    test('texts of any script are as they were', () => {
      const { stdout } = spawnSync(
        '/usr/bin/python3',
        [
          '-c',
          'import sys; from icalendar import Calendar\n' +
            'e = Calendar.from_ical(sys.stdin.buffer.read()).walk("VEVENT")[0]\n' +
            "sys.stdout.buffer.write(f\"{e['SUMMARY']}|{e['DESCRIPTION']}|{e['LOCATION']}\".encode())"
        ],
        {
          input: written(
            eventWith({
              summary: 'درس اللغة الإيطالية للأمهات مع حضانة للأطفال في المكتبة كل يوم أربعاء',
              description: 'a; b, c\\d\nZwei'.repeat(20),
              location: '李, 中文'
            })
          ),
          encoding: 'utf8'
        }
      );
      expect(stdout).toBe(
        `درس اللغة الإيطالية للأمهات مع حضانة للأطفال في المكتبة كل يوم أربعاء|${'a; b, c\\d\nZwei'.repeat(20)}|李, 中文`
      );
    });
  }
);
