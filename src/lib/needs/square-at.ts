import { metresBetween } from '../geo/distance.ts';
import type { LonLat } from '../geo/point.ts';
import { middleOf, needCellAt, needCellKey, NEED_CELL_METRES, type NeedCell } from './need.ts';

/** Farther from the middle of every square than this somebody is elsewhere, in metres. */
const BESIDE = NEED_CELL_METRES;

/** The square somebody is in, or beside; null when she is in another neighbourhood. */
export function squareAt<S extends { readonly cell: NeedCell }>(at: LonLat, squares: readonly S[]): S | null {
  const key = needCellKey(needCellAt(at));
  const inside = squares.find(({ cell }) => needCellKey(cell) === key);
  if (inside) return inside;
  const far = ({ cell }: S) => metresBetween(at, middleOf(cell));
  const [nearest] = [...squares].sort((a, b) => far(a) - far(b));
  return nearest && far(nearest) <= BESIDE ? nearest : null;
}
