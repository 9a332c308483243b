import { describe, expect, test } from 'vitest';
import { withTimesToTrust } from '../activity/activities.server.ts';
import { anActivity } from '../activity/examples.ts';
import { LAST_DAY_MOMENTS } from '../activity/last-day-for-tests.ts';
import { fullPlaceForTests } from '../place/place-for-tests.ts';
import {
  nextOrdinaryMonday,
  serviceOfActivity,
  serviceOfPlace,
  type ActivityFacts,
  type PlaceFacts
} from './week.server.ts';

const timeZone = 'Europe/Rome';
const holiday = (from: string, to: string) => ({ from, to, name: { it: 'vacanze' } });
const calendarOf = (...holidays: ReturnType<typeof holiday>[]) => ({
  timeZone,
  schoolCalendar: { source: { name: 'Regione' }, until: '2027-09-12', holidays }
});
const home = { timeZone, country: 'IT', localHolidays: [], schoolCalendar: null };
const at = (day: string) => new Date(`${day}T12:00:00Z`);

describe('the week everything is judged by', () => {
  const christmas = calendarOf(holiday('2026-12-23', '2027-01-06'));

  test('is the next whole one', () => {
    expect(nextOrdinaryMonday(at('2026-11-25'), { timeZone, schoolCalendar: null })).toBe('2026-11-30');
    expect(nextOrdinaryMonday(at('2026-11-30'), { timeZone, schoolCalendar: null })).toBe('2026-12-07');
  });

  test('is not one in which most of what there is pauses', () => {
    // The first week of January has holidays on three of its five days.
    expect(nextOrdinaryMonday(at('2026-12-16'), christmas)).toBe('2027-01-11');
    expect(nextOrdinaryMonday(at('2026-11-25'), christmas)).toBe('2026-11-30');
  });

  test('may have a single day off', () => {
    expect(nextOrdinaryMonday(at('2026-12-02'), calendarOf(holiday('2026-12-07', '2026-12-08')))).toBe(
      '2026-12-07'
    );
  });

  test('is the next one all the same where holidays never end', () => {
    expect(nextOrdinaryMonday(at('2026-11-25'), calendarOf(holiday('2026-01-01', '2028-01-01')))).toBe(
      '2026-11-30'
    );
  });
});

describe('times that are told of years ago', () => {
  const schedule = {
    start: '2014-10-01T09:30',
    duration: 120,
    timeZone,
    rrule: 'FREQ=WEEKLY;BYDAY=WE'
  } as ActivityFacts['schedule'];
  const now = at('2026-11-26');
  const week = { monday: '2026-11-30', now, context: home };
  const entry = {
    slug: 'corso',
    title: {},
    kind: 'italian-course',
    stage: 'italian',
    schedule,
    scheduleYear: 2014,
    cancelled: false,
    demonstration: false,
    deadline: null,
    childcare: null,
    costEuro: null,
    languages: [],
    features: [],
    asked: [],
    notAsked: [],
    confirmedAt: null,
    addedAt: '2026-11-20T12:00:00Z',
    place: null,
    organisation: null
  } satisfies ActivityFacts;
  const timesOf = (changes: Partial<ActivityFacts>) =>
    serviceOfActivity(withTimesToTrust({ ...entry, ...changes }), week)!.times;

  test('are not known, however lately they were written down', () => {
    expect(timesOf({})).toBeNull();
    expect(timesOf({ scheduleYear: 2023 })).toBeNull();
    expect(timesOf({ scheduleYear: 2024 })).toEqual([[2 * 1440 + 570, 2 * 1440 + 690]]);
    expect(timesOf({ scheduleYear: null })).toHaveLength(1);
  });

  test('are those of today once somebody has confirmed them', () => {
    expect(timesOf({ confirmedAt: '2026-11-01T12:00:00Z' })).toHaveLength(1);
  });

  test('of places are judged by the same rule', () => {
    const place = {
      slug: 'cfi',
      name: {},
      category: 'job-centre',
      openingHours: 'Mo 09:00-12:00',
      openingHoursYear: 2014,
      languages: [],
      features: [],
      asked: [],
      notAsked: [],
      confirmedAt: null,
      addedAt: '2026-11-20T12:00:00Z',
      position: { point: null },
      organisation: null
    } satisfies PlaceFacts;
    expect(serviceOfPlace(place, 'work', week)).toMatchObject({ times: null, stage: null });
    expect(serviceOfPlace({ ...place, openingHoursYear: 2025 }, 'work', week).times).toEqual([[540, 720]]);
  });
});

describe('what is counted', () => {
  const week = { monday: '2026-12-21', now: at('2026-12-01'), context: home };
  const counted = (fields: Parameters<typeof anActivity>[0]) => serviceOfActivity(anActivity(fields), week);

  test('is not what was invented or cancelled', () => {
    expect(counted({})).not.toBeNull();
    expect(counted({ demonstration: true })).toBeNull();
    expect(counted({ cancelled: true })).toBeNull();
  });

  test('has childcare and is free however that is written down, and not where nobody said so', () => {
    expect(counted({})!.features).toEqual([]);
    expect(counted({ childcare: {} })!.features).toEqual(['childcare']);
    expect(counted({ costEuro: 0 })!.features).toEqual(['free']);
    expect(counted({ costEuro: 5 })!.features).toEqual([]);
    expect(counted({ features: ['childcare', 'free'], childcare: {}, costEuro: 0 })!.features).toEqual([
      'childcare',
      'free'
    ]);
  });

  test('asks for what it is known to ask for, places too', () => {
    const place = fullPlaceForTests({ asked: ['tax-code'], notAsked: ['residence-permit'] });
    expect(serviceOfPlace(place, 'learning', week)).toMatchObject({
      of: 'place',
      asked: ['tax-code'],
      features: place.features,
      languages: place.languages,
      category: 'library',
      group: 'learning'
    });
    expect(counted({ asked: ['tax-code'], notAsked: ['residence-permit'] })).toMatchObject({
      of: 'activity',
      asked: ['tax-code'],
      category: null,
      group: null
    });
  });
});

describe('work counts until the end of its last day to apply', () => {
  test.each(LAST_DAY_MOMENTS)('in %s (%s) at %s: %s', (zone, deadline, moment, isOpen) => {
    const job = anActivity({ kind: 'job', stage: 'work', deadline });
    const week = { monday: '2026-12-21', now: new Date(moment), context: { ...home, timeZone: zone } };
    expect(serviceOfActivity(job, week) !== null).toBe(isOpen);
  });
});
