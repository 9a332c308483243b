import { describe, expect, test } from 'vitest';
import { isIn } from '../walking/area-for-tests.ts';
import { BLOCK, gridOfStreets, ORIGIN } from '../walking/grid-for-tests.ts';
import { StreetIndex } from '../walking/street-index.ts';
import { travelTimeQuery } from './travel-time-query.server.ts';
import { travelTimes } from './travel-time.ts';

const from = [ORIGIN[0] + 6 * BLOCK.lon, ORIGIN[1] + 6 * BLOCK.lat] as const;
const streets = new StreetIndex(gridOfStreets({ columns: 13, rows: 13 }));

describe('the areas within some minutes', () => {
  test('come the largest first, each with its minutes, along streets where there are any', () => {
    const { features, method, speed } = travelTimes(streets, { from, minutes: [5, 2, 5], walker: 'pram' });
    expect([method, speed]).toEqual(['network', 60]);
    expect(features.map(({ properties }) => properties)).toEqual([
      { minutes: 5, walker: 'pram', method: 'network' },
      { minutes: 2, walker: 'pram', method: 'network' }
    ]);
    expect(features.every(({ geometry }) => isIn(from, geometry))).toBe(true);
  });

  test('are circles, and say so, without a graph and where it has no street near', () => {
    const far = [ORIGIN[0] - 0.01, ORIGIN[1]] as const;
    for (const answer of [
      travelTimes(null, { from, minutes: [5], walker: 'adult' }),
      travelTimes(streets, { from: far, minutes: [5], walker: 'adult' })
    ]) {
      expect([answer.method, answer.features[0]!.properties.method]).toEqual([
        'straight-line',
        'straight-line'
      ]);
      expect(answer.attribution).toBeNull();
    }
  });
});

describe('the question', () => {
  const bbox = [9.13, 45.46, 9.15, 45.48] as const;
  const read = (query: string) => travelTimeQuery(new URLSearchParams(query), bbox);

  test('is of an adult and of 5, 10 and 15 minutes when it does not say', () => {
    expect(read('from=9.14,45.47')).toEqual({ from: [9.14, 45.47], minutes: [5, 10, 15], walker: 'adult' });
    expect(read('from=9.14,45.47&minutes=1,20&walker=pram')).toMatchObject({
      minutes: [1, 20],
      walker: 'pram'
    });
  });

  test.each([
    ['', 'from'],
    ['from=45.47', 'from'],
    ['from=12.5,41.9', 'from'],
    ['from=9.14,45.47&from=9.14,45.47', 'from'],
    ['from=9.14,45.47&minutes=0', 'minutes'],
    ['from=9.14,45.47&minutes=21', 'minutes'],
    ['from=9.14,45.47&minutes=5;10', 'minutes'],
    ['from=9.14,45.47&minutes=1,2,3,4,5,6,7', 'minutes'],
    ['from=9.14,45.47&walker=car', 'walker'],
    ['from=9.14,45.47&speed=9', 'speed']
  ])('%j is refused, naming %s', (query, parameter) => {
    expect(() => read(query)).toThrow(expect.objectContaining({ parameter }) as Error);
  });
});
