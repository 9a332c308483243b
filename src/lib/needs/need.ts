import type { LonLat } from '../geo/point.ts';
import { fromUtm, toUtm, utmZone } from '../geo/utm.ts';

/** What can be missing; the database knows the same (the checks of the table `needs`). */
export const WHATS = [
  'italian',
  'childcare',
  'work',
  'training',
  'documents',
  'health',
  'women',
  'children',
  'home',
  'company'
] as const;
export const TIMES = ['school-hours', 'afternoon', 'evening', 'weekend', 'any'] as const;
export const STOPS = [
  'child',
  'hours',
  'language',
  'documents',
  'cost',
  'distance',
  'fear',
  'unknown'
] as const;

/** Side of the cells needs are told in, in metres. */
export const NEED_CELL_METRES = 200;

/** A cell of 200 m of the UTM grid: finer than this nothing is ever sent or stored. */
export interface NeedCell {
  readonly zone: number;
  readonly column: number;
  readonly row: number;
}

export interface Need {
  readonly what: (typeof WHATS)[number];
  /** Null: anywhere in the neighbourhood. */
  readonly cell: NeedCell | null;
  readonly times: readonly (typeof TIMES)[number][];
  readonly stops: readonly (typeof STOPS)[number][];
}

export function needCellAt(at: LonLat): NeedCell {
  const zone = utmZone(at[0]);
  const [east, north] = toUtm(at, zone);
  return { zone, column: Math.floor(east / NEED_CELL_METRES), row: Math.floor(north / NEED_CELL_METRES) };
}

/** The middle of a cell. */
export const middleOf = ({ zone, column, row }: NeedCell): LonLat =>
  fromUtm([(column + 0.5) * NEED_CELL_METRES, (row + 0.5) * NEED_CELL_METRES], zone);

/** A cell as forms name it: zone, column and row. */
export const needCellKey = ({ zone, column, row }: NeedCell): string => `${zone}-${column}-${row}`;

export type NeedProblem = 'what' | 'where' | 'when';

/**
 * Reads a need from a form: one `what`, one `where` (a cell's key, a landmark's slug, or `anywhere`), one `when`, any `stops`.
 * What is not on the lists is no answer.
 */
export function readNeed(
  form: FormData,
  landmarks: readonly { readonly slug: string; readonly point: LonLat }[],
  cells: readonly NeedCell[]
): { readonly need: Need } | { readonly problem: NeedProblem } {
  const given = (name: string) => form.getAll(name).map(String);
  const what = WHATS.find((one) => one === given('what')[0]);
  if (!what) return { problem: 'what' };
  const [where = null] = given('where');
  const landmark = landmarks.find(({ slug }) => slug === where);
  const cell = landmark ? needCellAt(landmark.point) : cells.find((one) => needCellKey(one) === where);
  if (where === null || (where !== 'anywhere' && !cell)) return { problem: 'where' };
  const when = TIMES.find((one) => one === given('when')[0]);
  if (!when) return { problem: 'when' };
  const stops = STOPS.filter((one) => given('stops').includes(one));
  return { need: { what, cell: cell ?? null, times: [when], stops } };
}
