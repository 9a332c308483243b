import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LonLat } from '../geo/point.ts';
import { FEATURES, REQUIREMENTS } from '../place/vocabulary.ts';
import { BLOCK, ORIGIN } from '../walking/grid-for-tests.ts';
import { boundsOf } from './bounds.ts';
import { gaps } from './gaps.ts';
import { minutesToNearest, shares } from './reach.ts';
import { atOnce, service } from './service-for-tests.ts';
import {
  conditionKey,
  serviceFits,
  holds,
  mayFit,
  type Condition,
  type Service,
  type Topic
} from './service.ts';

const at = (x: number): LonLat => [ORIGIN[0] + x * BLOCK.lon, ORIGIN[1]];
const cells = Array.from({ length: 40 }, (_, x) => at(x));
const people = Float64Array.from(cells, (_, x) => 1 + (x % 7));
const walking = { index: null, walker: 'adult' } as const;
const ITALIAN: Topic = { of: 'stage', value: 'italian' };
const CONDITIONS: readonly Condition[] = [
  { of: 'feature', value: 'childcare' },
  { of: 'language', value: 'ar' },
  { of: 'without', value: 'residence-permit' },
  { of: 'time', value: 'evening' }
];
const EVENING = [[18 * 60, 20 * 60]] as const;
const MORNING = [[9 * 60, 11 * 60]] as const;

type Told = 'yes' | 'no' | 'unknown';
const told = fc.constantFrom<Told>('yes', 'no', 'unknown');

/** A course of which something is told, and something not, written down as entries write it. */
const course = (slug: string, x: number | null, answers: readonly Told[]): Service => {
  const [childcare, arabic, permit, evening] = answers as [Told, Told, Told, Told];
  return service(slug, x === null ? null : at(x), {
    features: childcare === 'yes' ? ['childcare'] : [],
    lacks: childcare === 'no' ? ['childcare'] : [],
    languages: arabic === 'yes' ? ['it', 'ar'] : arabic === 'no' ? ['it'] : [],
    asked: permit === 'no' ? ['residence-permit'] : [],
    notAsked: permit === 'yes' ? ['residence-permit'] : [],
    times: evening === 'unknown' ? null : evening === 'yes' ? EVENING : MORNING
  });
};
const anyCourses = fc.array(
  fc.tuple(fc.option(fc.integer({ min: 0, max: 39 }), { freq: 8 }), fc.tuple(told, told, told, told)),
  { maxLength: 8 }
);
/** One way in which everything that is not told may be; where a course is that nobody knows, too. */
const anyCompletion = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 39 }), fc.tuple(...CONDITIONS.map(() => fc.boolean()))),
  { minLength: 8, maxLength: 8 }
);

const minutesTo = (some: readonly Service[]) =>
  minutesToNearest(
    cells,
    some.flatMap(({ point }) => (point ? [point] : [])),
    walking
  );
const boundsFor = (all: readonly Service[], conditions: readonly Condition[]) => {
  const known = all.filter((one) => serviceFits(one, ITALIAN, conditions));
  const most = [...known, ...all.filter((one) => mayFit(one, ITALIAN, conditions))];
  return boundsOf(people, {
    minutes: minutesTo(known),
    minutesMost: minutesTo(most),
    isAnywhere: most.some(({ point }) => point === null)
  });
};

describe('what is certain and what may be', () => {
  test('hold every way in which what is not known may be', () => {
    fc.assert(
      fc.property(anyCourses, anyCompletion, fc.subarray([...CONDITIONS]), (courses, ways, conditions) => {
        const all = courses.map(([x, answers], at) => course(`c${at}`, x, answers));
        const completed = courses.map(([x, answers], at) => {
          const [where, is] = ways[at]!;
          return course(
            `c${at}`,
            x ?? where,
            answers.map((one, number) => (one === 'unknown' ? (is[number] ? 'yes' : 'no') : one))
          );
        });
        const truth = shares(
          people,
          minutesTo(completed.filter((one) => serviceFits(one, ITALIAN, conditions)))
        );
        for (const [number, { known, possible }] of boundsFor(all, conditions).entries()) {
          expect(known.share).toBeLessThanOrEqual(truth[number]!.share + 1e-12);
          expect(possible.share).toBeGreaterThanOrEqual(truth[number]!.share - 1e-12);
          expect(known.people).toBeLessThanOrEqual(possible.people);
        }
      })
    );
  });

  test('meet where all is known', () => {
    const all = [course('a', 3, ['yes', 'no', 'yes', 'no']), course('b', 30, ['no', 'no', 'no', 'yes'])];
    for (const condition of CONDITIONS)
      for (const { known, possible } of boundsFor(all, [condition])) expect(possible).toEqual(known);
  });

  test('are nothing and all, where nobody has said what ten courses ask', () => {
    const silent = Array.from({ length: 10 }, (_, number) =>
      course(`c${number}`, number * 4, ['unknown', 'unknown', 'unknown', 'unknown'])
    );
    const [, ten] = boundsFor(silent, [{ of: 'without', value: 'residence-permit' }]);
    const [, plain] = boundsFor(silent, []);
    expect(ten!.known.share).toBe(0);
    expect(ten!.possible.share).toBe(plain!.known.share);
    expect(ten!.possible.share).toBeGreaterThan(0.5);
  });
});

test('a gap is at least and at most what every way of what is not known makes it', () => {
  const missing = (services: readonly Service[], conditions: readonly Condition[]) =>
    atOnce(
      gaps({ services, cells, people, groups: {}, walking, completeness: () => 'complete' }, conditions)
    ).missing.find(({ topic }) => topic.value === 'italian');
  fc.assert(
    fc.property(anyCourses, anyCompletion, fc.constantFrom(...CONDITIONS), (courses, ways, condition) => {
      const all = courses.map(([x, answers], at) => course(`c${at}`, x, answers));
      const gap = missing(all, [condition]);
      if (!gap) return;
      const completed = courses.map(([x, answers], at) =>
        course(
          `c${at}`,
          x ?? ways[at]![0],
          answers.map((one, number) => (one === 'unknown' ? (ways[at]![1][number] ? 'yes' : 'no') : one))
        )
      );
      const minutes = minutesTo(completed.filter((one) => serviceFits(one, ITALIAN, [condition])));
      const lacking = people.reduce((sum, here, cell) => (minutes[cell]! > 15 ? sum + here : sum), 0);
      expect(lacking).toBeGreaterThanOrEqual(gap.people - 1e-9);
      expect(lacking).toBeLessThanOrEqual(gap.mostPeople + 1e-9);
    })
  );
});

test('for every condition, known, unknown and known-not are all services, and apart', () => {
  const every: readonly Condition[] = [
    ...FEATURES.map((value) => ({ of: 'feature' as const, value })),
    ...REQUIREMENTS.map((value) => ({ of: 'without' as const, value })),
    ...CONDITIONS
  ];
  fc.assert(
    fc.property(anyCourses, (courses) => {
      const all = courses.map(([x, answers], at) => course(`c${at}`, x, answers));
      for (const condition of every) {
        const parts = (['yes', 'unknown', 'no'] as const).map((answer) =>
          all.filter((one) => holds(one, condition) === answer)
        );
        expect(parts.flat().length, conditionKey(condition)).toBe(all.length);
        expect(new Set(parts.flat()), conditionKey(condition)).toEqual(new Set(all));
      }
    })
  );
});

test('what nobody has collected is neither missing nor not known', () => {
  const found = atOnce(
    gaps({
      services: [],
      cells,
      people,
      groups: {},
      walking,
      completeness: ({ value }) => (value === 'nursery' ? 'not-collected' : 'complete')
    })
  );
  expect(found.notCollected).toEqual([{ of: 'category', value: 'nursery' }]);
  expect(found.missing.map(({ topic }) => topic.value)).not.toContain('nursery');
  expect(found.missing.map(({ topic }) => topic.value)).toContain('family-clinic');
});
