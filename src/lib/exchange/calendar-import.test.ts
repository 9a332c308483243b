import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { occurrences } from '../activity/schedule/expand.server.ts';
import type { Schedule } from '../activity/schedule/schedule.ts';
import { decodeCalendar } from './calendar-components.ts';
import {
  importCalendar,
  type CalendarContext,
  type EventOutcome,
  type ImportedCalendar
} from './calendar-import.server.ts';

const NOW = new Date('2026-11-22T10:00:00Z');

function imported(text: string, given: Partial<CalendarContext> = {}): ImportedCalendar {
  const calendar = importCalendar(text, {
    now: NOW,
    neighbourhood: 'borgo',
    timeZone: 'Europe/Rome',
    locale: 'it',
    organisation: 'circolo',
    kind: 'social',
    source: { name: 'Circolo' },
    endUntold: { it: 'La fine non si sa' },
    known: [],
    ...given
  });
  if (typeof calendar === 'string') throw new Error(calendar);
  return calendar;
}

/** An event of tomorrow; a property that is given replaces the usual one. */
function event(...properties: string[]): string {
  const usual = ['UID:one', 'SUMMARY:Tè e parole', 'DTSTART:20261123T090000', 'DTEND:20261123T103000'];
  const names = new Set(properties.map((line) => line.split(/[;:]/)[0]));
  const kept = usual.filter((line) => !names.has(line.split(':')[0]!));
  const wanted = properties.filter((line) => !/^(UID|SUMMARY|DTSTART|DTEND):-$/.test(line));
  return ['BEGIN:VEVENT', ...kept, ...wanted, 'END:VEVENT'].join('\r\n');
}

function calendar(...parts: string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR', ''].join('\r\n');
}

const brief = (outcome: EventOutcome) =>
  outcome.kind === 'refused' ? outcome.reason : outcome.kind === 'past' ? 'past' : 'imported';
const outcomes = (...parts: string[]) => imported(calendar(...parts)).outcomes.map(brief);
const scheduleIn = ({ entries }: ImportedCalendar, index = 0) => entries[index]!.fields.schedule as Schedule;
const starts = (schedule: Schedule, from: string, to: string) =>
  occurrences(schedule, { from: new Date(from), to: new Date(to) }).map(({ start }) =>
    new Date(start * 1000).toISOString().slice(0, 16)
  );

describe('an event becomes an activity', () => {
  test('with its title, text, place, times and address', () => {
    const { entries } = imported(
      calendar(
        event(
          'DESCRIPTION:<p>Benvenute&nbsp;tutte\\, con bambini.</p>\\n\\n\\n\\nPorta <b>un libro</b>',
          'LOCATION:Via Abbiati 4',
          'URL:https://circolo.example/te'
        )
      )
    );
    expect(entries).toEqual([
      {
        target: 'activities',
        slug: expect.stringMatching(/^te-e-parole-[0-9a-f]{6}$/),
        neighbourhood: 'borgo',
        fields: {
          organisation: 'circolo',
          calendar_uid: 'one',
          kind: 'social',
          title: { it: 'Tè e parole' },
          about: { it: 'Benvenute tutte, con bambini.\n\nPorta un libro' },
          where_note: { it: 'Via Abbiati 4' },
          schedule: expect.objectContaining({
            start: '2026-11-23T09:00',
            duration: 90,
            timeZone: 'Europe/Rome'
          }),
          schedule_note: null,
          cancelled: false,
          contacts: { website: 'https://circolo.example/te' },
          sources: [{ name: 'Circolo' }],
          confirmed_at: '2026-11-22T10:00:00Z'
        }
      }
    ]);
  });

  test('that keeps its address when its title changes, because its UID does not', () => {
    const known = [
      { neighbourhood: 'borgo', slug: 'vecchio-nome', uid: 'one', organisation: 'circolo', confirmedAt: null }
    ];
    expect(imported(calendar(event()), { known }).entries[0]!.slug).toBe('vecchio-nome');
  });

  test('in the language and of the kind it says', () => {
    const { fields } = imported(calendar(event('SUMMARY;LANGUAGE=en-GB:Tea', 'CATEGORIES:x,italian-course')))
      .entries[0]!;
    expect(fields).toMatchObject({ title: { en: 'Tea' }, kind: 'italian-course' });
  });

  test('that is confirmed by its calendar, and again after three months, not every hour', () => {
    const confirmed = (confirmedAt: string) => {
      const known = [{ neighbourhood: 'borgo', slug: 'x', uid: 'one', organisation: 'circolo', confirmedAt }];
      return imported(calendar(event()), { known }).entries[0]!.fields.confirmed_at;
    };
    expect(confirmed('2026-10-01T08:00:00.123456+00:00')).toBe('2026-10-01T08:00:00.123456+00:00');
    expect(confirmed('2026-07-01T08:00:00+00:00')).toBe('2026-11-22T10:00:00Z');
  });

  test('that is shown as cancelled when it is', () => {
    expect(imported(calendar(event('STATUS:CANCELLED'))).entries[0]!.fields.cancelled).toBe(true);
  });

  test('whatever script its title is in', () => {
    expect(imported(calendar(event('SUMMARY:درس'))).entries[0]!.slug).toMatch(/^social-[0-9a-f]{6}$/);
  });

  test.each([
    ['came another way', null],
    ['another calendar brought', 'of-another']
  ])('that cannot take over the address of an activity that %s', (_, uid) => {
    const { slug } = imported(calendar(event())).entries[0]!;
    const known = [{ neighbourhood: 'borgo', slug, uid, organisation: 'altra', confirmedAt: null }];
    expect(imported(calendar(event()), { known }).entries[0]!.slug).not.toBe(slug);
  });
});

describe('dates of a series', () => {
  const weekly = ['RRULE:FREQ=WEEKLY;COUNT=4'];

  test('are left out where they are cancelled, and moved where they are changed', () => {
    const calendarOfFour = imported(
      calendar(
        event(...weekly),
        event('RECURRENCE-ID:20261130T090000', 'STATUS:CANCELLED'),
        event(
          'RECURRENCE-ID:20261207T090000',
          'DTSTART:20261208T150000',
          'DTEND:20261208T160000',
          'SUMMARY:Di martedì'
        )
      )
    );
    expect(calendarOfFour.outcomes.map(({ kind }) => kind)).toEqual(['imported', 'imported', 'imported']);
    expect(calendarOfFour.entries.map(({ fields }) => fields.calendar_uid)).toEqual([
      'one',
      'one#20261207T090000'
    ]);
    expect(starts(scheduleIn(calendarOfFour), '2026-11-22', '2027-02-01')).toEqual([
      '2026-11-23T08:00',
      '2026-12-14T08:00'
    ]);
    expect(starts(scheduleIn(calendarOfFour, 1), '2026-11-22', '2027-02-01')).toEqual(['2026-12-08T14:00']);
  });

  test('may be named in another zone than the series', () => {
    const moved = imported(
      calendar(event(...weekly), event('RECURRENCE-ID:20261130T080000Z', 'STATUS:CANCELLED'))
    );
    expect(starts(scheduleIn(moved), '2026-11-22', '2027-02-01')).not.toContain('2026-11-30T08:00');
  });

  test('that repeat the rule of their series are one date all the same', () => {
    const moved = imported(
      calendar(
        event(...weekly),
        event('RECURRENCE-ID:20261130T090000', 'DTSTART:20261201T150000', 'DTEND:20261201T160000', ...weekly)
      )
    );
    expect(starts(scheduleIn(moved, 1), '2026-11-22', '2027-02-01')).toEqual(['2026-12-01T14:00']);
  });

  describe('that change together with all that follow', () => {
    const from = 'RECURRENCE-ID;RANGE=THISANDFUTURE:20261207T090000';
    const later = [from, 'DTSTART:20261207T150000', 'DTEND:20261207T170000', 'SUMMARY:Di pomeriggio'];
    const startsOf = (...parts: string[]) =>
      imported(calendar(...parts)).entries.map((_, index) =>
        starts(scheduleIn(imported(calendar(...parts)), index), '2026-11-22', '2027-02-01')
      );

    test('make two series of one, and together they are as many', () => {
      expect(startsOf(event(...weekly), event(...later))).toEqual([
        ['2026-11-23T08:00', '2026-11-30T08:00'],
        ['2026-12-07T14:00', '2026-12-14T14:00']
      ]);
      expect(startsOf(event('RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20261214T080000Z'), event(...later))).toEqual([
        ['2026-11-23T08:00', '2026-11-30T08:00'],
        ['2026-12-07T14:00', '2026-12-14T14:00']
      ]);
    });

    test('leave out what is cancelled on either side', () => {
      const cancelled = (date: string) => event(`RECURRENCE-ID:${date}`, 'STATUS:CANCELLED');
      expect(
        startsOf(
          event(...weekly),
          event(...later),
          cancelled('20261130T090000'),
          cancelled('20261214T090000')
        )
      ).toEqual([['2026-11-23T08:00'], ['2026-12-07T14:00']]);
    });

    test('end the series when they are cancelled', () => {
      expect(startsOf(event(...weekly), event(from, 'STATUS:CANCELLED'))).toEqual([
        ['2026-11-23T08:00', '2026-11-30T08:00']
      ]);
    });

    test('are refused, and only they, where one would have to guess how they go on', () => {
      const onTuesday = event(from, 'DTSTART:20261208T150000', 'DTEND:20261208T170000');
      const byDay = event('RRULE:FREQ=WEEKLY;BYDAY=MO');
      expect(outcomes(byDay, onTuesday)).toEqual(['imported', 'this-and-future']);
      expect(startsOf(byDay, onTuesday)).toEqual([['2026-11-23T08:00', '2026-11-30T08:00']]);
      const again = event(
        'RECURRENCE-ID;RANGE=THISANDFUTURE:20261214T090000',
        'DTSTART:20261214T180000',
        'DTEND:20261214T190000'
      );
      expect(outcomes(event(...weekly), again, event(...later))).toEqual([
        'imported',
        'this-and-future',
        'this-and-future'
      ]);
    });

    test('change from the first one on: nothing is before', () => {
      const first = [
        'RECURRENCE-ID;RANGE=THISANDFUTURE:20261123T090000',
        'DTSTART:20261123T100000',
        'DTEND:20261123T110000'
      ];
      expect(startsOf(event(...weekly), event(...first))).toEqual([
        ['2026-11-23T09:00', '2026-11-30T09:00', '2026-12-07T09:00', '2026-12-14T09:00']
      ]);
      expect(outcomes(event(...weekly), event(...first))).toEqual(['imported', 'imported']);
    });
  });

  test('that last for another time than the rest keep their length', () => {
    const periods = imported(
      calendar(event('RDATE;VALUE=PERIOD:20261130T090000/PT3H,20261207T090000/20261207T103000'))
    );
    expect(periods.entries.map(({ fields }) => fields.calendar_uid)).toEqual(['one', 'one#20261130T090000']);
    expect(scheduleIn(periods)).toMatchObject({ duration: 90, rdates: ['2026-12-07T09:00'] });
    expect(scheduleIn(periods, 1)).toMatchObject({ start: '2026-11-30T09:00', duration: 180 });
  });

  test('of more lengths than anybody plans are refused, and those of all events together are bounded', () => {
    const dates = (year: number, count: number) =>
      Array.from({ length: count }, (_, day) => {
        const date = new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10).replaceAll('-', '');
        return `${date}T090000/PT${2 + (day % 3)}H`;
      }).join(',');
    const periods = (count: number, uid = 'one') =>
      event(`UID:${uid}`, `RDATE;VALUE=PERIOD:${dates(2027, count)}`);
    expect(outcomes(periods(60))).toEqual(['too-many']);
    const many = Array.from({ length: 20 }, (_, index) => periods(40, `event-${index}`));
    expect(imported(calendar(...many)).entries.length).toBeLessThanOrEqual(500);
  });

  test('stand alone when the calendar does not have their series', () => {
    expect(outcomes(event('RECURRENCE-ID:20261123T090000'))).toEqual(['imported']);
  });

  test('for ever are fine, every second is not', () => {
    expect(outcomes(event('RRULE:FREQ=YEARLY'))).toEqual(['imported']);
    expect(outcomes(event('RRULE:FREQ=SECONDLY'))).toEqual(['rule-too-often']);
    const allSixty = Array.from({ length: 60 }, (_, minute) => minute).join();
    expect(outcomes(event(`RRULE:FREQ=DAILY;BYHOUR=0,1,2;BYMINUTE=${allSixty}`))).toEqual([
      'rule-list-too-long'
    ]);
  });
});

describe('an event that cannot be taken says why', () => {
  test.each<[string, string, string[]]>([
    ['an impossible date', 'date-impossible', ['DTSTART:20260230T090000']],
    ['a 29 February of another year', 'date-impossible', ['DTSTART:20270229T090000']],
    ['an hour that no day has', 'date-impossible', ['DTSTART:20261123T250000']],
    ['an end that does not exist', 'date-impossible', ['DTEND:20261131T100000']],
    ['every second', 'rule-too-often', ['RRULE:FREQ=SECONDLY']],
    ['no date', 'missing', ['DTSTART:-']],
    ['an end before its start', 'end-before-start', ['DTEND:20261123T080000']],
    ['a zone nobody knows', 'time-zone-unknown', ['DTSTART;TZID=Mars/Olympus:20261123T090000']],
    ['a rule without sense', 'rule-not-understood', ['RRULE:FREQ=SOMETIMES']],
    [
      'a rule that is over before it begins',
      'rule-ends-before-start',
      ['RRULE:FREQ=DAILY;UNTIL=20200101T000000Z']
    ],
    ['EXRULE', 'excluded-by-rule', ['RRULE:FREQ=DAILY', 'EXRULE:FREQ=WEEKLY']],
    ['no title', 'no-title', ['SUMMARY:-']],
    ['only markup as its title', 'no-title', ['SUMMARY:<b></b>']],
    ['no UID', 'no-uid', ['UID:-']],
    ['a UID without end', 'uid-too-long', [`UID:${'x'.repeat(400)}`]],
    ['a private one', 'private', ['CLASS:PRIVATE']]
  ])('%s', (_, reason, properties) => {
    expect(outcomes(event(...properties), event('UID:two'))).toEqual([reason, 'imported']);
  });

  test('when it is cut off in the middle', () => {
    const text = calendar('BEGIN:VEVENT\r\nUID:cut\r\nDTSTART:20261123T090000', event('UID:two'));
    expect(imported(text).outcomes.map(brief)).toEqual(['cut-off', 'imported']);
    expect(imported(text.slice(0, -40)).outcomes.map(brief)).toEqual(['cut-off', 'cut-off']);
  });

  test('when another one has the same UID: the newest is taken', () => {
    const first = event('SEQUENCE:1', 'SUMMARY:vecchio');
    const second = event('SEQUENCE:2', 'SUMMARY:nuovo');
    expect(outcomes(first, second)).toEqual(['same-uid', 'imported']);
    expect(outcomes(second, first, first)).toEqual(['imported', 'same-uid', 'same-uid']);
  });

  test('when its UID is that of somebody else’s activity', () => {
    for (const other of [
      { neighbourhood: 'borgo', organisation: 'altra' },
      { neighbourhood: 'altrove', organisation: 'circolo' }
    ])
      expect(
        imported(calendar(event()), {
          known: [{ ...other, slug: 'x', uid: 'one', confirmedAt: null }]
        }).outcomes.map(brief)
      ).toEqual(['of-another']);
  });
});

describe('an event that says too little', () => {
  test('of its end is shown as an hour long, and says so on its page and to its owner', () => {
    const { outcomes: all, entries } = imported(calendar(event('DTEND:-'), event('UID:two')));
    expect(entries.map(({ fields }) => fields.schedule_note)).toEqual([{ it: 'La fine non si sa' }, null]);
    expect(scheduleIn({ entries } as ImportedCalendar)).toMatchObject({ duration: 60 });
    expect(all.map((one) => one.kind === 'imported' && one.endIsTold)).toEqual([false, true]);
  });

  test('of whole days may write them from midnight to midnight, as Outlook does', () => {
    const days = ['DTSTART;TZID=Mars/Olympus:20261212T000000', 'DTEND;TZID=Mars/Olympus:20261214T000000'];
    expect(scheduleIn(imported(calendar(event(...days, 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE'))))).toMatchObject({
      start: '2026-12-12',
      duration: 2880
    });
  });

  test('has its formatting read where all of it was escaped; other markup in entities is what was written', () => {
    const about = (text: string) => imported(calendar(event(`DESCRIPTION:${text}`))).entries[0]!.fields.about;
    expect(about('&lt;p class=&quot;x&quot;&gt;Ciao&lt;/p&gt;a &lt;b&gt;tutte&lt;/b&gt;')).toEqual({
      it: 'Ciao\na tutte'
    });
    expect(about('&lt;script&gt;alert(1)&lt;/script&gt; 3 &lt; 4')).toEqual({
      it: '<script>alert(1)</script> 3 < 4'
    });
  });
});

describe('what is over', () => {
  test('is past, whether it was once or many times', () => {
    expect(
      outcomes(
        event('DTSTART:20200101T090000', 'DTEND:20200101T100000'),
        event('UID:two', 'DTSTART;VALUE=DATE:20200101', 'DTEND:-'),
        event('UID:three', 'DTSTART:20200101T090000', 'DTEND:20200101T100000', 'RRULE:FREQ=DAILY;COUNT=20')
      )
    ).toEqual(['past', 'past', 'past']);
  });

  test('is not what has begun and goes on', () => {
    expect(outcomes(event('DTSTART:20261122T100000', 'DTEND:20261122T123000'))).toEqual(['imported']);
    expect(outcomes(event('DTSTART:20261122T100000', 'DTEND:20261122T110000'))).toEqual(['past']);
  });

  test('is not what is far away', () => {
    expect(outcomes(event('DTSTART:20700101T100000', 'DTEND:20700101T110000'))).toEqual(['imported']);
  });

  test('is not what ended before it began', () => {
    expect(outcomes(event('DTSTART:20200105T090000', 'DTEND:20200101T100000'))).toEqual(['end-before-start']);
  });
});

describe('a calendar', () => {
  test('may have misspelt ends and components that are never closed: no event is lost, and the lines are named', () => {
    const todo = 'BEGIN:VTODO\r\nSUMMARY:x\r\nEND:VTOOD';
    const events = Array.from({ length: 12 }, (_, index) => [todo, event(`UID:${index}`)]).flat();
    const { outcomes: all, brokenLines } = imported(calendar(...events));
    expect(all.map(brief)).toEqual(Array.from({ length: 12 }, () => 'imported'));
    expect(brokenLines).toHaveLength(12);
    const misspelt = [
      event().replace('END:VEVENT', 'END:VEVNT'),
      event('UID:two').replace('BEGIN:VEVENT', 'BEGIN:VEVEN')
    ];
    expect(outcomes(...misspelt, event('UID:three'))).toEqual(['imported', 'imported', 'imported']);
  });

  test('may define a zone by a rule that has ended after so many times', () => {
    const old = [
      'BEGIN:STANDARD',
      'DTSTART:19810927T030000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'RRULE:FREQ=YEARLY;COUNT=15;BYDAY=-1SU;BYMONTH=9',
      'END:STANDARD'
    ];
    const now = [
      'BEGIN:STANDARD',
      'DTSTART:19961027T030000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
      'END:STANDARD'
    ];
    const summer = [
      'BEGIN:DAYLIGHT',
      'DTSTART:19810329T020000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
      'END:DAYLIGHT'
    ];
    const zone = ['BEGIN:VTIMEZONE', 'TZID:Milano', ...old, ...now, ...summer, 'END:VTIMEZONE'].join('\r\n');
    const read = imported(
      calendar(zone, event('DTSTART;TZID=Milano:20261123T090000', 'DTEND;TZID=Milano:20261123T100000'))
    );
    expect(scheduleIn(read).timeZone).toBe('Europe/Rome');
  });

  test.each([
    ['', 'empty'],
    ['<!DOCTYPE html><html><body>Login</body></html>', 'web-page'],
    ['{"error": 404}', 'not-a-calendar']
  ])('is not %j', (text, problem) => {
    expect(() => imported(text)).toThrow(problem);
  });

  test('may have broken lines: the rest of it is taken, and the lines are named', () => {
    const broken = event().replace('SUMMARY', 'what is this\r\nSUMMARY');
    const { outcomes: all, brokenLines } = imported(calendar('nonsense', broken, event('UID:two')));
    expect(all.map(brief)).toEqual(['imported', 'imported']);
    expect(all[0]!.brokenLines).toHaveLength(1);
    expect(brokenLines).toEqual([3]);
  });

  test('may be written in Windows-1252, in UTF-16 or with a mark at its beginning', () => {
    const text = calendar(event('SUMMARY:Città'));
    const encodings = [
      Buffer.from(`\ufeff${text}`, 'utf8'),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(text, 'latin1')
    ];
    for (const bytes of encodings)
      expect(imported(decodeCalendar(bytes)).entries[0]!.fields.title).toEqual({ it: 'Città' });
  });

  test('may name zones as Windows, as Mozilla, or as it likes if it defines them', () => {
    const eastern = [
      ...[
        'BEGIN:VTIMEZONE',
        'TZID:Casa mia',
        'BEGIN:STANDARD',
        'DTSTART:16010101T020000',
        'TZOFFSETFROM:-0400'
      ],
      ...['TZOFFSETTO:-0500', 'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11', 'END:STANDARD'],
      ...['BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:-0500', 'TZOFFSETTO:-0400'],
      ...['RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE']
    ].join('\r\n');
    const rome = eastern
      .replace('Casa mia', 'W. Europe Standard Time')
      .replaceAll('-0400', '+0200')
      .replaceAll('-0500', '+0100')
      .replace('1SU;BYMONTH=11', '-1SU;BYMONTH=10')
      .replace('2SU', '-1SU');
    const zoned = (zone: string) =>
      event(
        `UID:${zone}`,
        `DTSTART;TZID=${zone}:20270101T090000`,
        `DTEND;TZID=${zone}:20270101T100000`,
        'RRULE:FREQ=WEEKLY;COUNT=20'
      );
    const read = imported(
      calendar(
        eastern,
        rome,
        zoned('Casa mia'),
        zoned('W. Europe Standard Time'),
        zoned('/mozilla.org/20050126_1/Asia/Tokyo'),
        zoned('GMT Standard Time')
      )
    );
    expect(read.entries.map(({ fields }) => (fields.schedule as Schedule).timeZone)).toEqual([
      expect.stringMatching(/^America\//),
      'Europe/Rome',
      'Asia/Tokyo',
      'Europe/London'
    ]);
    expect(starts(scheduleIn(read), '2027-03-01', '2027-03-25')).toEqual([
      '2027-03-05T14:00',
      '2027-03-12T14:00',
      '2027-03-19T13:00'
    ]);
  });

  test('with 100,000 events is read: the soonest are taken, and no event is lost', () => {
    const year = (index: number) => 2030 - (index % 3);
    const many = Array.from({ length: 100_000 }, (_, index) =>
      event(
        `UID:${index}`,
        `DTSTART:${year(index)}0101T090000`,
        `DTEND:${year(index)}0101T100000`,
        ...(index % 2 ? ['RRULE:FREQ=MONTHLY;BYDAY=1MO'] : [])
      )
    );
    const { outcomes: all, entries } = imported(calendar(...many));
    expect(all).toHaveLength(100_000);
    expect(entries).toHaveLength(500);
    expect(all.filter((one) => brief(one) === 'too-many')).toHaveLength(99_500);
    expect(entries.every(({ fields }) => (fields.schedule as Schedule).start.startsWith('2028'))).toBe(true);
  }, 120_000);
});

/** Calendars of community organisations, beside the project on the machine it is made on; not part of it. */
const SAMPLES = path.resolve('../shared/samples/ics');

describe.skipIf(!existsSync(SAMPLES))(`the calendars in ${SAMPLES} (skipped when they are not there)`, () => {
  const sample = (name: string, now: string, given: Partial<CalendarContext> = {}) =>
    imported(decodeCalendar(readFileSync(path.join(SAMPLES, name))), { now: new Date(now), ...given });
  const countOf = ({ outcomes: all }: ImportedCalendar) => ({
    imported: all.filter(({ kind }) => kind === 'imported').length,
    past: all.filter(({ kind }) => kind === 'past').length,
    refused: all.filter(({ kind }) => kind === 'refused').length
  });

  test.each([
    ['teamup.ics', '2019-01-01T00:00:00Z', { imported: 25, past: 0, refused: 0 }],
    ['teamup.ics', '2020-02-01T00:00:00Z', { imported: 17, past: 8, refused: 0 }],
    ['teamup.ics', '2026-11-22T00:00:00Z', { imported: 0, past: 25, refused: 0 }],
    ['wordpress-events.ics', '2023-09-01T00:00:00Z', { imported: 50, past: 0, refused: 0 }],
    ['wordpress-events.ics', '2026-11-22T00:00:00Z', { imported: 0, past: 50, refused: 0 }]
  ])('%s on %s: every event is accounted for', (name, now, expected) => {
    const read = sample(name, now);
    expect(countOf(read)).toEqual(expected);
    expect(read.entries).toHaveLength(expected.imported);
    expect(new Set(read.entries.map(({ slug }) => slug)).size).toBe(expected.imported);
    expect(read.brokenLines).toEqual([]);
  });

  test('say their times in the zone they name', () => {
    const { entries } = sample('teamup.ics', '2020-01-20T00:00:00Z');
    const weekend = entries.find(({ fields }) => fields.calendar_uid === 'TU529515198')!.fields
      .schedule as Schedule;
    expect(starts(weekend, '2020-05-01', '2020-06-30')).toEqual([
      '2020-05-23T09:00',
      '2020-05-24T09:00',
      '2020-05-25T09:00'
    ]);
  });

  test('leave no place holder of a web site on a page', () => {
    const { entries } = sample('wordpress-events.ics', '2023-09-01T00:00:00Z');
    expect(JSON.stringify(entries)).not.toMatch(/#_|nbsp/);
  });
});

/** Small calendars that each failed once, beside the project as well. */
const CASES = path.resolve('../shared/samples/cases');

describe.skipIf(!existsSync(CASES))(`the calendars in ${CASES} (skipped when they are not there)`, () => {
  const of = (...reasons: string[]) => reasons;
  const many = (howMany: number) => Array.from({ length: howMany }, () => 'imported');
  test.each([
    ['ics-html-description.ics', many(1)],
    ['ics-no-end.ics', many(2)],
    ['ics-override-with-rrule.ics', many(2)],
    ['ics-tzid-prefixed.ics', many(2)],
    ['ics-unclosed-components.ics', many(12)],
    ['ics-until-before-start.ics', of('past')],
    ['ics-vtimezone-count.ics', many(1)],
    ['ics-whole-day-same-end.ics', many(1)],
    ['outlook-google.ics', [...many(7), 'end-before-start', ...many(3)]]
  ])('%s: every event has its outcome', (name, expected) => {
    const text = decodeCalendar(readFileSync(path.join(CASES, name)));
    const read = imported(text);
    expect(read.outcomes).toHaveLength(text.match(/^BEGIN:VEVENT/gm)!.length);
    expect(read.outcomes.map(brief)).toEqual(expected);
  });
});
