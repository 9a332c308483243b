import { describe, expect, test } from 'vitest';
import { withTimesToTrust } from '../activity/activities.server.ts';
import { anActivity } from '../activity/examples.ts';
import { LAST_DAY_MOMENTS } from '../activity/last-day-for-tests.ts';
import { fullPlaceForTests } from '../place/place-for-tests.ts';
import type { Notice } from '../place/notices/notice.ts';
import { placeOn } from '../place/notices/place-on.ts';
import { augustOf } from './august.ts';
import { holds, mayFit, partsThat, partsToldThat, serviceFits } from './service.ts';
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
      position: { precision: 'to-confirm', point: null },
      services: [],
      notices: [],
      organisation: null
    } satisfies PlaceFacts;
    expect(serviceOfPlace(place, 'work', week)).toMatchObject({ times: null, stage: null });
    expect(serviceOfPlace({ ...place, openingHoursYear: 2025 }, 'work', week).times).toEqual([[540, 720]]);
  });
});

describe('what holds for a time, and services with hours of their own', () => {
  const now = at('2026-12-01');
  const week = { monday: '2026-12-14', now, context: home };
  const AUGUST = '2027-08-09';
  const house = fullPlaceForTests({
    openingHours: 'Mo-Fr 08:00-12:00',
    openingHoursYear: 2026,
    languages: ['it'],
    position: { precision: 'exact', point: [9.14, 45.47] },
    addedAt: '2026-11-20T12:00:00Z',
    notices: [],
    services: [{ name: { it: 'guardia medica' }, hours: 'Mo-Su 20:00-24:00', year: 2026, languages: ['ar'] }]
  });
  const serviceOf = (fields: Partial<typeof house>, monday = week.monday) =>
    serviceOfPlace({ ...house, ...fields }, 'health', { ...week, monday });
  const holdsOf = (fields: Partial<typeof house>, value: 'evening' | 'saturday' | 'school-hours') =>
    holds(serviceOf(fields), { of: 'time', value });

  test('an evening doctor makes the evening of the house possible, and not certain', () => {
    expect(holdsOf({}, 'evening')).toBe('unknown');
    expect(holdsOf({}, 'school-hours')).toBe('yes');
    expect(holdsOf({ services: [] }, 'evening')).toBe('no');
    expect(partsThat(serviceOf({}), { of: 'time', value: 'evening' })).toMatchObject([
      { name: { it: 'guardia medica' } }
    ]);
  });

  test('so do hours of a service that nobody has confirmed for years', () => {
    const services = [{ ...house.services[0]!, year: 2014 }];
    expect(holdsOf({ services, confirmedAt: null }, 'evening')).toBe('unknown');
    // But nobody is sent there by name: of its evening it is known how it was, and its languages have no year.
    const evening = { of: 'time', value: 'evening' } as const;
    const old = serviceOf({ services, confirmedAt: null });
    expect(partsToldThat(old, evening)).toEqual([]);
    expect(partsToldThat(old, { of: 'language', value: 'ar' })).toHaveLength(1);
    for (const told of [{ confirmedAt: null }, { services, confirmedAt: '2026-11-25T12:00:00Z' }])
      expect(partsToldThat(serviceOf(told), evening)).toHaveLength(1);
  });

  test('a desk where somebody speaks Arabic does not make the house one that does not', () => {
    const arabic = { of: 'language', value: 'ar' } as const;
    expect(holds(serviceOf({}), arabic)).toBe('unknown');
    expect(holds(serviceOf({ services: [] }), arabic)).toBe('no');
  });

  test('a closing takes its days out of the week, of the house and of what is in it', () => {
    const until = { kind: 'closed', from: '2026-12-01', until: '2026-12-15' } as const;
    const { times, parts, isClosed } = serviceOf({ notices: [until] });
    expect(times!.map(([from]) => Math.floor(from / 1440))).toEqual([2, 3, 4]);
    expect(parts[0]!.times!.map(([from]) => Math.floor(from / 1440))).toEqual([2, 3, 4, 5, 6]);
    expect(isClosed).toBe(false);
  });

  test('what is closed all week serves nobody, whatever is asked of it, and neither does a course in it', () => {
    const notices = [{ kind: 'closed', from: '2026-12-01', until: '2026-12-20' }] as const;
    const shut = serviceOf({ notices });
    const topic = { of: 'group', value: 'health' } as const;
    expect([serviceFits(serviceOf({}), topic, []), serviceFits(shut, topic, [])]).toEqual([true, false]);
    expect(mayFit(shut, topic, [{ of: 'feature', value: 'free' }])).toBe(false);
    const { position, ...host } = house;
    const course = anActivity({ place: { ...host, ...position, notices } });
    expect(serviceOfActivity(course, week)).toMatchObject({ isClosed: true });
  });

  test('closed in August is known of a house whose hours nobody knows', () => {
    const notices = [{ kind: 'closed', from: '2027-08-01', until: '2027-08-31' }] as const;
    const silent = { openingHours: null, notices };
    const compared = [serviceOf(silent), serviceOf({ slug: 'aperta' })];
    const then = [serviceOf(silent, AUGUST), serviceOf({ slug: 'aperta' }, AUGUST)];
    const { known, closed } = augustOf(compared, then);
    expect([known.length, closed.map(({ slug }) => slug)]).toEqual([2, [house.slug]]);
  });

  test('is counted where it is in the week that is asked about, and not where it is today', () => {
    const moved: Notice = { kind: 'moved', from: '2026-11-01', until: '2026-12-10', point: [9.2, 45.5] };
    const today = placeOn({ ...house, notices: [moved] }, '2026-12-01');
    expect(today.position.point).toEqual([9.2, 45.5]);
    expect(serviceOf(today).point).toEqual([9.14, 45.47]);
    expect(serviceOf(today, '2026-12-07').point).toEqual([9.2, 45.5]);
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
