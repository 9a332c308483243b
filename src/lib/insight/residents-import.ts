import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { delimitedRows } from './delimited.ts';
import { metricArea, visitSamples } from '../geo/metric-grid.ts';
import { fromUtm, utmZone } from '../geo/utm.ts';

/** What is wrong with figures or outlines: a sentence that says where. */
export class ResidentsProblem extends Error {
  override readonly name = 'ResidentsProblem';
}

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

/** Names that columns go by, ISTAT's of the census sections among them (P1 residents, P3 women, ST1 foreigners). */
const COLUMNS = {
  code: ['code', 'codice', 'sez21_id', 'sez2021', 'sez2011', 'sez', 'id_nil', 'nil'],
  name: ['name', 'nome', 'denominazione'],
  year: ['year', 'anno'],
  total: ['total', 'totale', 'residents', 'residenti', 'p1', 'pop_tot'],
  women: ['women', 'donne', 'femmine', 'p3'],
  minors: ['minors', 'minori'],
  foreign: ['foreign', 'stranieri', 'st1', 'foreign_citizens']
} as const;
type Column = keyof typeof COLUMNS;

/** Of the smaller of two areas, so much may lie under the other: borders drawn twice. */
const MOST_OVERLAP = 0.02;

/**
 * Residents by area from a table of figures and a GeoJSON of outlines, joined by their code.
 * @param year of the figures, where no column has it
 * @throws ResidentsProblem for the first thing that is wrong, with the line or the place
 */
export function importResidents(csv: string, geojson: string, year: number | null): ImportedArea[] {
  const outlines = outlinesOf(geojson);
  const areas = figuresOf(csv, year).map(({ line, figures }) => {
    const outline = outlines.get(figures.code);
    if (!outline)
      throw new ResidentsProblem(`Line ${line}: there is no outline with the code "${figures.code}".`);
    return { ...figures, outline };
  });
  if (areas.length === 0) throw new ResidentsProblem('There are no rows below the names of the columns.');
  refuseOverlaps(areas);
  return areas;
}

function figuresOf(csv: string, givenYear: number | null) {
  const [head, ...rows] = delimitedRows(csv);
  const names = head?.cells.map((name) => name.trim().toLowerCase()) ?? [];
  const position = (column: Column) =>
    names.findIndex((name) => (COLUMNS[column] as readonly string[]).includes(name));
  for (const column of ['code', 'total'] as const)
    if (position(column) < 0)
      throw new ResidentsProblem(`There is no column for ${column}: one of ${COLUMNS[column].join(', ')}.`);
  if (position('year') < 0 && givenYear === null)
    throw new ResidentsProblem('There is no column "year": say of which year the figures are.');
  const seen = new Map<string, number>();
  return rows.map(({ line, cells }) => {
    const text = (column: Column) => cells[position(column)]?.trim() ?? '';
    const figure = (column: Column): number | null => {
      const value = text(column).replace(/[.\s](?=\d{3}\b)/g, '');
      if (value === '') return null;
      if (!/^-?\d+([.,]0+)?$/.test(value))
        throw new ResidentsProblem(`Line ${line}: "${value.slice(0, 40)}" is no number of ${column}.`);
      const number = Number.parseInt(value, 10);
      if (number < 0) throw new ResidentsProblem(`Line ${line}: ${column} is negative (${number}).`);
      return number;
    };
    const code = text('code');
    if (code === '') throw new ResidentsProblem(`Line ${line}: there is no code.`);
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
    return { line, figures: { code, name: text('name') || code, year, total, ...of } };
  });
}

function outlinesOf(geojson: string): Map<string, MultiPolygon> {
  const collection = parsed(geojson);
  const unproject = projectionOf(collection);
  const found = new Map<string, MultiPolygon>();
  for (const [number, { properties, geometry }] of collection.features.entries()) {
    const entry = Object.entries(properties ?? {}).find(([name]) =>
      (COLUMNS.code as readonly string[]).includes(name.toLowerCase())
    );
    if (!entry)
      throw new ResidentsProblem(`Outline ${number + 1} has no code: one of ${COLUMNS.code.join(', ')}.`);
    const code = String(entry[1]);
    found.set(code, mended(geometry, code, unproject));
  }
  return found;
}

function parsed(geojson: string): FeatureCollection & { readonly crs?: unknown } {
  let value: unknown;
  try {
    value = JSON.parse(geojson.replace(/^\uFEFF/, ''));
  } catch {
    throw new ResidentsProblem('The outlines are no JSON, or are cut off.');
  }
  const { type, features } = (value ?? {}) as { type?: unknown; features?: unknown };
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    throw new ResidentsProblem('The outlines are no GeoJSON FeatureCollection.');
  return { ...(value as FeatureCollection), features: features as Feature[] };
}

/** From the coordinates of the file to WGS 84: those of UTM zones are known, as Italian offices publish. */
function projectionOf(collection: { readonly crs?: unknown }): (at: Position) => Position {
  const name = JSON.stringify(collection.crs ?? '');
  const zone = /EPSG:+(?:\d*:)?(?:326|258)(\d\d)\b/.exec(name)?.[1];
  if (zone !== undefined) return ([east, north]) => [...fromUtm([east!, north!], Number(zone))];
  return (at) => {
    if (Math.abs(at[0]!) > 180 || Math.abs(at[1]!) > 90)
      throw new ResidentsProblem(
        `The outlines are not in WGS 84 (${at[0]}, ${at[1]}), and do not say in which UTM zone: export them as EPSG:4326.`
      );
    return at;
  };
}

/** Closes what is open and leaves out points told twice; refuses what crosses itself, with where. */
function mended(
  geometry: Geometry | null,
  code: string,
  unproject: (at: Position) => Position
): MultiPolygon {
  const polygons: Position[][][] =
    geometry?.type === 'Polygon'
      ? [(geometry as Polygon).coordinates]
      : geometry?.type === 'MultiPolygon'
        ? geometry.coordinates
        : [];
  if (polygons.length === 0) throw new ResidentsProblem(`The outline of "${code}" is no area.`);
  const coordinates = polygons.map((polygon) =>
    polygon.map((ring) => {
      const corners = ring
        .map(unproject)
        .filter((at, number, all) => number === 0 || !same(at, all[number - 1]!));
      if (corners.length > 0 && !same(corners[0]!, corners.at(-1)!)) corners.push([...corners[0]!]);
      if (corners.length < 4)
        throw new ResidentsProblem(`The outline of "${code}" has fewer than three corners.`);
      const at = crossing(corners);
      if (at)
        throw new ResidentsProblem(
          `The outline of "${code}" crosses itself near ${at[0]!.toFixed(5)}, ${at[1]!.toFixed(5)}.`
        );
      return corners;
    })
  );
  return { type: 'MultiPolygon', coordinates };
}

const same = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1];

/** Where two sides of a ring that are not neighbours cross; null when none do. */
function crossing(ring: readonly Position[]): Position | null {
  const turn = (a: Position, b: Position, c: Position) =>
    Math.sign((b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!));
  for (let first = 0; first + 1 < ring.length; first++) {
    const [a, b] = [ring[first]!, ring[first + 1]!];
    for (let second = first + 2; second + 1 < ring.length; second++) {
      const [c, d] = [ring[second]!, ring[second + 1]!];
      if (Math.max(a[0]!, b[0]!) < Math.min(c[0]!, d[0]!) || Math.max(c[0]!, d[0]!) < Math.min(a[0]!, b[0]!))
        continue;
      if (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) return c;
    }
  }
  return null;
}

/** Looks every ten metres whether somebody would be counted twice. */
function refuseOverlaps(areas: readonly ImportedArea[]): void {
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
