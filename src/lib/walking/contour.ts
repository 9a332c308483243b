/** Numbers at the crossings of a grid, row by row. Those at the border must be outside of every contour. */
export interface ScalarField {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float64Array;
}

export type Ring = [x: number, y: number][];

/**
 * Rings around where a field is at most `level`, in steps of the grid, by marching squares with linear interpolation:
 * closed, outer ones anticlockwise, holes clockwise.
 */
export function contour({ columns, rows, values }: ScalarField, level: number): Ring[] {
  const isIn = (x: number, y: number) => values[y * columns + x]! <= level;
  /** From where the ring leaves a square to where it came in, both as edges of the grid. */
  const onwards = new Map<number, number>();
  for (let y = 0; y + 1 < rows; y++) {
    for (let x = 0; x + 1 < columns; x++) {
      const corners = [isIn(x, y), isIn(x + 1, y), isIn(x + 1, y + 1), isIn(x, y + 1)] as const;
      const count = corners.filter(Boolean).length;
      if (count === 0 || count === 4) continue;
      const edges = [
        horizontal(x, y, columns),
        vertical(x + 1, y, columns),
        horizontal(x, y + 1, columns),
        vertical(x, y, columns)
      ];
      for (let corner = 0; corner < 4; corner++) {
        if (!corners[corner] || corners[(corner + 1) % 4]) continue;
        // Back over the corners that are in; two that lie across from each other stay apart.
        let first = corner;
        while (corners[(first + 3) % 4]) first = (first + 3) % 4;
        onwards.set(edges[corner]!, edges[(first + 3) % 4]!);
      }
    }
  }

  const rings: Ring[] = [];
  for (const start of onwards.keys()) {
    const ring: Ring = [];
    let edge: number | undefined = start;
    while (edge !== undefined && onwards.has(edge)) {
      ring.push(crossing(edge, { columns, rows, values }, level));
      const next: number | undefined = onwards.get(edge);
      onwards.delete(edge);
      edge = next;
    }
    if (ring.length < 3) continue;
    ring.push([...ring[0]!]);
    rings.push(ring);
  }
  return rings;
}

const horizontal = (x: number, y: number, columns: number) => 2 * (y * columns + x);
const vertical = (x: number, y: number, columns: number) => 2 * (y * columns + x) + 1;

/** Where the level lies on an edge of the grid. */
function crossing(edge: number, { columns, values }: ScalarField, level: number): [number, number] {
  const at = edge >> 1;
  const isVertical = (edge & 1) === 1;
  const [x, y] = [at % columns, Math.floor(at / columns)];
  const [here, there] = [values[at]!, values[at + (isVertical ? columns : 1)]!];
  const share = (level - here) / (there - here);
  return isVertical ? [x, y + share] : [x + share, y];
}

/** Twice the area of a ring, negative when it is clockwise. */
export function signedArea(ring: readonly (readonly [number, number])[]): number {
  let sum = 0;
  for (let index = 1; index < ring.length; index++) {
    const [[x1, y1], [x2, y2]] = [ring[index - 1]!, ring[index]!];
    sum += x1 * y2 - x2 * y1;
  }
  return sum;
}

/** Whether a point is in a ring, by the crossings of a ray. */
export function isInRing(
  [x, y]: readonly [number, number],
  ring: readonly (readonly [number, number])[]
): boolean {
  let inside = false;
  for (let index = 1; index < ring.length; index++) {
    const [[x1, y1], [x2, y2]] = [ring[index - 1]!, ring[index]!];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
