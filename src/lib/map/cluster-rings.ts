import type { ExpressionSpecification } from 'maplibre-gl';
import { CATEGORY_GROUPS } from '../ui/category-group.ts';
import { GROUP_COLOURS } from '../ui/group-colours.ts';
import { MAP_PALETTES, type MapTheme } from './basemap/palette.ts';

/** Said before the counts in the name of a ring's picture. */
const NAME = 'ring';
/** CSS pixels: of the coloured ring, and of the edges inside and outside of it. */
const RING = 5;
const EDGE = 1;

/** How many of each group a cluster holds: what a source of clusters adds up. */
export const GROUP_COUNTS: Readonly<Record<string, ExpressionSpecification>> = Object.fromEntries(
  CATEGORY_GROUPS.map((group) => [
    group,
    ['+', ['case', ['==', ['get', 'group'], group], 1, 0]] as unknown as ExpressionSpecification
  ])
);

/** Name of a cluster's picture: how many of each group there are in it. */
export const RING_IMAGE: ExpressionSpecification = [
  'concat',
  NAME,
  ...CATEGORY_GROUPS.flatMap((group) => [' ', ['to-string', ['get', group]] as ExpressionSpecification])
];

/** Radius of a cluster of so many, in CSS pixels: a finger finds it, and its number has room. */
export function ringRadius(count: number): number {
  return count < 10 ? 17 : count < 50 ? 20 : 25;
}

/** @returns of each group how many there are, in the order of the groups; null: no ring has that name */
export function ringCounts(name: string): readonly number[] | null {
  const [first, ...words] = name.split(' ');
  const counts = words.map(Number);
  return first === NAME && counts.length === CATEGORY_GROUPS.length && counts.every(Number.isInteger)
    ? counts
    : null;
}

/**
 * A ring whose parts are the groups, each as long as its share, around paper that a number stands on.
 * @param ratio device pixels of a CSS pixel
 */
export function drawRing(counts: readonly number[], theme: MapTheme, ratio: number): ImageData {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const radius = ringRadius(total);
  const side = Math.ceil((radius + EDGE) * 2 * ratio);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const { ink, cluster } = MAP_PALETTES[theme];
  context.translate(side / 2, side / 2);
  context.scale(ratio, ratio);
  const disc = (reach: number, colour: string) => {
    context.beginPath();
    context.arc(0, 0, reach, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
  };
  disc(radius, ink);
  let from = -Math.PI / 2;
  counts.forEach((count, at) => {
    const group = CATEGORY_GROUPS[at];
    if (count === 0 || group === undefined) return;
    const until = from + (2 * Math.PI * count) / total;
    context.beginPath();
    context.moveTo(0, 0);
    context.arc(0, 0, radius - EDGE, from, until);
    context.closePath();
    context.fillStyle = GROUP_COLOURS[group][theme];
    context.fill();
    from = until;
  });
  disc(radius - EDGE - RING + EDGE, ink);
  disc(radius - EDGE - RING, cluster);
  return context.getImageData(0, 0, side, side);
}
