/** On which side of its point a name stands; left and right as on the map, in every script. */
export type NameSide = 'right' | 'left' | 'over' | 'under';

interface Spot {
  /** Shares of the width and height of the picture. */
  readonly left: number;
  readonly top: number;
}

/** What is drawn is at least as wide as a telephone's column, in pixels: with more room names are only further apart. */
const NARROWEST = 320;
/** A letter of a name at 13 pixels, and the ground around the name. */
const LETTER = 6.8;
const PADDING = 12;
const HEIGHT = 20;
/** Between a point and its name. */
const GAP = 5;
/** Half of what a numbered mark covers. */
const MARK = 14;
/** What a name may hang out of the picture. */
const OUTSIDE = 14;

interface Box {
  readonly x: readonly [from: number, to: number];
  readonly y: readonly [from: number, to: number];
}

/**
 * The names that can be written beside their points without covering a mark or each other, the first ones first; who finds
 * no room has no name.
 * @param marks what nothing may be written on
 * @param shape width by height of the picture, in any unit
 */
export function namesBeside<T extends Spot & { readonly name: { readonly text: string } }>(
  names: readonly T[],
  marks: readonly Spot[],
  { width, height, most }: { readonly width: number; readonly height: number; readonly most: number }
): (T & { readonly side: NameSide })[] {
  const tall = (NARROWEST * height) / width;
  const taken = marks.map((mark) => around(mark, MARK, MARK, tall));
  const found: (T & { side: NameSide })[] = [];
  for (const one of names) {
    if (found.length === most) break;
    const spot = sidesOf(one, tall).find(
      ({ box }) => isInside(box, tall) && !taken.some((other) => overlap(box, other))
    );
    if (!spot) continue;
    taken.push(spot.box);
    found.push({ ...one, side: spot.side });
  }
  return found;
}

function sidesOf(
  { left, top, name }: Spot & { name: { text: string } },
  tall: number
): { side: NameSide; box: Box }[] {
  const [x, y] = [left * NARROWEST, top * tall];
  const wide = [...name.text].length * LETTER + PADDING;
  const beside: Box['y'] = [y - HEIGHT / 2, y + HEIGHT / 2];
  const across: Box['x'] = [x - wide / 2, x + wide / 2];
  return [
    { side: 'right', box: { x: [x + GAP, x + GAP + wide], y: beside } },
    { side: 'left', box: { x: [x - GAP - wide, x - GAP], y: beside } },
    { side: 'over', box: { x: across, y: [y - GAP - HEIGHT, y - GAP] } },
    { side: 'under', box: { x: across, y: [y + GAP, y + GAP + HEIGHT] } }
  ];
}

function around({ left, top }: Spot, halfWide: number, halfTall: number, tall: number): Box {
  const [x, y] = [left * NARROWEST, top * tall];
  return { x: [x - halfWide, x + halfWide], y: [y - halfTall, y + halfTall] };
}

const isInside = ({ x, y }: Box, tall: number) =>
  x[0] >= -OUTSIDE && x[1] <= NARROWEST + OUTSIDE && y[0] >= -OUTSIDE && y[1] <= tall + OUTSIDE;

const overlap = (a: Box, b: Box) => a.x[0] < b.x[1] && b.x[0] < a.x[1] && a.y[0] < b.y[1] && b.y[0] < a.y[1];
