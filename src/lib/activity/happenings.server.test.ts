import { describe, expect, test } from 'vitest';
import type { Activity } from './activity.ts';
import { anActivity } from './examples.ts';
import { CHRISTMAS } from '../neighbourhood/examples.server.ts';
import type { SchoolCalendar } from '../neighbourhood/school-calendar.ts';
import { happenings } from './happenings.server.ts';
import { whileAtSchool } from './schedule/free-time.ts';

const timeZone = 'Europe/Rome';
const now = new Date('2026-11-25T09:00:00Z');
const WEEK = { from: '2026-11-25', to: '2026-12-01' };

function weekly(slug: string, start: string, duration: number, kind: Activity['kind'] = 'italian-course') {
  const schedule = {
    start,
    duration,
    timeZone,
    rrule: 'FREQ=WEEKLY',
    exdates: [],
    rdates: [],
    season: null,
    pausesInSchoolHolidays: null
  };
  return anActivity({ slug, kind, schedule });
}
const listed = (
  activities: readonly Activity[],
  free: 'school-hours' | null = null,
  days = WEEK,
  schoolCalendar: SchoolCalendar | null = null
) =>
  happenings(activities, days, {
    free: free && whileAtSchool({ from: '08:30', to: '16:30' }),
    neighbourhood: { timeZone, schoolCalendar },
    now
  }).map(({ activity, date }) => `${activity.slug} ${date}`);

test('what has ended today is gone, what is on now is still there', () => {
  const ended = weekly('ended', '2026-11-18T08:00', 60);
  const running = weekly('running', '2026-11-18T09:30', 120);
  expect(listed([ended, running])).toEqual(['running 2026-11-25']);
});

test('a day gone by that is asked for is shown whole', () => {
  const days = { from: '2026-11-18', to: '2026-11-18' };
  expect(listed([weekly('ended', '2026-11-18T08:00', 60)], null, days)).toEqual(['ended 2026-11-18']);
});

test('what goes on for days is listed once, under the first one asked for', () => {
  expect(listed([weekly('exhibition', '2026-11-24', 3 * 1440)])).toEqual([
    'exhibition 2026-11-25',
    'exhibition 2026-12-01'
  ]);
});

describe('while the children are at school', () => {
  test('a course that ends after they do is not for her', () => {
    expect(listed([weekly('late', '2026-11-19T15:30', 90)], 'school-hours')).toEqual([]);
    expect(listed([weekly('in-time', '2026-11-19T14:30', 120)], 'school-hours')).toEqual([
      'in-time 2026-11-26'
    ]);
    expect(listed([weekly('saturday', '2026-11-21T10:00', 60)], 'school-hours')).toEqual([]);
  });

  test('a market is, when an hour of it lies in them', () => {
    expect(listed([weekly('market', '2026-11-23T07:30', 390, 'market-day')], 'school-hours')).toHaveLength(1);
    expect(listed([weekly('dawn', '2026-11-23T07:30', 100, 'market-day')], 'school-hours')).toEqual([]);
  });
});

test('school holidays keep away what pauses in them, and nothing else', () => {
  const pausing = weekly('pausing', '2026-11-18T10:00', 60);
  const going = weekly('going', '2026-11-18T11:00', 60);
  const activities = [
    { ...pausing, schedule: { ...pausing.schedule!, pausesInSchoolHolidays: true } },
    { ...going, schedule: { ...going.schedule!, pausesInSchoolHolidays: false } }
  ];
  const winter = { from: '2026-12-16', to: '2027-01-14' };
  const always = ['12-16', '12-23', '12-30'].map((day) => `going 2026-${day}`);
  expect(listed(activities, null, winter, CHRISTMAS)).toEqual([
    'pausing 2026-12-16',
    ...always,
    'going 2027-01-06',
    'pausing 2027-01-13',
    'going 2027-01-13'
  ]);
});

test('nothing without a schedule is given a day', () => {
  expect(listed([anActivity({})])).toEqual([]);
});
