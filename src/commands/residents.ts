/** Brings residents by area in, through the one door. */
import type { SupabaseClient } from '@supabase/supabase-js';
import { importResidents, ResidentsProblem, type ImportedArea } from '../lib/insight/residents-import.ts';
import type { BoundingBox } from '../lib/geo/point.ts';
import { call } from './calendar-import.ts';
import { Sentence } from './say.ts';

export interface ResidentsTarget {
  readonly neighbourhood: string;
  readonly bbox: BoundingBox;
  /** Begins every slug, so that sections are not taken for districts: letters only. */
  readonly layer: string;
  /** Whom to thank. */
  readonly source: string;
  readonly licence: string | null;
}

export interface BroughtIn {
  readonly areas: number;
  /** Outside the neighbourhood: not of it, so left out. */
  readonly outside: number;
  readonly changed: number;
}

/** A batch is one transaction: short enough that others get their turn at the one door. */
const BATCH = 40;

/** @throws Sentence for what is wrong with the files */
export function readResidents(csv: string, geojson: string, year: number | null): ImportedArea[] {
  try {
    return importResidents(csv, geojson, year);
  } catch (error) {
    throw error instanceof ResidentsProblem ? new Sentence(error.message) : error;
  }
}

export async function bringInResidents(
  client: SupabaseClient,
  areas: readonly ImportedArea[],
  { neighbourhood, bbox, layer, source, licence }: ResidentsTarget,
  { dryRun }: { readonly dryRun: boolean }
): Promise<BroughtIn> {
  const near = areas.filter((area) => isNear(area, bbox));
  if (near.length === 0) throw new Sentence('None of the areas is in this neighbourhood.');
  let changed = 0;
  for (let first = 0; first < near.length && !dryRun; first += BATCH) {
    const entries = near
      .slice(first, first + BATCH)
      .map(({ code, name, year, total, women, minors, foreign, outline }) => ({
        target: 'residents',
        slug: `${layer}-${code.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${year}`,
        neighbourhood,
        fields: {
          code,
          name,
          year,
          total,
          women,
          minors,
          foreign_citizens: foreign,
          outline,
          sources: [{ name: source, year, ...(licence && { licence }) }]
        }
      }));
    changed += (
      await call<{ changed: number }>(client, 'import_entries', {
        source: `residents ${source}`.slice(0, 300),
        entries
      })
    ).changed;
  }
  return { areas: near.length, outside: areas.length - near.length, changed };
}

function isNear({ outline }: ImportedArea, [west, south, east, north]: BoundingBox): boolean {
  const corners = outline.coordinates.flat(2);
  const all = (test: (lon: number, lat: number) => boolean) =>
    corners.every(([lon, lat]) => test(lon!, lat!));
  return !(
    all((lon) => lon < west) ||
    all((lon) => lon > east) ||
    all((_, lat) => lat < south) ||
    all((_, lat) => lat > north)
  );
}
