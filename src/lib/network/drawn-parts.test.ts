import { describe, expect, test } from 'vitest';
import type { LonLat } from '../geo/point.ts';
import { gather } from './aggregate.ts';
import { arcsBetween, projectionOf } from './arcs.ts';
import { linkForTests } from './link-for-tests.ts';
import { spotsOf } from './spots.ts';
import { togetherIn } from './together.ts';

describe('marks of the map', () => {
  /** Ten addresses in a row, 50 metres apart. */
  const points = new Map<string, LonLat>(
    Array.from({ length: 10 }, (_, at) => [`o${at}`, [9.14, 45.47 + (at * 50) / 111_195]])
  );

  test('are one for each address, and one for those that share it', () => {
    expect(spotsOf(points)).toMatchObject({ side: 0, spots: { length: 10 } });
    const shared = new Map(points).set('beside', points.get('o3')!);
    const { spots } = spotsOf(shared);
    expect(spots).toHaveLength(10);
    expect(spots.find(({ slugs }) => slugs.includes('beside'))!.slugs).toEqual(['o3', 'beside']);
  });

  test('are gathered in squares only where they would be too many, and as finely as may be', () => {
    expect(spotsOf(points, 10).side).toBe(0);
    const { spots, side } = spotsOf(points, 9);
    expect(side).toBe(100);
    expect(spots.length).toBeLessThanOrEqual(9);
    expect(spots.flatMap(({ slugs }) => slugs)).toEqual([...points.keys()]);
    for (const { slugs, point } of spots) {
      const there = slugs.map((slug) => points.get(slug)![1]);
      expect(point[1]).toBeCloseTo(there.reduce((sum, one) => sum + one, 0) / there.length, 12);
    }
  });
});

describe('arcs of the map', () => {
  const together = togetherIn([
    linkForTests('a', 'b'),
    linkForTests('a', 'c'),
    linkForTests('d', 'b'),
    linkForTests('a', 'd'),
    linkForTests('c', 'nowhere')
  ]);
  const spotOf = (slug: string) => ({ a: 'north', d: 'north', b: 'south', c: 'west' })[slug] ?? null;

  test('are one between two marks, the strongest last, none within a mark and none to nowhere', () => {
    expect(arcsBetween(together, spotOf)).toEqual([
      { from: 'north', to: 'west', count: 1 },
      { from: 'north', to: 'south', count: 2 }
    ]);
  });

  test('are drawn with north up and west on the left', () => {
    const { project, height } = projectionOf([9.13, 45.46, 9.15, 45.48]);
    expect(project([9.13, 45.48])).toEqual([0, 0]);
    expect(project([9.15, 45.46])[0]).toBeCloseTo(1000, 0);
    expect(project([9.15, 45.46])[1]).toBeCloseTo(height, 0);
  });
});

test('what is too large to draw is gathered by kinds: each with how many, linked where any of them are', () => {
  const kinds = { a: 'public-body', b: 'public-body', c: 'association', d: 'school' } as Readonly<
    Record<string, string>
  >;
  const organisations = new Map(Object.entries(kinds).map(([slug, kind]) => [slug, { kind }]));
  const { groups, links } = gather(
    togetherIn([
      linkForTests('a', 'b'),
      linkForTests('a', 'c'),
      linkForTests('c', 'b'),
      linkForTests('d', 'unknown')
    ]),
    organisations as unknown as Parameters<typeof gather>[1]
  );
  expect(groups).toEqual([
    { kind: 'association', count: 1 },
    { kind: 'other', count: 1 },
    { kind: 'public-body', count: 2 },
    { kind: 'school', count: 1 }
  ]);
  // Two public bodies that work together make no line from their mark to itself.
  expect(links.map(({ from, to }) => `${from} ${to}`)).toEqual(['association public-body', 'other school']);
});
