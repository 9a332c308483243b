import { describe, expect, test } from 'vitest';
import { metresBetween } from '../geo/distance.ts';
import type { LonLat } from '../geo/point.ts';
import { BLOCK, ORIGIN } from '../walking/grid-for-tests.ts';
import { gainedBy } from './gap-ground.ts';
import { gaps, sharesLacking, USUAL_WEIGHT, type Gap } from './gaps.ts';
import { straightLineMinutes } from '../walking/pace.ts';
import { minutesToNearest } from './reach.ts';
import { FEATURES } from '../place/vocabulary.ts';
import { atOnce, service as somethingOffered } from './service-for-tests.ts';
import type { Condition, Service } from './service.ts';
import { weekStrip } from './strip.ts';

/** One of which all is known but its days: what it has not it lacks, and it asks for no permit. */
const service = (slug: string, where: LonLat | null, what: Partial<Service> = {}): Service =>
  somethingOffered(slug, where, {
    lacks: FEATURES.filter((one) => !what.features?.includes(one)),
    notAsked: ['residence-permit'],
    ...what
  });
const at = (x: number): LonLat => [ORIGIN[0] + x * BLOCK.lon, ORIGIN[1]];
/** Thirty cells from west to east, a hundred metres each, ten people in each. */
const cells = Array.from({ length: 30 }, (_, x) => at(x));
const people = new Float64Array(30).fill(10);
const walking = { index: null, walker: 'adult' } as const;
const ground = { cells, people, groups: {}, walking, completeness: () => 'complete' as const };
const found = (services: readonly Service[], survey: { children: number } | null = null) =>
  atOnce(gaps({ ...ground, services }, [], survey)).missing;
const orderOf = (all: readonly Gap[]) =>
  all.map(({ topic, conditions }) => `${topic.value} ${conditions[0]?.value ?? ''}`.trim());
const ITALIAN = { of: 'stage', value: 'italian' } as const;
const italian = (all: readonly Gap[]) => all.filter(({ topic }) => topic.value === 'italian');

describe('a gap', () => {
  test('is what nobody offers, once and not for every condition', () => {
    const [gap, ...more] = italian(found([]));
    expect(gap).toMatchObject({
      kind: 'nobody',
      people: 300,
      share: 1,
      affected: [...cells.keys()],
      nearest: null,
      side: null
    });
    expect(more).toEqual([]);
  });

  test('is not what is offered nobody knows where: that is what we do not know', () => {
    const all = atOnce(gaps({ ...ground, services: [service('corso', null)] }));
    expect(italian(all.missing)).toEqual([]);
    expect(all.unknown).toEqual([
      { topic: { of: 'stage', value: 'italian' }, conditions: [], perhaps: 1, all: 1, what: 'place' }
    ]);
  });

  test('is of nobody for certain while one may be next door: nobody knows where it is', () => {
    const all = [service('lontano', at(0)), service('chissà', null)];
    expect(italian(found([all[0]!]))[0]).toMatchObject({ kind: 'far' });
    const { missing, unknown } = atOnce(gaps({ ...ground, services: all }));
    expect(italian(missing)).toEqual([]);
    expect(unknown).toContainEqual(
      expect.objectContaining({ topic: ITALIAN, conditions: [], perhaps: 1, all: 2, what: 'place' })
    );
  });

  test('is not what an evening course may be whose days nobody told', () => {
    const course = service('alfabeti-italiano-sera', at(2));
    const { missing, unknown } = atOnce(gaps({ ...ground, services: [course, service('altro', at(3))] }));
    expect(italian(missing).flatMap(({ conditions }) => conditions.map(({ value }) => value))).not.toContain(
      'evening'
    );
    expect(unknown).toContainEqual({
      topic: { of: 'stage', value: 'italian' },
      conditions: [{ of: 'time', value: 'evening' }],
      perhaps: 2,
      all: 2,
      what: 'time'
    });
    // Where all days are known, and none is in the evening, it is missing.
    const morning = service('mattina', at(2), { times: [[540, 660]] });
    const evening = italian(found([morning])).find(({ conditions }) => conditions[0]?.value === 'evening');
    expect(evening).toMatchObject({ kind: 'nobody', perhaps: 0 });
  });

  test('says how many more may do', () => {
    const evening = service('sera', at(2), { times: [[18 * 60, 20 * 60]] });
    const morning = service('mattina', at(20), { times: [[540, 660]] });
    const gap = italian(found([evening, service('boh', at(5)), morning])).find(
      ({ conditions }) => conditions[0]?.value === 'evening'
    );
    expect(gap).toMatchObject({ kind: 'far', perhaps: 1 });
    // With the one at the third street fewer lack it: that many are certain, and at most so many without it.
    const far = (x: number) => minutesToNearest(cells, [at(x)], walking).filter((one) => one > 15).length;
    expect([gap?.people, gap?.mostPeople]).toEqual([far(5) * 10, far(2) * 10]);
  });

  test('is counted for those whom it concerns', () => {
    const women = new Float64Array(30).fill(6);
    const minors = new Float64Array(30).fill(2);
    const { missing } = atOnce(
      gaps({ ...ground, groups: { women, minors }, services: [service('corso', at(2))] })
    );
    const peopleOf = (topic: string, condition?: string) =>
      missing.find((one) => one.topic.value === topic && one.conditions[0]?.value === condition);
    expect(peopleOf('italian', 'women-only')).toMatchObject({ group: 'women', people: 180, share: 1 });
    expect(peopleOf('nursery')).toMatchObject({ group: 'minors', people: 60 });
    expect(peopleOf('italian', 'childcare')).toMatchObject({ group: 'all', people: 300 });
  });

  test('has all that is asked for together, when something is', () => {
    const both = ['women-only', 'childcare'].map(
      (value) => ({ of: 'feature', value }) as const
    ) as Condition[];
    const half = service('solo-donne', at(2), { features: ['women-only'] });
    const { missing } = atOnce(gaps({ ...ground, services: [half] }, both));
    expect(missing.every(({ conditions }) => conditions === both)).toBe(true);
    expect(italian(missing)[0]?.nearest?.lacks).toEqual([both[1]]);
  });

  test('is for those who walk more than 15 minutes, and says on which side they live', () => {
    const all = ['childcare', 'women-only'] as const;
    const everything = service('corso', at(2), {
      features: all,
      times: [
        [18 * 60, 20 * 60],
        [5 * 1440 + 600, 5 * 1440 + 720]
      ]
    });
    const gap = italian(found([everything]));
    // 15 minutes are 1,125 m of street, 865 m in a straight line: eight cells beyond the third.
    const minutes = minutesToNearest(cells, [at(2)], walking);
    const far = minutes.filter((one) => one > 15).length;
    expect(gap).toHaveLength(1);
    expect(gap[0]).toMatchObject({
      kind: 'far',
      conditions: [],
      people: far * 10,
      affected: expect.objectContaining({ length: far }) as number[],
      side: 'east'
    });
    expect(far).toBe(19);
  });

  test('with a condition names what comes closest, what it lacks, and who would gain', () => {
    const both = italian(found([service('vicino', at(15)), service('lontano', at(29))]));
    const childcare = both.find(({ conditions }) => conditions[0]?.value === 'childcare')!;
    expect(childcare).toMatchObject({ kind: 'nobody', share: 1 });
    expect(childcare.nearest?.service.slug).toBe('vicino');
    expect(childcare.nearest?.lacks).toEqual([{ of: 'feature', value: 'childcare' }]);
    const reached = minutesToNearest(cells, [at(15)], walking).filter((one) => one <= 15).length;
    expect(childcare.gained).toBe(reached * 10);
    // Half of thirty cells in a row are within seven of the sixteenth: 7.5 of 100 m at 75 m a minute, 1.3 times as long.
    const [half] = [7 * metresBetween(at(0), at(1))].map((metres) => straightLineMinutes(metres));
    expect(childcare.nearest?.minutes).toBeCloseTo(half!, 2);
  });

  test('is closed by what lacks one thing nearby rather than by what has all of it far away', () => {
    const far = service('lontano', at(0), { features: ['childcare'] });
    const near = service('vicino', at(25));
    const gap = italian(found([far, near])).find(({ conditions }) => conditions[0]?.value === 'childcare')!;
    expect([gap.kind, gap.nearest?.service.slug]).toEqual(['far', 'vicino']);
    // Whoever reaches the far one in time gains nothing.
    const [toFar, toNear] = [at(0), at(25)].map((to) => minutesToNearest(cells, [to], walking));
    const gained = [...cells.keys()].filter((cell) => toFar![cell]! > 15 && toNear![cell]! <= 15);
    expect(gap.gained).toBe(gained.length * 10);
    expect(gap.gained).toBeGreaterThan(0);
  });

  test('is closed, where that helps nobody, by what lacks least, and of those by the nearest', () => {
    const both: readonly Condition[] = [
      { of: 'feature', value: 'women-only' },
      { of: 'feature', value: 'childcare' }
    ];
    const closedBy = (...services: readonly Service[]) =>
      italian(atOnce(gaps({ ...ground, services }, both)).missing)[0]?.nearest?.service.slug;
    // All of them beyond fifteen minutes from anybody.
    const nothing = service('niente', at(45));
    const half = service('metà', at(70), { features: ['women-only'] });
    expect(closedBy(nothing, half)).toBe('metà');
    expect(closedBy(half, service('vicina', at(60), { features: ['childcare'] }), nothing)).toBe('vicina');
    expect(closedBy(service('chissà dove', null, { features: ['childcare'] }), half)).toBe('metà');
  });

  test('is compared with how far the whole neighbourhood walks, and with the same thing without the condition', () => {
    const gap = italian(
      found([service('corso', at(0), { features: ['childcare'] }), service('altro', at(20))])
    );
    const childcare = gap.find(({ conditions }) => conditions[0]?.value === 'childcare')!;
    const minutes = [...minutesToNearest(cells, [at(0)], walking)];
    const mean = (some: readonly number[]) => some.reduce((sum, one) => sum + one, 0) / some.length;
    const long = minutes.filter((one) => one > 15);
    expect(childcare.walk?.all).toBeCloseTo(mean(minutes), 9);
    expect(childcare.walk?.affected).toBeCloseTo(mean(long), 9);
    const either = minutesToNearest(cells, [at(0), at(20)], walking).filter((one) => one > 15).length / 30;
    expect(childcare.plainShare).toBeCloseTo(either, 9);
  });

  test('has where one more would be nearest to those it concerns', () => {
    const [gap] = italian(found([service('corso', at(2), { features: ['childcare', 'women-only'] })]));
    // They live from the twelfth cell on: 11 to 29, the middle of which is the twentieth.
    expect(gap!.middle).toEqual(at(20));
  });

  test('counts the same people elsewhere: by the same rule, a share of its own residents', () => {
    const lacking = atOnce(
      sharesLacking(
        {
          services: [service('corso', at(2))],
          cells,
          people,
          groups: {},
          walking,
          completeness: () => 'complete'
        },
        (topic, some) => [topic.value, ...some.map(({ value }) => value)].join(' ')
      )
    );
    expect(lacking.get('italian')).toBeCloseTo(19 / 30, 9);
    expect(lacking.get('italian childcare')).toBe(1);
    // Nobody has told on which days the course is: of the evening and of Saturday nothing is said.
    expect(lacking.has('italian evening')).toBe(false);
    expect(lacking.size).toBe(58);
  });

  test('that more people have, and that weighs more, comes first', () => {
    const order = orderOf(found([service('corso', at(15))], { children: 0.4 }));
    expect(order.indexOf('training')).toBeLessThan(order.indexOf('italian childcare'));
    expect(order.indexOf('italian childcare')).toBeLessThan(order.indexOf('italian women-only'));
  });

  test('weighs what women here have said it does, and the same everywhere while nobody has asked', () => {
    // All 300 lack a course with childcare, fewer than half of them any course: what comes first, women have said.
    const childcareFirst = (survey: { children: number } | null) => {
      const order = orderOf(found([service('corso', at(15))], survey));
      return order.indexOf('italian childcare') < order.indexOf('italian');
    };
    expect([childcareFirst({ children: 0.9 }), childcareFirst({ children: 0.3 })]).toEqual([true, false]);
    expect(childcareFirst(null)).toBe(false);
  });
});

test('childcare weighs what women here said, where somebody asked: fewer who lack it may come first', () => {
  const all = [
    service('con bimbi', at(0), { features: ['childcare'], times: [[540, 660]] }),
    service('in mezzo', at(15), { times: [[540, 660]] })
  ];
  const order = (survey: { children: number } | null) =>
    italian(found(all, survey)).map(({ conditions, people: some }) => ({ of: conditions[0]?.value, some }));
  const at40 = order({ children: 0.4 });
  const place = (rows: typeof at40, value: string) => rows.findIndex((one) => one.of === value);
  const peopleOf = (value: string) => at40.find((one) => one.of === value)!.some;
  expect(peopleOf('childcare')).toBeLessThan(peopleOf('evening'));
  expect(place(at40, 'childcare')).toBeLessThan(place(at40, 'evening'));
  // Where nobody asked, all conditions weigh the same.
  const unasked = order(null);
  expect(place(unasked, 'childcare')).toBeGreaterThan(place(unasked, 'evening'));
  expect(order({ children: USUAL_WEIGHT })).toEqual(unasked);
});

test('who gains by one more service are those who did not reach one, and would reach this', () => {
  const [first, second, both] = [[at(0)], [at(20)], [at(0), at(20)]].map((to) =>
    minutesToNearest(cells, to, walking)
  );
  const count = (times: Float64Array) => times.filter((one) => one <= 10).length * 10;
  expect(gainedBy(people, first!, second!, 10)).toBe(count(both!) - count(first!));
  expect(gainedBy(people, first!, first!, 10)).toBe(0);
});

test('the strip has in each hour the people who reach one that is open then', () => {
  const morning = service('mattina', at(0), { times: [[9 * 60, 12 * 60]] });
  const both = service('sempre', at(29), { times: [[10 * 60, 11 * 60]] });
  const strip = atOnce(weekStrip([morning, both, service('boh', at(5))], cells, people, walking));
  const [nine, ten, noon] = [9, 10, 12].map((hour) => strip[hour]!);
  const near = (to: LonLat[]) => minutesToNearest(cells, to, walking).filter((one) => one <= 15).length / 30;
  expect(nine).toMatchObject({
    day: 0,
    hour: 9,
    services: 1,
    share: expect.closeTo(near([at(0)]), 9) as number
  });
  expect(ten).toMatchObject({ services: 2, share: expect.closeTo(near([at(0), at(29)]), 9) as number });
  expect(noon).toMatchObject({ services: 0, share: 0 });
  expect(strip).toHaveLength(168);
});
