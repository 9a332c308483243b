/** Brings residents by area in, through the one door. */
import type { SupabaseClient } from '@supabase/supabase-js';
import type { ImportedArea } from '../lib/insight/residents-import.ts';
import type { ResidentsOfArea } from '../lib/insight/residents.ts';
import { progressBar } from './progress.ts';
import { Sentence } from './say.ts';

export interface ResidentsTarget {
  readonly neighbourhood: string;
  /** Begins every slug, so that sections are not taken for districts: letters only. */
  readonly layer: string;
  /** Whom to thank. */
  readonly source: string;
  readonly licence: string | null;
}

/** A batch is one transaction: short enough that others get their turn at the one door. */
const BATCH = 40;

export const areaSlugOf = ({ code, year }: ImportedArea, layer: string): string =>
  [layer, ...code.toLowerCase().split(/[^a-z0-9]+/), year].filter((part) => part !== '').join('-');

/** A code stands for one area a year, whatever layer it is of. @throws Sentence for one that another area has */
export function refuseTakenCodes(
  areas: readonly ImportedArea[],
  known: readonly Pick<ResidentsOfArea, 'slug' | 'code' | 'year' | 'name'>[],
  layer: string
): void {
  for (const area of areas) {
    const other = known.find(({ code, year }) => code === area.code && year === area.year);
    if (other && other.slug !== areaSlugOf(area, layer))
      throw new Sentence(
        `"${other.name}" (${other.slug}) has the code "${area.code}" in ${area.year} already: give these another code, for instance with a letter before it.`
      );
  }
}

/** @returns how many are new or different. @throws Sentence when the database refuses one */
export async function bringInResidents(
  client: SupabaseClient,
  areas: readonly ImportedArea[],
  { neighbourhood, layer, source, licence }: ResidentsTarget
): Promise<number> {
  const onProgress = progressBar();
  let changed = 0;
  for (let first = 0; first < areas.length; first += BATCH) {
    const entries = areas.slice(first, first + BATCH).map((area) => ({
      target: 'residents',
      slug: areaSlugOf(area, layer),
      neighbourhood,
      fields: {
        code: area.code,
        name: area.name,
        year: area.year,
        total: area.total,
        women: area.women,
        minors: area.minors,
        foreign_citizens: area.foreign,
        outline: area.outline,
        sources: [{ name: source, year: area.year, ...(licence && { licence }) }]
      }
    }));
    const { data, error } = await client.rpc('import_entries', {
      source: `residents ${source}`.slice(0, 300),
      entries
    });
    if (error) throw new Sentence(`The database refused an area: ${error.message}`);
    changed += (data as { changed: number }).changed;
    onProgress(Math.min(first + BATCH, areas.length), areas.length);
  }
  return changed;
}
