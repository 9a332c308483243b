import { metresBetween } from '../geo/distance.ts';
import type { LonLat } from '../geo/point.ts';
import type { StreetIndex } from '../walking/street-index.ts';
import { inTenths, minutesOf, straightWalk } from '../walking/walk.ts';
import { Walks } from '../walking/walks.ts';

/** From the nearest place of one organisation to the nearest of another. */
export interface WalkBetween {
  readonly minutes: number;
  /** Not along streets: a straight line, estimated. */
  readonly approximate: boolean;
}

/** The walk from one organisation to another; null when one of them has no place that we know. */
export type WalkOf = (from: string, to: string) => WalkBetween | null;

type PointsOf = (slug: string) => readonly LonLat[];

/** Farther than this nobody asks how far it is on foot: an hour and a half, in metres. */
const FARTHEST = 6000;

/** Walks in a straight line, where there are no streets to walk along. */
export function straightWalks(pointsOf: PointsOf): WalkOf {
  return (from, to) => {
    const distances = pointsOf(from).flatMap((a) => pointsOf(to).map((b) => metresBetween(a, b)));
    if (distances.length === 0) return null;
    return { minutes: minutesOf(straightWalk(Math.min(...distances))), approximate: true };
  };
}

/**
 * Walks along streets: of one who goes alone, steps and all. From each organisation streets are measured once, and from
 * `most` of them: each is milliseconds of work. What no street leads to, or what is beyond that, is a straight line.
 */
export function streetWalks(index: StreetIndex, pointsOf: PointsOf, most: number): WalkOf {
  const straight = straightWalks(pointsOf);
  const onStreets = (slug: string) =>
    pointsOf(slug).flatMap((point) => index.nearest(point, { steps: true }) ?? []);
  const known = new Map<string, Walks>();
  const walksFrom = (slug: string) => {
    const found = known.get(slug);
    if (found || known.size >= most) return found ?? null;
    const walks = new Walks(index, onStreets(slug), 'adult', FARTHEST);
    known.set(slug, walks);
    return walks;
  };
  return (from, to) => {
    const metres = Math.min(
      ...onStreets(to).map((place) => walksFrom(from)?.metresTo(place) ?? Infinity),
      Infinity
    );
    if (metres === Infinity) return straight(from, to);
    return { minutes: minutesOf({ metres: inTenths(metres) }), approximate: false };
  };
}
