import type { MultiPolygon } from 'geojson';
import { metricArea, visitSamples } from '../geo/metric-grid.ts';
import { fromUtm, utmZone } from '../geo/utm.ts';
import { delimitedRows } from './delimited.ts';
import { columnAmong, type ResidentsColumn, type ColumnNames } from './residents-columns.ts';
import { outlinesByCode } from './residents-outlines.ts';
import { ResidentsProblem } from './residents-problem.ts';

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

/** Of the smaller of two areas, so much may lie under the other: borders drawn twice. */
const MOST_OVERLAP = 0.02;
/** More live in no area that is smaller than a town: a figure of another kind, or two that ran together. */
const MOST_RESIDENTS = 10_000_000;

/**
 * Residents by area from a table of figures and a GeoJSON of outlines, joined by their code.
 * @param columns the names that columns may have
 * @param year of the figures, where no column has it
 * @throws ResidentsProblem for the first thing that is wrong, with the line or the place
 */
export function importResidents(
  csv: string,
  geojson: string,
  columns: ColumnNames,
  year: number | null
): ImportedArea[] {
  const outlines = outlinesByCode(geojson, columns.code);
  const areas = figuresOf(csv, columns, year).map(({ line, figures }) => {
    const outline = outlines.get(figures.code);
    if (!outline)
      throw new ResidentsProblem(`Line ${line}: there is no outline with the code "${figures.code}".`);
    return { ...figures, outline };
  });
  if (areas.length === 0) throw new ResidentsProblem('There are no rows below the names of the columns.');
  return areas;
}

function figuresOf(csv: string, columns: ColumnNames, givenYear: number | null) {
  const [head, ...rows] = delimitedRows(csv);
  const names = head?.cells ?? [];
  const position = (column: ResidentsColumn) => columnAmong(names, columns[column]);
  for (const column of ['code', 'total'] as const)
    if (position(column) < 0)
      throw new ResidentsProblem(`There is no column for ${column}: one of ${columns[column].join(', ')}.`);
  if (position('year') < 0 && givenYear === null)
    throw new ResidentsProblem('There is no column "year": say of which year the figures are.');
  const seen = new Map<string, number>();
  return rows.map(({ line, cells }) => {
    const text = (column: ResidentsColumn) => cells[position(column)]?.trim() ?? '';
    const figure = (column: ResidentsColumn): number | null => {
      const value = text(column).replace(/[.\s](?=\d{3}\b)/g, '');
      if (value === '') return null;
      if (!/^-?\d+([.,]0+)?$/.test(value))
        throw new ResidentsProblem(`Line ${line}: "${value.slice(0, 40)}" is no number of ${column}.`);
      const number = Number.parseInt(value, 10);
      if (number < 0) throw new ResidentsProblem(`Line ${line}: ${column} is negative (${number}).`);
      if (number > MOST_RESIDENTS)
        throw new ResidentsProblem(`Line ${line}: ${column} cannot be so many (${number}).`);
      return number;
    };
    const code = text('code');
    if (!/[a-z0-9]/i.test(code)) throw new ResidentsProblem(`Line ${line}: there is no code.`);
    if (code.length > 40) throw new ResidentsProblem(`Line ${line}: the code is longer than 40 letters.`);
    const total = figure('total');
    if (total === null) throw new ResidentsProblem(`Line ${line}: there is no total.`);
    const year = figure('year') ?? givenYear;
    if (year === null || year < 1900 || year > 2100)
      throw new ResidentsProblem(`Line ${line}: the year is missing, or is none.`);
    const of = { women: figure('women'), minors: figure('minors'), foreign: figure('foreign') };
    for (const [group, people] of Object.entries(of))
      if (people !== null && people > total)
        throw new ResidentsProblem(`Line ${line}: ${group} (${people}) are more than all (${total}).`);
    const before = seen.get(`${code} ${year}`);
    if (before !== undefined)
      throw new ResidentsProblem(`Line ${line}: the code "${code}" is on line ${before} already.`);
    seen.set(`${code} ${year}`, line);
    return { line, figures: { code, name: (text('name') || code).slice(0, 120), year, total, ...of } };
  });
}

/**
 * Looks every ten metres whether somebody would be counted twice: give it those of one neighbourhood, not of a region.
 * @throws ResidentsProblem for two areas of one year that lie over each other, with where
 */
export function refuseOverlaps(areas: readonly ImportedArea[]): void {
  const zone = utmZone(areas[0]!.outline.coordinates[0]![0]![0]![0]!);
  const owner = new Map<string, number>();
  const sizes: number[] = [];
  const shared = new Map<string, { count: number; at: readonly [number, number] }>();
  for (const [number, area] of areas.entries()) {
    let size = 0;
    visitSamples(metricArea(area.outline, zone), (at) => {
      size++;
      const key = `${area.year} ${at[0]} ${at[1]}`;
      const other = owner.get(key);
      if (other === undefined) return void owner.set(key, number);
      const pair = `${other} ${number}`;
      const known = shared.get(pair);
      shared.set(pair, { count: (known?.count ?? 0) + 1, at: known?.at ?? at });
    });
    sizes.push(size);
  }
  for (const [pair, { count, at }] of shared) {
    const [one, other] = pair.split(' ').map(Number) as [number, number];
    if (count <= MOST_OVERLAP * Math.min(sizes[one]!, sizes[other]!)) continue;
    const [lon, lat] = fromUtm(at, zone);
    throw new ResidentsProblem(
      `"${areas[one]!.code}" and "${areas[other]!.code}" lie over each other near ${lon.toFixed(5)}, ${lat.toFixed(5)}.`
    );
  }
}
