import { metresBetween } from '../geo/distance.ts';
import { namesBeside } from '../geo/names-beside.ts';
import type { LonLat } from '../geo/point.ts';
import { sideOf } from '../geo/side.ts';
import type { ChosenText } from '../i18n/localised.ts';
import type { NeedGrid } from './need-grid.ts';
import type { Speech } from './speech.ts';

/** A place everybody knows, in the reader's language. */
interface NamedPlace {
  readonly name: ChosenText;
  readonly point: LonLat;
}

/** Where something is, by the nearest of some places; to a hundred metres, which is finer than anybody tells. */
export function whereInWords(at: LonLat, places: readonly NamedPlace[], { say, number }: Speech): string {
  const [nearest] = places.toSorted((a, b) => metresBetween(at, a.point) - metresBetween(at, b.point));
  if (!nearest) return say('cell.nameless');
  const place = nearest.name.text;
  const side = sideOf(at, nearest.point);
  const metres = number(Math.round(metresBetween(at, nearest.point) / 100) * 100);
  return side === null ? say('cell.near', { place }) : say(`cell.side.${side}`, { place, metres });
}

/** A square as street atlases name it: C4 is the third from the west, the fourth from the north. */
export function nameOnGrid(column: number, row: number, { number }: Pick<Speech, 'number'>): string {
  const letter = String.fromCodePoint('A'.codePointAt(0)! + ((column - 1) % 26));
  return letter.repeat(Math.ceil(column / 26)) + number(row);
}

/** More names make a picture of names. */
const MOST_NAMES = 6;

/** The places whose names stand in the picture, none over another: squares first. */
export function landmarksOn({ place, columns, rows }: NeedGrid, places: readonly NamedPlace[]) {
  const here = places.toReversed().flatMap(({ name, point }) => {
    const at = place(point);
    return at === null ? [] : { left: at[0], top: at[1], name };
  });
  return namesBeside(here, [], { width: columns, height: rows, most: MOST_NAMES });
}
