import { createClient } from '@supabase/supabase-js';
import { inStatements } from './statements.ts';
import { fillWithPlaces } from '../../../tests/database/million.ts';
import type { TemporaryApp } from '../temporary-app.ts';
import { median, times, type Figure } from './table.ts';

/** A search through the API may take so many times an empty call and its SQL. */
const MOST_RATIO = 1.5;
/** A cached answer may take this part of that search. */
const MOST_CACHED = 1 / 5;
const RUNS = 40;

/**
 * A search through the API against the sum of an empty `rpc()` round trip and the same SQL alone, and a cached
 * answer against that search. All in one run, in turns, so that a busy machine is busy for each of them.
 */
export async function searchThroughApi(
  origin: string,
  supabase: TemporaryApp['supabase'],
  count: number
): Promise<Figure[]> {
  const { sql } = supabase;
  await sql(
    `delete from public.places using public.neighbourhoods as n where n.id = neighbourhood_id and n.slug = 'borgo'`
  );
  await fillWithPlaces({ sql, script: (text) => inStatements(text, sql) }, count);
  // The version moves with a revision; rows written beside the door need one for the caches to notice.
  await sql(
    `insert into public.revisions (target, entry_id, kind, changes, contributor_kind)
     values ('places', gen_random_uuid(), 'update', '{}', 'import')`
  );
  await new Promise((resolve) => setTimeout(resolve, 1500));

  const client = createClient(supabase.url, supabase.publishableKey, { auth: { persistSession: false } });
  const filters = { near: [9.14, 45.47], metres: 2000, categories: ['health'], limit: 100 };
  const address = (index: number) =>
    // Each search is another one: nothing of the application's own is kept for it.
    `${origin}/api/v1/borgo/places?near=9.14,45.47&minutes=35&category=health&limit=100&bbox=9,45.3,9.${300 + index},45.6`;

  const etag = (await fetch(address(0))).headers.get('etag') ?? '';
  const taken = { empty: [] as number[], sql: [] as number[], api: [] as number[], cached: [] as number[] };
  for (let index = 0; index < RUNS; index++) {
    taken.empty.push(...(await times(1, async () => client.rpc('data_version'))));
    taken.sql.push(
      ...(await times(1, () =>
        sql('select public.search_places($1, $2)', ['borgo', { ...filters, bbox: [9, 45.3, 9.3, 45.6] }])
      ))
    );
    taken.api.push(...(await times(1, async () => (await fetch(address(index))).text())));
    taken.cached.push(
      ...(await times(1, async () =>
        (await fetch(address(0), { headers: { 'if-none-match': etag } })).text()
      ))
    );
  }
  const [empty, alone, api, cached] = [taken.empty, taken.sql, taken.api, taken.cached].map(median) as [
    number,
    number,
    number,
    number
  ];
  const places = count.toLocaleString('en');
  return [
    {
      what: `search through the API, ${places} places`,
      measured: `${(api / (empty + alone)).toFixed(2)} × (${api.toFixed(1)} ms / (empty rpc ${empty.toFixed(1)} + SQL ${alone.toFixed(1)} ms))`,
      must: `≤ ${MOST_RATIO} ×`,
      holds: api <= MOST_RATIO * (empty + alone)
    },
    {
      what: `cached answer (304), ${places} places`,
      measured: `${(cached / api).toFixed(2)} × (${cached.toFixed(2)} ms)`,
      must: `≤ ${MOST_CACHED} × of the search`,
      holds: cached <= MOST_CACHED * api
    }
  ];
}
