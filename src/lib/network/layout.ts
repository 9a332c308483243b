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

export type Position = readonly [x: number, y: number];

/** The picture is upright: it fits a phone, half a wide screen and a sheet of paper. */
export const WIDTH = 1000;
export const HEIGHT = 1160;
/** Room at the edges for what is written beside a node, in units of the picture. */
const MARGIN = { x: 110, y: 50 };

interface Body extends SimulationNodeDatum {
  readonly key: string;
  readonly radius: number;
}

/**
 * Where each node stands. Forces are let play from the same start always: the same nodes and links in whatever order give
 * the same picture. Positions are of the whole network, so that nothing moves when a reader narrows it.
 */
export function layOut(keys: readonly string[], links: readonly Link[]): ReadonlyMap<string, Position> {
  const bodies: Body[] = [...keys].sort().map((key) => ({ key, radius: isAgreement(key) ? 46 : 17 }));
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
  const many = bodies.length > 200;
  forceSimulation(bodies)
    .force(
      'link',
      forceLink<Body, { source: string; target: string }>(springs)
        .id(({ key }) => key)
        .distance(many ? 40 : 74)
    )
    .force(
      'charge',
      forceManyBody<Body>().strength(({ key }) => (isAgreement(key) ? -620 : many ? -90 : -330))
    )
    .force('collide', forceCollide<Body>(({ radius }) => (many ? radius * 0.8 : radius + 9)).strength(0.9))
    // A little wider than high is left when small islands would drift away from the middle.
    .force('x', forceX<Body>(0).strength(0.075))
    .force('y', forceY<Body>(0).strength(0.055))
    .stop()
    .tick(many ? 220 : 500);
  return fitted(bodies);
}

/** Stretched to the box, each side by itself. */
function fitted(bodies: readonly Body[]): ReadonlyMap<string, Position> {
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
    HEIGHT,
    MARGIN.y
  );
  return new Map(bodies.map((body) => [body.key, [x(body.x ?? 0), y(body.y ?? 0)]]));
}
