import { expect, test } from 'vitest';
import type { LonLat } from '../geo/point.ts';
import { streetGraph } from '../walking/street-graph.ts';
import { StreetIndex } from '../walking/street-index.ts';
import { straightWalks, streetWalks } from './walk-between.ts';

/** About 1,100 m north, 790 m east, and back down: a street that goes round a railway. */
const ROUND: readonly LonLat[] = [
  [9.13, 45.47],
  [9.13, 45.48],
  [9.14, 45.48],
  [9.14, 45.47]
];
const index = new StreetIndex(
  streetGraph({
    lon: Float64Array.from(ROUND, ([lon]) => lon),
    lat: Float64Array.from(ROUND, ([, lat]) => lat),
    from: Uint32Array.of(0, 1, 2),
    to: Uint32Array.of(1, 2, 3),
    steps: Uint8Array.of(0, 0, 0)
  })
);
const PLACES: Readonly<Record<string, readonly LonLat[]>> = {
  here: [[9.13, 45.47]],
  there: [[9.14, 45.47]],
  // Two places: the nearer counts.
  both: [
    [9.14, 45.47],
    [9.13, 45.48]
  ],
  'off-the-map': [[9.2, 45.47]]
};
const pointsOf = (slug: string) => PLACES[slug] ?? [];

test('who is near in a straight line may be far along the streets', () => {
  expect(straightWalks(pointsOf)('here', 'there')).toEqual({ minutes: 14, approximate: true });
  expect(streetWalks(index, pointsOf, 10)('here', 'there')).toEqual({ minutes: 40, approximate: false });
});

test('next door is a minute, not none, along streets as in a straight line', () => {
  const door = (slug: string): readonly LonLat[] => (slug === 'a' ? [[9.13, 45.47]] : [[9.13, 45.4701]]);
  expect(straightWalks(door)('a', 'b')).toEqual({ minutes: 1, approximate: true });
  expect(streetWalks(index, door, 10)('a', 'b')).toEqual({ minutes: 1, approximate: false });
});

test('of several places the nearest counts', () => {
  expect(streetWalks(index, pointsOf, 10)('here', 'both')).toEqual({ minutes: 15, approximate: false });
});

test('where no street leads, a straight line says that it is one', () => {
  expect(streetWalks(index, pointsOf, 10)('here', 'off-the-map')).toEqual({ minutes: 95, approximate: true });
  expect(streetWalks(index, pointsOf, 0)('here', 'there')).toEqual({ minutes: 14, approximate: true });
});

test('of who has no place that we know nothing is said', () => {
  expect(straightWalks(pointsOf)('here', 'nowhere')).toBeNull();
  expect(streetWalks(index, pointsOf, 10)('nowhere', 'here')).toBeNull();
});
