import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum
} from 'd3-force';
import { isAgreement, type Link } from './links.ts';

export type NodePosition = readonly [x: number, y: number];

/** The picture is upright: it fits a phone, half a wide screen and a sheet of paper. */
export const WIDTH = 1000;
export const HEIGHT = 1160;
/** Room at the edges for what is written beside a node, in units of the picture. */
const MARGIN = { x: 110, y: 50 };

/** With more nodes than this they stand close and most names are left out. */
const MANY = 200;
/** Half the box in which the name of an agreement stands, and the least distance of two organisations. */
const BOX = { x: 140, y: 72 };
const APART = 40;

interface Body extends SimulationNodeDatum {
  readonly key: string;
  readonly radius: number;
}

/**
 * Where each node stands. Forces are let play from the same start always: the same nodes and links in whatever order give
 * the same picture. Positions are of the whole network, so that nothing moves when a reader narrows it.
 */
export function layOut(
  keys: readonly string[],
  links: readonly Link[],
  height = HEIGHT
): ReadonlyMap<string, NodePosition> {
  const many = keys.length > MANY;
  const bodies: Body[] = [...keys].sort().map((key) => ({
    key,
    radius: isAgreement(key) ? 84 : many ? 14 : 36
  }));
  const known = new Set(keys);
  const pairs = [
    ...new Set(
      links
        .filter(({ from, to }) => known.has(from) && known.has(to))
        .map(({ from, to }) => [from, to].sort().join(' '))
    )
  ].sort();
  const springs = pairs.map((pair) => {
    const [source = '', target = ''] = pair.split(' ');
    return { source, target };
  });
  forceSimulation(bodies)
    .force(
      'link',
      forceLink<Body, { source: string; target: string }>(springs)
        .id(({ key }) => key)
        .distance(many ? 40 : 100)
    )
    .force(
      'charge',
      forceManyBody<Body>().strength(({ key }) => (isAgreement(key) ? -900 : many ? -90 : -420))
    )
    .force('collide', forceCollide<Body>(({ radius }) => radius).strength(1))
    // The frame is upright: what pulls to the middle pulls less up and down.
    .force('x', forceX<Body>(0).strength(0.11))
    .force('y', forceY<Body>(0).strength(0.08))
    .stop()
    .tick(many ? 220 : 600);
  return fitted(bodies, height);
}

/** Stretched to the frame, each side by itself. */
function fitted(bodies: readonly Body[], height: number): ReadonlyMap<string, NodePosition> {
  const scale = (values: readonly number[], size: number, margin: number) => {
    const least = Math.min(...values);
    const room = Math.max(...values) - least;
    return (value: number) =>
      Math.round(room === 0 ? size / 2 : margin + ((value - least) / room) * (size - 2 * margin));
  };
  const x = scale(
    bodies.map((body) => body.x ?? 0),
    WIDTH,
    MARGIN.x
  );
  const y = scale(
    bodies.map((body) => body.y ?? 0),
    height,
    MARGIN.y
  );
  const places = bodies.map((body): [number, number] => [x(body.x ?? 0), y(body.y ?? 0)]);
  if (bodies.length <= MANY) pushApart(bodies, places, height);
  return new Map(
    bodies.map(({ key }, index) => [key, [Math.round(places[index]![0]), Math.round(places[index]![1])]])
  );
}

/** Nobody stands on the name of an agreement, nor on another; stretching has brought some too near. */
function pushApart(bodies: readonly Body[], places: [number, number][], height: number): void {
  for (let round = 0; round < 60; round++) {
    for (const [one, a] of places.entries()) {
      for (const [other, b] of places.entries()) {
        if (one >= other) continue;
        const boxes = [bodies[one]!, bodies[other]!].filter(({ key }) => isAgreement(key)).length;
        const [nearX, nearY] = boxes === 0 ? [APART, APART] : [BOX.x * boxes, BOX.y * boxes];
        const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
        // As far as they are inside each other's box, along the shorter way out; half of it each.
        const [outX, outY] = [nearX - Math.abs(dx), nearY - Math.abs(dy)];
        if (outX <= 0 || outY <= 0) continue;
        const side = outX < outY ? 0 : 1;
        const push = ((side === 0 ? outX : outY) / 2) * (((side === 0 ? dx : dy) || 1) < 0 ? -1 : 1);
        a[side] -= push;
        b[side] += push;
      }
      a[0] = Math.min(Math.max(a[0], MARGIN.x), WIDTH - MARGIN.x);
      a[1] = Math.min(Math.max(a[1], MARGIN.y), height - MARGIN.y);
    }
  }
}
