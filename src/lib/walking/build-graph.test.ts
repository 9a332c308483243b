import { expect, test } from 'vitest';
import { GraphBuilder } from './build-graph.ts';
import type { Tags } from './osm/osm.ts';

/** Points on a line, 0.001 degrees from one to the next. */
function built(
  ways: readonly (readonly [nodes: readonly number[], tags: Tags])[],
  tagged: Readonly<Record<number, Tags>> = {},
  builder = new GraphBuilder()
) {
  for (let id = 1; id <= 200; id++) builder.node(id, 9 + id / 1000, 45, tagged[id] ?? {});
  ways.forEach(([nodes, tags], id) => builder.way(id, nodes, tags));
  const { graph, osmIds, ...rest } = builder.build();
  const streets = [...graph.from].map((from, piece) =>
    [osmIds[from]!, osmIds[graph.to[piece]!]!].sort((a, b) => a - b).join('-')
  );
  return { ...rest, graph, streets };
}

const street = { highway: 'residential' };
const steps = { highway: 'steps' };

test('ways that cross at a point are joined there', () => {
  const { streets, graph, ways } = built([
    [[1, 2, 3], street],
    [[5, 2, 4], street]
  ]);
  expect(streets).toEqual(['1-2', '2-3', '2-5', '2-4']);
  expect([graph.lon.length, ways]).toEqual([5, 2]);
});

test('nobody is led through a private gate', () => {
  expect(built([[[1, 2, 3, 4], street]], { 4: { barrier: 'gate', access: 'private' } }).streets).toEqual([
    '1-2',
    '2-3'
  ]);
});

test('a street over steps is a street', () => {
  const { graph, streets } = built([
    [[1, 2], steps],
    [[2, 1], street],
    [[2, 3], steps]
  ]);
  expect([streets, [...graph.steps]]).toEqual([
    ['1-2', '2-3'],
    [0, 1]
  ]);
});

test('a point of which the extract does not say where it is, is left out with its pieces', () => {
  expect(built([[[1, 2, 999, 3, 4], street]]).streets).toEqual(['1-2', '3-4']);
});

test('only what is in the box is taken', () => {
  expect(built([[[1, 2, 3, 4, 5], street]], {}, new GraphBuilder([9.0015, 44, 9.0045, 46])).streets).toEqual([
    '2-3',
    '3-4'
  ]);
});

test('small networks that hang on nothing are left out and counted, larger ones kept', () => {
  const run = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const { leftOut, graph } = built([
    [run(1, 100), street],
    [run(101, 160), street],
    [run(161, 180), street]
  ]);
  expect([graph.lon.length, leftOut]).toEqual([160, 20]);
});

test('a network of fifty points is large enough, one of forty-nine is not', () => {
  const run = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const { leftOut, graph } = built([
    [run(1, 60), street],
    [run(61, 110), street],
    [run(111, 159), street]
  ]);
  expect([graph.lon.length, leftOut]).toEqual([110, 49]);
});

test('an extract without streets is a graph without streets', () => {
  const { graph, leftOut } = built([[[1, 2], { waterway: 'river' }]]);
  expect([graph.lon.length, graph.from.length, leftOut]).toEqual([0, 0, 0]);
});
