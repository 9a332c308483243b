import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEATURES, REQUIREMENTS } from '../place/vocabulary.ts';
import { CATEGORY_GROUPS } from '../ui/category-group.ts';
import { ACTIVITY_KINDS, LEVELS, STAGES } from './vocabulary.ts';
import { DAY_PRESETS, plusDays } from './days.ts';
import { FREE_TIMES, WEEKDAYS } from './free-hours.ts';
import {
  ACTIVITY_PARAMETERS,
  activityFiltersToQuery,
  NO_ACTIVITY_FILTERS,
  parseActivityFilters,
  type ActivityFilters
} from './filters.ts';

const parse = (query: string) => parseActivityFilters(new URLSearchParams(query));
const reasons = (query: string) =>
  parse(query).problems.map(({ parameter, reason }) => `${parameter}: ${reason}`);

describe('what a reader asks of the calendar', () => {
  test('is nothing for an empty address, and for a form sent without choosing', () => {
    const nothing = { filters: NO_ACTIVITY_FILTERS, problems: [] };
    expect(parse('')).toEqual(nothing);
    expect(
      parse('q=&kind=&stage=&level=&from=&to=&days=&free=&weekday=&after=&before=&near=&minutes=&language=')
    ).toEqual(nothing);
  });

  test('comes from the address whole', () => {
    expect(
      parse(
        'q=italiano&kind=literacy&kind=italian-course&kind=work&stage=italian&level=A1&from=2026-12-01&to=2026-12-24' +
          '&free=mornings&free=school-hours&weekday=fr&weekday=mo&after=09:00&before=12:30&childcare=yes&capacity=open&near=9.137,45.472&minutes=10&language=ar&feature=women-only&without=identity-document'
      )
    ).toEqual({
      filters: {
        q: 'italiano',
        kinds: ['italian-course', 'literacy', 'work'],
        stage: 'italian',
        level: 'A1',
        days: null,
        from: '2026-12-01',
        to: '2026-12-24',
        free: ['school-hours', 'mornings'],
        weekdays: ['mo', 'fr'],
        after: '09:00',
        before: '12:30',
        childcare: true,
        placesFree: true,
        near: [9.137, 45.472],
        minutes: 10,
        language: 'ar',
        features: ['women-only'],
        without: ['identity-document'],
        knownOnly: false
      },
      problems: []
    });
  });

  test.each([
    ['kind=nope', ['kind: unknown-value']],
    ['capacity=full', ['capacity: unknown-value']],
    ['stage=nope', ['stage: unknown-value']],
    ['level=A7', ['level: unknown-value']],
    ['days=always', ['days: unknown-value']],
    ['free=mondays', ['free: unknown-value']],
    ['weekday=lunedi', ['weekday: unknown-value']],
    ['after=9', ['after: not-an-hour']],
    ['before=24:00', ['before: not-an-hour']],
    ['childcare=maybe', ['childcare: unknown-value']],
    ['from=2026-02-30', ['from: not-a-date']],
    ['from=1899-01-01', ['from: not-a-date']],
    ['to=tomorrow', ['to: not-a-date']],
    ['to=+275760-09-13', ['to: not-a-date']],
    ['stage=work&stage=skills', ['stage: repeated']],
    ['minutes=10', ['minutes: needs-near']],
    [`q=${'x'.repeat(10_000)}`, ['q: too-long']],
    ['q=a%00b', ['q: characters']]
  ])('is left out and reported when wrong: %s', (query, expected) => {
    expect(reasons(query)).toEqual(expected);
    expect(parse(query).filters).toEqual(NO_ACTIVITY_FILTERS);
  });

  test('keeps the first day when the last one is before it, or a year and more after it', () => {
    expect(reasons('from=2026-12-24&to=2026-12-01')).toEqual(['to: days-reversed']);
    expect(reasons('from=2026-01-01&to=2099-01-01')).toEqual(['to: too-many-days']);
    expect(parse('from=2026-12-24&to=2026-12-01').filters).toMatchObject({ from: '2026-12-24', to: null });
  });
});

test('free hours that end before they begin keep their beginning; midnight is their end', () => {
  expect(reasons('after=12:00&before=09:00')).toEqual(['before: hours-reversed']);
  expect(parse('after=12:00&before=09:00').filters).toMatchObject({ after: '12:00', before: null });
  expect(reasons('after=19:00&before=00:00')).toEqual([]);
});

const sorted = <T extends string>(values: readonly T[]) =>
  fc.subarray([...values]).map((some) => some.toSorted());
const anyDate = fc.integer({ min: 0, max: 30_000 }).map((days) => plusDays('2001-01-01', days));
const degrees = (limit: number) =>
  fc.integer({ min: -limit * 1e6, max: limit * 1e6 }).map((value) => value / 1e6 + 0);
const orNull = <T>(values: readonly T[]) => fc.constantFrom(null, ...values);

const anyFilters: fc.Arbitrary<ActivityFilters> = fc
  .record({
    q: fc.option(fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N}'’.,]{0,30}$/u), { nil: null }),
    kinds: sorted([...ACTIVITY_KINDS, ...CATEGORY_GROUPS]),
    stage: orNull(STAGES),
    level: orNull(LEVELS),
    days: orNull(DAY_PRESETS),
    from: fc.option(anyDate, { nil: null }),
    to: fc.option(fc.integer({ min: 0, max: 365 }), { nil: null }),
    free: fc.subarray([...FREE_TIMES]),
    weekdays: fc.subarray([...WEEKDAYS]),
    after: orNull(['08:30', '09:00']),
    before: orNull(['12:00', '00:00']),
    childcare: fc.boolean(),
    placesFree: fc.boolean(),
    near: fc.option(fc.tuple(degrees(180), degrees(90)), { nil: null }),
    minutes: fc.option(fc.integer({ min: 1, max: 120 }), { nil: null }),
    language: fc.constantFrom(null, 'ar', 'zh-Hans', 'tl'),
    features: sorted(FEATURES),
    without: sorted(REQUIREMENTS),
    knownOnly: fc.boolean()
  })
  .map((filters) => ({
    ...filters,
    minutes: filters.near === null ? null : filters.minutes,
    to: filters.to === null ? null : plusDays(filters.from ?? '2026-01-01', filters.to)
  }));

test('filters survive the way into an address and back', () => {
  fc.assert(
    fc.property(anyFilters, (filters) => {
      const address = activityFiltersToQuery(filters).toString();
      expect(parse(address)).toEqual({ filters, problems: [] });
      expect(activityFiltersToQuery(parse(address).filters).toString()).toBe(address);
    })
  );
});

test('no address, however strange, is more than reported', () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), anyDate, fc.constantFrom('work', 'A1', 'yes'));
  const pair = fc.tuple(fc.constantFrom(...ACTIVITY_PARAMETERS, 'x'), value);
  fc.assert(
    fc.property(fc.array(pair), (pairs) => {
      const { filters } = parseActivityFilters(new URLSearchParams(pairs));
      expect(parse(activityFiltersToQuery(filters).toString())).toEqual({ filters, problems: [] });
    })
  );
});
