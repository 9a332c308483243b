/** A line of a few points, drawn in a box; time runs from its start to its end. */
export interface TrendChart {
  readonly width: number;
  readonly height: number;
  /** SVG path of the line, and of the ground under it. */
  readonly line: string;
  readonly ground: string;
  readonly last: readonly [x: number, y: number];
}

const WIDTH = 200;
const HEIGHT = 44;
/** So that the ends of the line are not cut off. */
const EDGE = 4;

/** From zero up, so that a small change does not look like a large one. Null: one point is no trend. */
export function trendChart(values: readonly number[]): TrendChart | null {
  if (values.length < 2) return null;
  const most = Math.max(...values, 1);
  const points = values.map((value, at): [number, number] => [
    Math.round((EDGE + ((WIDTH - 2 * EDGE) * at) / (values.length - 1)) * 10) / 10,
    Math.round((HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * value) / most) * 10) / 10
  ]);
  const line = points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  const foot = HEIGHT - EDGE;
  return {
    width: WIDTH,
    height: HEIGHT,
    line,
    ground: `${line}L${points.at(-1)![0]} ${foot}L${points[0]![0]} ${foot}Z`,
    last: points.at(-1)!
  };
}
