import { describe, expect, test } from 'vitest';
import {
  CHILD_MONTHS,
  KINDS_OF_INTEREST,
  LEVELS_OF,
  NO_ANSWERS,
  OPTIONS,
  readAnswers,
  windowsOf,
  type PathAnswer
} from './answers.ts';

/* What an answer means: the ranking and its own test read it from here, so neither sees it change. */

describe('one tap means', () => {
  test('the age of her child: a baby until three, small until six, at school until twelve', () => {
    const years = Object.entries(CHILD_MONTHS).map(([age, [from, to]]) => [age, from / 12, (to + 1) / 12]);
    expect(years).toEqual([
      ['baby', 0, 3],
      ['small', 3, 6],
      ['school', 6, 12]
    ]);
  });

  test('the courses that follow on the Italian she has, each level for one answer', () => {
    expect(LEVELS_OF).toEqual({ none: ['A0'], little: ['A1'], some: ['A2', 'B1'], good: ['B2', 'C1'] });
  });

  test('the trainings that she would like', () => {
    for (const interest of OPTIONS.interest)
      expect(KINDS_OF_INTEREST[interest]).toEqual([`training-${interest}`]);
  });

  test('the hours that she is free, on the days that have them', () => {
    const school = { from: '08:00', to: '14:00' };
    const span = (free: PathAnswer<'free'>) =>
      windowsOf(free, school).map(({ weekday, from, to }) => [weekday, from / 60, to / 60]);
    const everyDay = [1, 2, 3, 4, 5, 6, 7];
    expect(span('school-hours')).toEqual(everyDay.slice(0, 5).map((day) => [day, 8, 14]));
    expect(span('morning')).toEqual(everyDay.map((day) => [day, 7, 13]));
    expect(span('afternoon')).toEqual(everyDay.map((day) => [day, 13, 18.5]));
    expect(span('evening')).toEqual(everyDay.map((day) => [day, 17.5, 24]));
    expect(span('weekend')).toEqual([
      [6, 0, 24],
      [7, 0, 24]
    ]);
    // Where nobody has told us the hours of schools, none are theirs.
    expect(windowsOf('school-hours', null)).toEqual([]);
    expect(span('any')).toEqual(everyDay.map((day) => [day, 0, 24]));
  });
});

test('what was kept is read as it was answered, and what is no answer is passed over', () => {
  expect(readAnswers({ first: 'italian', child: 'baby', walk: '20' })).toEqual({
    ...NO_ANSWERS,
    first: 'italian',
    child: 'baby',
    walk: '20'
  });
  for (const kept of [null, 'italian', 7, [], { first: 'small', child: 'italian', walk: 20 }])
    expect(readAnswers(kept)).toEqual(NO_ANSWERS);
});
