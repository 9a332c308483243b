import { expect, test } from 'vitest';
import { footwayOf, isBarred } from './footways.ts';
import type { Tags } from './osm.ts';

test.each<[what: string, tags: Tags]>([
  ['a street', { highway: 'residential' }],
  ['a one-way street', { highway: 'tertiary', oneway: 'yes' }],
  ['a pavement', { highway: 'footway', footway: 'sidewalk' }],
  ['a crossing', { highway: 'footway', footway: 'crossing' }],
  ['a private drive where people may walk', { highway: 'service', access: 'private', foot: 'yes' }],
  ["a street for its residents' cars", { highway: 'residential', access: 'destination' }],
  ['a cycle path', { highway: 'cycleway' }],
  ['a trunk road with a pavement', { highway: 'trunk', sidewalk: 'right' }],
  ['steps with a ramp for prams', { highway: 'steps', 'ramp:stroller': 'yes' }]
])('one may walk along %s', (_, tags) => expect(footwayOf(tags)).toEqual({ steps: false }));

test.each<[what: string, tags: Tags]>([
  ['steps', { highway: 'steps' }],
  ['a path said to be impassable on wheels', { highway: 'path', wheelchair: 'no' }]
])('%s are not for prams', (_, tags) => expect(footwayOf(tags)).toEqual({ steps: true }));

test.each<[what: string, tags: Tags]>([
  ['what is no street', { building: 'yes' }],
  ['a motorway', { highway: 'motorway', foot: 'no' }],
  ['a trunk road', { highway: 'trunk' }],
  ['a street being built', { highway: 'construction' }],
  ['a private drive', { highway: 'service', access: 'private' }],
  ['a cycle path where one may not walk', { highway: 'cycleway', foot: 'no' }],
  ['a street whose pavement is drawn beside it', { highway: 'primary', foot: 'use_sidepath' }],
  ['a road for motor vehicles alone', { highway: 'primary', motorroad: 'yes' }]
])('nobody is led along %s', (_, tags) => expect(footwayOf(tags)).toBeNull());

test('a gate lets people through, a private or locked one does not, nor a wall', () => {
  expect(isBarred({ barrier: 'gate' })).toBe(false);
  expect(isBarred({ barrier: 'bollard' })).toBe(false);
  expect(isBarred({ barrier: 'gate', access: 'private', foot: 'yes' })).toBe(false);
  expect(isBarred({ barrier: 'gate', access: 'private' })).toBe(true);
  expect(isBarred({ barrier: 'gate', locked: 'yes' })).toBe(true);
  expect(isBarred({ barrier: 'wall' })).toBe(true);
  expect(isBarred({ highway: 'crossing' })).toBe(false);
});
