import { expect, test } from 'vitest';
import type { Activity } from '../activity/activity.ts';
import { dateOn } from '../neighbourhood/clock.ts';
import { anActivity } from '../activity/examples.ts';
import { LAST_DAY_MOMENTS } from '../activity/last-day-for-tests.ts';
import { goesOn } from './goes-on.server.ts';

const NOW = new Date('2026-11-26T08:00:00Z');
const isOffered = (fields: Partial<Activity>) =>
  goesOn(anActivity({ demonstration: false, schedule: null, ...fields }), NOW, '2026-11-26');

test('what has no days yet goes on; what was invented or cancelled does not', () => {
  expect(isOffered({})).toBe(true);
  expect(isOffered({ demonstration: true })).toBe(false);
  expect(isOffered({ cancelled: true })).toBe(false);
});

test('a job goes on until its last day to apply', () => {
  expect(isOffered({ kind: 'job', deadline: '2026-11-26' })).toBe(true);
  expect(isOffered({ kind: 'job', deadline: '2026-01-31' })).toBe(false);
});

test.each(LAST_DAY_MOMENTS)('in %s a job until %s at %s: %s', (timeZone, deadline, moment, isOpen) => {
  const now = new Date(moment);
  const job = anActivity({ kind: 'job', deadline });
  expect(goesOn(job, now, dateOn(now, timeZone))).toBe(isOpen);
});
