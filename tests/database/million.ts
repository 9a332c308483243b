import type { TestDatabase } from './engine.ts';
import { category, neighbourhood } from './entries.ts';

/** Half the side of the square that the places fill, in degrees around the middle of the borgo: a large city. */
const HALF_SIDE = 0.25;

/**
 * Fills a database with so many places, spread evenly over a city. It goes round the one door, because it is
 * about reading: names, hours and search texts are such as the door would have written.
 */
export async function fillWithPlaces(
  database: Pick<TestDatabase, 'sql' | 'script'>,
  count: number
): Promise<void> {
  await database.sql('select public.import_entries($1, $2)', [
    'test',
    [neighbourhood(), category('library'), category('pharmacy', { group: 'health' })]
  ]);
  await database.script(`
    alter table public.places disable trigger places_search_text;
    insert into public.places (
      neighbourhood_id, category, slug, name, location, location_precision, opening_hours, features, revision,
      search_name, search_words, search_text
    )
    select
      n.id,
      case when i % 10 = 0 then 'pharmacy' else 'library' end,
      'luogo-' || i,
      jsonb_build_object('it', 'Luogo numero ' || i),
      extensions.st_setsrid(
        extensions.st_makepoint(
          9.14 + ${HALF_SIDE} * (2 * ((i::bigint * 7919) % 1000003)::float8 / 1000003 - 1),
          45.47 + ${HALF_SIDE} * (2 * ((i::bigint * 104729) % 999983)::float8 / 999983 - 1)
        ), 4326
      )::extensions.geography,
      'exact',
      (array['Mo-Fr 09:00-18:00', 'Mo-Su 08:00-20:00', 'Tu-Sa 10:00-13:00', null])[i % 4 + 1],
      case when i % 3 = 0 then array['free'] else '{}'::text[] end,
      0,
      'luogo numero ' || i,
      'luogo numero ' || i || ' biblioteca via ' || i % 500,
      ' luogo numero ' || i || ' biblioteca via ' || i % 500 || ' '
    from public.neighbourhoods as n, generate_series(1, ${count}) as i
    where n.slug = 'borgo';
    alter table public.places enable trigger places_search_text;
  `);
  await database.sql('analyze public.places');
}
