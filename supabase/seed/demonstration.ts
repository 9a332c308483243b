import type { SupabaseClient } from '@supabase/supabase-js';
import { entriesOf, type ImportEntry } from './load.ts';
import { readSeed } from './read.ts';

/** The invented activities that come with Vicina, of the neighbourhoods of these slugs. */
export function demonstrationEntries(neighbourhoods: readonly string[]): ImportEntry[] {
  return entriesOf(readSeed(), { demonstration: true }).filter(
    ({ fields, neighbourhood }) =>
      fields['demonstration'] === true &&
      neighbourhood !== undefined &&
      neighbourhoods.includes(neighbourhood)
  );
}

/**
 * Adds them by the one door, and brings back those that were taken away.
 * @param client a client with the secret key
 * @returns how many were not there before
 */
export async function addDemonstration(
  client: SupabaseClient,
  entries: readonly ImportEntry[]
): Promise<number> {
  let added = 0;
  for (const neighbourhood of new Set(entries.map((entry) => entry.neighbourhood))) {
    const back = await client.rpc('bring_back_demonstration', { neighbourhood });
    if (back.error) throw new Error(back.error.message);
    const { data, error } = await client.rpc('import_entries', {
      source: 'demonstration',
      entries: entries.filter((entry) => entry.neighbourhood === neighbourhood)
    });
    if (error) throw new Error(error.message);
    added += (back.data as number) + (data as { changed: number }).changed;
  }
  return added;
}
