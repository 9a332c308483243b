import { expect, test } from 'vitest';
import { GIVEN_TIMES, withGiven } from './change.ts';
import { service } from './service-for-tests.ts';
import { has, type Condition } from './service.ts';
import { fitsTimes, TIME_CONDITIONS } from './week-times.ts';

const course = service('corso', [9.137, 45.472], {
  features: ['free'],
  asked: ['residence-permit', 'appointment'],
  times: [[9 * 60, 11 * 60]]
});

test('a service has what it is given, and keeps what it had', () => {
  const gives: Condition[] = [
    { of: 'feature', value: 'childcare' },
    { of: 'time', value: 'saturday' },
    { of: 'without', value: 'residence-permit' },
    { of: 'language', value: 'ar' }
  ];
  for (const one of gives) expect(has(course, one), one.value).toBe(false);
  const after = withGiven(course, { gives, moves: false });
  for (const one of gives) expect(has(after, one), one.value).toBe(true);
  expect(after).toMatchObject({ features: ['free', 'childcare'], asked: ['appointment'], languages: ['ar'] });
  expect(after.times).toEqual([
    [9 * 60, 11 * 60],
    [5 * 1440 + 9 * 60, 5 * 1440 + 13 * 60]
  ]);
});

test.each(TIME_CONDITIONS)('the hours that are given for "%s" are such hours', (time) => {
  expect(fitsTimes(GIVEN_TIMES[time], time)).toBe(true);
});

test('one whose hours nobody knows has those it is given, in the order of the week', () => {
  const gives: Condition[] = [
    { of: 'time', value: 'sunday' },
    { of: 'time', value: 'evening' }
  ];
  const { times } = withGiven({ ...course, times: null }, { gives, moves: false });
  expect(times).toHaveLength(6);
  expect(times!.map(([from]) => from)).toEqual([...times!.map(([from]) => from)].sort((a, b) => a - b));
});

test('hours that are moved stand in place of its own; where none are given, its own stay', () => {
  const childcare: Condition = { of: 'feature', value: 'childcare' };
  const saturday: Condition = { of: 'time', value: 'saturday' };
  const after = withGiven(course, { gives: [saturday, childcare], moves: true });
  expect(after.times).toEqual(GIVEN_TIMES.saturday);
  expect(after.features).toEqual(['free', 'childcare']);
  for (const moves of [true, false])
    expect(withGiven(course, { gives: [childcare], moves }).times).toBe(course.times);
});
