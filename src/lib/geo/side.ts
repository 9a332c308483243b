import { metresBetween } from './distance.ts';
import type { LonLat } from './point.ts';

export const SIDES = [
  'east',
  'north-east',
  'north',
  'north-west',
  'west',
  'south-west',
  'south',
  'south-east'
] as const;
export type Side = (typeof SIDES)[number];

/** Nearer to the middle than this is all over the neighbourhood, in metres. */
const IN_THE_MIDDLE = 150;

/** On which side of a middle a position is; null when it is hardly off it. */
export function sideOf(at: LonLat, middle: LonLat): Side | null {
  if (metresBetween(at, middle) < IN_THE_MIDDLE) return null;
  const east = (at[0] - middle[0]) * Math.cos((middle[1] * Math.PI) / 180);
  const angle = Math.atan2(at[1] - middle[1], east);
  return SIDES[(Math.round(angle / (Math.PI / 4)) + 8) % 8]!;
}
