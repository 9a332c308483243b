import { centroid, pointOnFeature } from '@turf/turf';
import { readFile, stat } from 'node:fs/promises';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import {
  NO_LIMITS,
  refuseLarge,
  TableProblem,
  type SourceTable,
  type TableLimits,
  type TableRow
} from './table.ts';

/** It is read whole, in bytes. */
const LARGEST_FILE = 300_000_000;

/** A GeoJSON FeatureCollection as a table: its properties are the columns. @throws TableProblem */
export async function geojsonTable(file: string, limits = NO_LIMITS): Promise<SourceTable> {
  if ((await stat(file)).size > LARGEST_FILE) throw new TableProblem('The GeoJSON is larger than 300 MB.');
  let value: Partial<FeatureCollection> & { crs?: { properties?: { name?: string } } };
  try {
    value = JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
  } catch {
    throw new TableProblem('This is no GeoJSON, or it is cut off.');
  }
  if (value?.type !== 'FeatureCollection' || !Array.isArray(value.features))
    throw new TableProblem('This is JSON, but no GeoJSON FeatureCollection.');
  refuseLarge({ rows: value.features.length }, limits);
  const headers = headersOf(value.features, limits);
  const crs = value.crs?.properties?.name;
  return { headers, rows: value.features.map(rowOf), ...(crs === undefined ? {} : { crs }) };
}

function headersOf(features: readonly Feature[], limits: TableLimits): readonly string[] {
  const headers = new Set<string>();
  for (const { properties } of features) {
    for (const key of Object.keys(properties ?? {})) headers.add(key);
    refuseLarge({ columns: headers.size }, limits);
  }
  return [...headers];
}

function rowOf({ properties, geometry, id }: Feature, at: number): TableRow {
  const cells = Object.fromEntries(
    Object.entries(properties ?? {}).map(([key, value]) => [
      key,
      value === null || value === undefined ? '' : textOf(value)
    ])
  );
  const point = geometry ? pointOf(geometry) : null;
  return {
    number: at + 1,
    cells: id === undefined || 'id' in cells ? cells : { ...cells, id: String(id) },
    ...(point && { point }),
    ...(geometry && !point && { fault: UNREADABLE_GEOMETRY })
  };
}

/** Of a row that says where it is, in a way that nobody understands: what is told as a position is not left out in silence. */
export const UNREADABLE_GEOMETRY = 'its geometry cannot be read';

const textOf = (value: unknown): string =>
  (typeof value === 'object' ? JSON.stringify(value) : String(value)).trim();

/** A point on the surface of areas, the middle of what has none; null when it has no position. */
export function pointOf(geometry: Geometry): readonly [number, number] | null {
  const feature = { type: 'Feature', properties: {}, geometry } as const;
  try {
    const found = /Polygon$/.test(geometry.type) ? pointOnFeature(feature) : centroid(feature);
    const [x, y] = found.geometry.coordinates;
    return Number.isFinite(x) && Number.isFinite(y) ? [x!, y!] : null;
  } catch {
    return null;
  }
}
