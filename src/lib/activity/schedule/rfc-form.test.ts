import { describe, expect, test } from 'vitest';
import { scheduleWith } from './examples.ts';
import { occurrences } from './expand.server.ts';
import { isProblem, zoneName } from './parse.ts';
import { rfcPropertyLine, rfcPropertiesOf, saysItsEnd, scheduleOf, type RfcProperty } from './rfc-form.ts';
import type { Schedule } from './schedule.ts';
import WINDOWS from './windows-zones.json' with { type: 'json' };

/** `DTSTART;TZID=Europe/Rome:20261007T093000` taken apart. */
function properties(...lines: readonly string[]): RfcProperty[] {
  return lines.map((line) => {
    const [, name = '', parameters = '', value = ''] = /^([A-Z]+)((?:;[^:]+)?):(.*)$/.exec(line) ?? [];
    const named = parameters
      .split(';')
      .filter(Boolean)
      .map((one) => one.split('=') as [string, string]);
    return { name: name as RfcProperty['name'], parameters: Object.fromEntries(named), value };
  });
}
const read = (...lines: readonly string[]) => scheduleOf(properties(...lines), 'Europe/Rome');
const window = { from: new Date('2026-09-01'), to: new Date('2028-09-01') };
const instants = (schedule: Schedule) => occurrences(schedule, window).map(({ start, end }) => [start, end]);

test('a course is written as calendars read it', () => {
  const schedule = scheduleWith({ exdates: ['2026-12-25T09:30'], season: { from: '10', to: '05' } });
  expect(rfcPropertiesOf(schedule, ['2026-12-30T09:30']).map(rfcPropertyLine)).toEqual([
    'DTSTART;TZID=Europe/Rome:20261007T093000',
    'DURATION:PT2H',
    'RRULE:FREQ=WEEKLY;BYMONTH=1,2,3,4,5,10,11,12;BYDAY=WE,FR',
    'EXDATE;TZID=Europe/Rome:20261225T093000,20261230T093000'
  ]);
});

test.each<[string, Partial<Schedule>]>([
  ['a course', {}],
  ['a season', { season: { from: '10', to: '05' } }],
  ['a season counted', { season: { from: '10', to: '05' }, rrule: 'FREQ=WEEKLY;BYDAY=WE,FR;COUNT=80' }],
  ['every other week in season', { season: { from: '10', to: '05' }, rrule: 'FREQ=WEEKLY;INTERVAL=2' }],
  ['a Saturday of the month', { start: '2026-10-10T10:00', rrule: 'FREQ=MONTHLY;BYDAY=2SA', duration: 95 }],
  ['once', { rrule: null, rdates: ['2026-10-31T10:00'] }],
  ['whole days', { start: '2026-10-10', duration: 2880, rrule: 'FREQ=YEARLY', exdates: ['2027-10-10'] }],
  ['until', { rrule: 'FREQ=DAILY;UNTIL=20270101T083000Z' }]
])('%s written and read back happens at the same instants', (_, changes) => {
  const schedule = scheduleWith(changes);
  const back = scheduleOf(rfcPropertiesOf(schedule), 'Europe/Rome');
  expect(isProblem(back)).toBe(false);
  expect(instants(back as Schedule)).toEqual(instants(schedule));
  expect(instants(schedule).length).toBeGreaterThan(0);
});

describe('what other calendars write', () => {
  test('an end in place of a duration, in another zone', () => {
    expect(
      read('DTSTART;TZID=Europe/Rome:20261007T093000', 'DTEND;TZID=Europe/London:20261007T103000')
    ).toMatchObject({
      start: '2026-10-07T09:30',
      duration: 120
    });
  });

  test('a single time in UTC is a time on the wall of the place', () => {
    expect(read('DTSTART:20261007T073000Z', 'DTEND:20261007T093000Z')).toMatchObject({
      start: '2026-10-07T09:30',
      timeZone: 'Europe/Rome',
      duration: 120
    });
  });

  test('what repeats in UTC stays in UTC', () => {
    expect(read('DTSTART:20261007T073000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY')).toMatchObject({
      timeZone: 'UTC'
    });
  });

  test('a time without a zone is one of the place; a zone may be called as in Windows', () => {
    expect(read('DTSTART:20261007T093000', 'DURATION:P1DT1H')).toMatchObject({
      timeZone: 'Europe/Rome',
      duration: 1500
    });
    expect(read('DTSTART;TZID=Egypt Standard Time:20261007T093000', 'DURATION:PT1H')).toMatchObject({
      timeZone: 'Africa/Cairo'
    });
  });

  test('a date without an end lasts its day, and DTEND is the day after the last', () => {
    expect(read('DTSTART;VALUE=DATE:20261007')).toMatchObject({ start: '2026-10-07', duration: 1440 });
    expect(read('DTSTART;VALUE=DATE:20261007', 'DTEND;VALUE=DATE:20261009')).toMatchObject({
      duration: 2880
    });
  });

  test.each([
    [['DTSTART:20261007T093000'], 60, false],
    [['DTSTART:20261007T093000', 'DTEND:20261007T093000'], 60, false],
    [['DTSTART:20261007T093000', 'DURATION:PT0S'], 60, false],
    [['DTSTART:20261007T093000', 'DTEND:20261007T094500'], 15, true],
    [['DTSTART;VALUE=DATE:20261007', 'DTEND;VALUE=DATE:20261007'], 1440, true]
  ])('an end that is missing or the start: %j', (lines, duration, told) => {
    expect(read(...lines)).toMatchObject({ duration });
    expect(saysItsEnd(properties(...lines))).toBe(told);
  });

  test('any zone by the name of Windows: that of the place where the name has several', () => {
    const zoneOf = (name: string) => read(`DTSTART;TZID=${name}:20261007T093000`, 'DURATION:PT1H');
    expect(zoneOf('W. Europe Standard Time')).toMatchObject({ timeZone: 'Europe/Rome' });
    expect(zoneOf('Bangladesh Standard Time')).toMatchObject({ timeZone: 'Asia/Dhaka' });
    expect(zoneOf('constructor')).toMatchObject({ reason: 'time-zone-unknown' });
    for (const [name, [world]] of Object.entries(WINDOWS.zones)) {
      expect(zoneName(world!), name).not.toBeNull();
      expect(zoneOf(name), name).toMatchObject({ start: '2026-10-07T09:30' });
    }
  });

  test('exceptions as dates, in UTC and in more lines', () => {
    expect(
      read(
        'DTSTART;TZID=Europe/Rome:20261007T093000',
        'DURATION:PT1H',
        'RRULE:FREQ=WEEKLY',
        'EXDATE;VALUE=DATE:20261014',
        'EXDATE:20261104T083000Z,20261111T083000Z',
        'RDATE;VALUE=PERIOD:20261201T083000Z/PT1H'
      )
    ).toMatchObject({
      exdates: ['2026-10-14T09:30', '2026-11-04T09:30', '2026-11-11T09:30'],
      rdates: ['2026-12-01T09:30']
    });
  });

  test.each([
    [['DTEND:20261007T093000Z'], 'start', 'missing'],
    [['DTSTART:20260230T093000Z'], 'start', 'date-impossible'],
    [['DTSTART:20261007T073000Z', 'DTEND:20261007T063000Z'], 'duration', 'end-before-start'],
    [['DTSTART:20261007T073000Z', 'DURATION:-PT1H'], 'duration', 'end-before-start'],
    [['DTSTART:20261007T073000Z', 'DURATION:soon'], 'end', 'date-impossible'],
    [['DTSTART:20261007T073000Z', 'DTEND:soon'], 'end', 'date-impossible'],
    [['DTSTART;TZID=Mars/Olympus:20261007T073000', 'DURATION:PT1H'], 'timeZone', 'time-zone-unknown'],
    [
      ['DTSTART;TZID=Europe/Rome:20261007T073000', 'DTEND;TZID=Mars/Olympus:20261007T083000'],
      'end',
      'time-zone-unknown'
    ],
    [['DTSTART:20261007T073000Z', 'DURATION:PT1H', 'RRULE:FREQ=SECONDLY'], 'rrule', 'rule-too-often'],
    [
      ['DTSTART:20261007T073000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY', 'EXDATE:never'],
      'exdates',
      'date-impossible'
    ]
  ])('%j is refused', (lines, field, reason) => {
    expect(read(...lines)).toEqual({ field, reason });
  });
});
