import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextOccurrences, occurrences } from './activity/schedule/expand.server.ts';
import { isProblem, problemOfSchedule } from './activity/schedule/parse.ts';
import { importCalendar } from './exchange/calendar-import.server.ts';
import { recurrenceOf } from './exchange/calendar-recurrence.server.ts';
import { withinTime } from './server/time-limit.ts';

/*
 * Rules and calendars that are right and keep a machine busy: what is accepted of them is looked into in no time, and what
 * is not says why. What takes longer in processor time is ended: a fault is then a red test, and not a test without an end.
 */
const LONGEST = 1000;

const NOW = new Date('2026-11-24T09:00:00Z');

/** A list of numbers of a rule, of few or of many. */
const listOf = (name: string, most: number, fromEnd = true) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: most }), { minLength: 1, maxLength: 24 })
    .chain((numbers) =>
      fc.tuple(...numbers.map((one) => (fromEnd ? fc.constantFrom(one, -one) : fc.constant(one))))
    )
    .map((numbers) => `;${name}=${numbers.join(',')}`);
const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
const rule = fc
  .tuple(
    fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'YEARLY', 'YEARLY').map((freq) => `FREQ=${freq}`),
    ...[
      fc.constantFrom(2, 3, 7, 28, 99, 400, 1000).map((interval) => `;INTERVAL=${interval}`),
      fc.constantFrom(';COUNT=1000', ';COUNT=2', ';UNTIL=99991231', ';UNTIL=20301231'),
      listOf('BYMONTH', 12, false),
      listOf('BYMONTHDAY', 31),
      fc.oneof(fc.constantFrom(';BYYEARDAY=366', ';BYYEARDAY=-366'), listOf('BYYEARDAY', 366)),
      fc.oneof(fc.constantFrom(';BYWEEKNO=53', ';BYWEEKNO=-53'), listOf('BYWEEKNO', 53)),
      fc
        .array(fc.tuple(fc.constantFrom('', '', '1', '5', '-1', '53', '-53'), weekday), {
          minLength: 1,
          maxLength: 30
        })
        .map((days) => `;BYDAY=${days.map((both) => both.join('')).join(',')}`),
      listOf('BYSETPOS', 366),
      listOf('BYHOUR', 23, false),
      weekday.map((day) => `;WKST=${day}`)
    ].map((part) => fc.oneof({ weight: 2, arbitrary: fc.constant('') }, part))
  )
  .map((parts) => parts.join(''));

describe('a rule that is accepted', () => {
  test('is looked into in no time, also one that never comes true', () => {
    let accepted = 0;
    const starts = fc.constantFrom(
      '1970-01-01',
      '1970-01-01T09:00',
      '2026-10-05T09:30',
      '2024-02-29',
      '2100-12-31T23:30'
    );
    const year = { from: NOW, to: new Date('2027-11-24T09:00:00Z') };
    fc.assert(
      fc.property(rule, starts, (rrule, start) => {
        const read = problemOfSchedule({ start, duration: 1440, timeZone: 'Europe/Rome', rrule });
        if (isProblem(read)) return;
        accepted++;
        withinTime(LONGEST, () => [
          nextOccurrences(read, NOW, 100),
          occurrences(read, year),
          recurrenceOf(read)
        ]);
      }),
      { numRuns: 3000, endOnFailure: true }
    );
    expect(accepted).toBeGreaterThan(500);
  });
});

describe('a calendar that floods', () => {
  const read = (...events: string[]) => {
    const text = ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR'].join('\r\n');
    const found = withinTime(10 * LONGEST, () =>
      importCalendar(text, {
        now: NOW,
        neighbourhood: 'borgo',
        timeZone: 'Europe/Rome',
        locale: 'it',
        organisation: 'circolo',
        kind: 'social',
        source: { name: 'Circolo' },
        endUntold: { it: 'La fine non si sa' },
        known: []
      })
    );
    if (typeof found === 'string') throw new Error(found);
    return found.outcomes.map((one) => (one.kind === 'refused' ? one.reason : one.kind));
  };
  const event = (...lines: string[]) =>
    [
      'BEGIN:VEVENT',
      'UID:one',
      'SUMMARY:Tè',
      'DTSTART:20261201T090000',
      'DURATION:PT1H',
      ...lines,
      'END:VEVENT'
    ].join('\r\n');
  const dates = (many: number) =>
    Array.from(
      { length: many },
      (_, day) =>
        `${new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(0, 10).replaceAll('-', '')}T090000`
    ).join(',');

  test.each([
    ['every second for ever', 'RRULE:FREQ=SECONDLY;COUNT=999999999', 'rule-too-often'],
    ['a thousand million times', 'RRULE:FREQ=DAILY;COUNT=1000000000', 'rule-not-understood'],
    ['until the end of the calendar', 'RRULE:FREQ=DAILY;UNTIL=99991231T235959Z', 'imported'],
    ['on no day of any year', 'RRULE:FREQ=YEARLY;BYMONTH=6;BYWEEKNO=53', 'imported'],
    ['but for five thousand dates', `RRULE:FREQ=DAILY\r\nEXDATE:${dates(5000)}`, 'too-many-dates'],
    ['and on five thousand dates', `RDATE:${dates(5000)}`, 'too-many-dates']
  ])('%s', (_, line, outcome) => {
    expect(read(event(line))).toEqual([outcome]);
  });

  test('with a zone of its own for each event: those of more than any calendar has are not looked for', () => {
    const observance = (kind: string, from: string, to: string, month: number) =>
      `BEGIN:${kind}\r\nDTSTART:19700101T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=-1SU\r\nTZOFFSETFROM:${from}\r\nTZOFFSETTO:${to}\r\nEND:${kind}`;
    const rome = `${observance('STANDARD', '+0200', '+0100', 10)}\r\n${observance('DAYLIGHT', '+0100', '+0200', 3)}`;
    const many = Array.from({ length: 3000 }, (_, number) => number);
    const outcomes = read(
      ...many.map((number) => `BEGIN:VTIMEZONE\r\nTZID:Zone ${number}\r\n${rome}\r\nEND:VTIMEZONE`),
      ...many.map((number) =>
        event().replace('UID:one', `UID:${number}`).replace('DTSTART', `DTSTART;TZID=Zone ${number}`)
      )
    );
    expect(Object.fromEntries(Map.groupBy(outcomes, (one) => one))).toEqual({
      imported: Array.from({ length: 50 }, () => 'imported'),
      'time-zone-unknown': Array.from({ length: 2950 }, () => 'time-zone-unknown')
    });
  });
});
