import type { MultiPolygon } from 'geojson';
import { areaCode } from './area-table.ts';
import { delimitedRows } from './delimited.ts';
import { columnAmong, type ResidentsColumn, type ColumnNames } from './residents-columns.ts';
import { outlinesByCode } from './area-outlines.ts';
import { AreaFaults, AreaProblem, eachSound } from './area-problem.ts';

export interface ImportedArea {
  readonly code: string;
  readonly name: string;
  readonly year: number;
  readonly total: number;
  readonly women: number | null;
  readonly minors: number | null;
  readonly foreign: number | null;
  readonly outline: MultiPolygon;
}

/** More live in no area that is smaller than a town: a figure of another kind, or two that ran together. */
const MOST_RESIDENTS = 10_000_000;

/** What a table of figures and outlines have in common, and what only one of them has. */
export interface ImportedResidents {
  readonly areas: readonly ImportedArea[];
  /** Of a region's table: rows whose area is not among the outlines. */
  readonly rowsLeftOut: number;
  /** Codes of outlines that no row has figures for. */
  readonly withoutRow: readonly string[];
}

/**
 * Residents by area from a table of figures and a GeoJSON of outlines, joined by their code. A table may be of more than the
 * outlines are: what is wrong in rows of other areas is nobody's concern.
 * @param columns the names that columns may have
 * @param year of the figures, where no column has it
 * @throws AreaProblem for all that is wrong, with the line or the place; also when no row has an outline
 */
export function importResidents(
  csv: string,
  geojson: string,
  columns: ColumnNames,
  year: number | null
): ImportedResidents {
  const faults = new AreaFaults();
  const outlines = faults.in(() => outlinesByCode(geojson, columns.code));
  const figures = faults.in(() => figuresOf(csv, columns, year, outlines));
  faults.tell();
  const { found, others } = figures!;
  if (found.length === 0)
    throw new AreaProblem([
      others === 0
        ? 'There are no rows below the names of the columns.'
        : `No row has an outline with its code: the rows have for instance "${figures!.example}", the outlines "${[...outlines!.keys()][0] ?? ''}".`
    ]);
  const codes = new Set(found.map(({ code }) => code));
  return {
    areas: found.map((figuresOfArea) => ({ ...figuresOfArea, outline: outlines!.get(figuresOfArea.code)! })),
    rowsLeftOut: others,
    withoutRow: [...outlines!.keys()].filter((code) => !codes.has(code))
  };
}

/** @param outlines null: they are wrong, and that is told already; every row is looked at */
function figuresOf(
  csv: string,
  columns: ColumnNames,
  givenYear: number | null,
  outlines: ReadonlyMap<string, MultiPolygon> | null
) {
  const [head, ...rows] = delimitedRows(csv);
  const names = head?.cells ?? [];
  const position = (column: ResidentsColumn) => columnAmong(names, columns[column]);
  for (const column of ['code', 'total'] as const)
    if (position(column) < 0)
      throw new AreaProblem([`There is no column for ${column}: one of ${columns[column].join(', ')}.`]);
  if (position('year') < 0 && givenYear === null)
    throw new AreaProblem(['There is no column "year": say of which year the figures are.']);
  const seen = new Map<string, number>();
  let others = 0;
  let example = '';
  const read = eachSound(rows, ({ line, cells }) => {
    const text = (column: ResidentsColumn) => cells[position(column)]?.trim() ?? '';
    const figure = (column: ResidentsColumn): number | null => {
      const value = text(column).replace(/[.\s](?=\d{3}\b)/g, '');
      if (value === '') return null;
      if (!/^-?\d+([.,]0+)?$/.test(value))
        throw new AreaProblem([`Line ${line}: "${value.slice(0, 40)}" is no number of ${column}.`]);
      const number = Number.parseInt(value, 10);
      if (number < 0) throw new AreaProblem([`Line ${line}: ${column} is negative (${number}).`]);
      if (number > MOST_RESIDENTS)
        throw new AreaProblem([`Line ${line}: ${column} cannot be so many (${number}).`]);
      return number;
    };
    const code = areaCode(text('code'), line);
    if (outlines && !outlines.has(code)) {
      others++;
      example ||= code;
      return [];
    }
    const total = figure('total');
    if (total === null) throw new AreaProblem([`Line ${line}: there is no total.`]);
    const year = figure('year') ?? givenYear;
    if (year === null || year < 1900 || year > 2100)
      throw new AreaProblem([`Line ${line}: the year is missing, or is none.`]);
    const of = { women: figure('women'), minors: figure('minors'), foreign: figure('foreign') };
    for (const [group, people] of Object.entries(of))
      if (people !== null && people > total)
        throw new AreaProblem([`Line ${line}: ${group} (${people}) are more than all (${total}).`]);
    const before = seen.get(`${code} ${year}`);
    if (before !== undefined)
      throw new AreaProblem([`Line ${line}: the code "${code}" is on line ${before} already.`]);
    seen.set(`${code} ${year}`, line);
    return [{ code, name: (text('name') || code).slice(0, 120), year, total, ...of }];
  });
  return { found: read.flat(), others, example };
}
