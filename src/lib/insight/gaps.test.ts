import { describe, expect, test } from 'vitest';
import type { LonLat } from '../geo/point.ts';
import { BLOCK, ORIGIN } from '../walking/grid-for-tests.ts';
import { gainedBy, gaps, type Gap } from './gaps.ts';
import { minutesToNearest } from './reach.ts';
import { service } from './service-for-tests.ts';
import type { Service } from './service.ts';
import { weekStrip } from './strip.ts';

const at = (x: number): LonLat => [ORIGIN[0] + x * BLOCK.lon, ORIGIN[1]];
/** Thirty cells from west to east, a hundred metres each, ten people in each. */
const cells = Array.from({ length: 30 }, (_, x) => at(x));
const people = new Float64Array(30).fill(10);
const walking = { index: null, walker: 'adult' } as const;
const found = (services: readonly Service[]) => gaps({ services, cells, people, walking });
const italian = (all: readonly Gap[]) => all.filter(({ topic }) => topic.value === 'italian');

describe('a gap', () => {
  test('is what nobody offers, once and not for every condition', () => {
    const [gap, ...more] = italian(found([]));
    expect(gap).toMatchObject({
      kind: 'nobody',
      people: 300,
      share: 1,
      cells: 30,
      nearest: null,
      side: null
    });
    expect(more).toEqual([]);
  });

  test('is what is offered nobody knows where', () => {
    expect(italian(found([service('corso', null)]))[0]).toMatchObject({ kind: 'unplaced', share: 1 });
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
      condition: null,
      people: far * 10,
      cells: far,
      side: 'east'
    });
    expect(far).toBe(19);
  });

  test('with a condition names what comes closest, what it lacks, and who would gain', () => {
    const both = italian(found([service('vicino', at(15)), service('lontano', at(29))]));
    const childcare = both.find(({ condition }) => condition?.value === 'childcare')!;
    expect(childcare).toMatchObject({ kind: 'nobody', share: 1 });
    expect(childcare.nearest?.service.slug).toBe('vicino');
    expect(childcare.nearest?.lacks).toEqual([{ of: 'feature', value: 'childcare' }]);
    const reached = minutesToNearest(cells, [at(15)], walking).filter((one) => one <= 15).length;
    expect(childcare.gained).toBe(reached * 10);
  });

  test('that more people have, and that weighs more, comes first', () => {
    const all = found([service('corso', at(15))]);
    const order = all.map(({ topic, condition }) => `${topic.value} ${condition?.value ?? ''}`.trim());
    expect(order.indexOf('training')).toBeLessThan(order.indexOf('italian childcare'));
    expect(order.indexOf('italian childcare')).toBeLessThan(order.indexOf('italian women-only'));
  });
});

test('who gains by one more service are those who did not reach one, and would reach this', () => {
  const minutes = minutesToNearest(cells, [at(0)], walking);
  const then = minutesToNearest(cells, [at(0), at(20)], walking);
  const count = (times: Float64Array) => times.filter((one) => one <= 10).length * 10;
  expect(gainedBy(at(20), minutes, { cells, people, walking }, 10)).toBe(count(then) - count(minutes));
  expect(gainedBy(at(0), minutes, { cells, people, walking }, 10)).toBe(0);
});

test('the strip has in each hour the people who reach one that is open then', () => {
  const morning = service('mattina', at(0), { times: [[9 * 60, 12 * 60]] });
  const both = service('sempre', at(29), { times: [[10 * 60, 11 * 60]] });
  const strip = weekStrip([morning, both, service('boh', at(5))], cells, people, walking);
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
