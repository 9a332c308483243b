import type { OrganisationKind } from './vocabulary.ts';

/** Four families with a shape each, so that a picture needs no colour to tell them apart. */
export const FAMILIES = ['together', 'public', 'learning', 'company'] as const;
export type Family = (typeof FAMILIES)[number];

export const FAMILY_OF: Readonly<Record<OrganisationKind, Family>> = {
  association: 'together',
  cooperative: 'together',
  ngo: 'together',
  parish: 'together',
  other: 'together',
  'public-body': 'public',
  school: 'learning',
  university: 'learning',
  company: 'company'
};

/** Outlines about 0, 0 with the area of a circle of that radius: circle, square, triangle, diamond. */
export function shapeOf(family: Family, radius: number): string {
  const at = (points: readonly (readonly [number, number])[]) =>
    `M${points.map(([x, y]) => `${round(x)},${round(y)}`).join('L')}z`;
  if (family === 'public') {
    const half = radius * 0.89;
    return at([
      [-half, -half],
      [half, -half],
      [half, half],
      [-half, half]
    ]);
  }
  if (family === 'learning') {
    const side = radius * 1.35;
    return at([
      [0, -side],
      [side * 0.9, side * 0.6],
      [-side * 0.9, side * 0.6]
    ]);
  }
  if (family === 'company') {
    const half = radius * 1.25;
    return at([
      [0, -half],
      [half, 0],
      [0, half],
      [-half, 0]
    ]);
  }
  const r = round(radius);
  return `M${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0z`;
}

const round = (value: number) => Math.round(value * 10) / 10;
