import type { TestDatabase } from './engine.ts';
import { category, neighbourhood } from './entries.ts';

/** Half the side of the square that the places fill, in degrees around the middle of the borgo: a large city. */
const HALF_SIDE = 0.25;

/**
 * Fills a database with so many places, spread evenly over a city: all in the borgo, or each in one of so many
 * neighbourhoods that lie side by side (`borgo-0`, … from south to north, then east; a square number of them). It goes
 * round the one door, because it is about reading: names, hours and search texts are such as the door would have written.
 */
export async function fillWithPlaces(
  database: Pick<TestDatabase, 'sql' | 'script'>,
  count: number,
  neighbourhoods = 1
): Promise<void> {
  await database.sql('select public.import_entries($1, $2)', [
    'test',
    [neighbourhood(), category('library'), category('pharmacy', { group: 'health' })]
  ]);
  const side = Math.sqrt(neighbourhoods);
  const width = (2 * HALF_SIDE) / side;
  const [west, south] = [9.14 - HALF_SIDE, 45.47 - HALF_SIDE];
  if (side > 1)
    await database.script(`
      insert into public.neighbourhoods
        (slug, name, city, outline, default_locale, locales, time_zone, country, revision)
      select 'borgo-' || x * ${side} + y, n.name, n.city,
        extensions.st_multi(extensions.st_makeenvelope(
          ${west} + x * ${width}, ${south} + y * ${width}, ${west} + (x + 1) * ${width}, ${south} + (y + 1) * ${width}, 4326
        ))::extensions.geography,
        n.default_locale, n.locales, n.time_zone, n.country, 0
      from public.neighbourhoods as n, generate_series(0, ${side - 1}) as x, generate_series(0, ${side - 1}) as y
      where n.slug = 'borgo';
      analyze public.neighbourhoods;
    `);
  // Building an index of positions costs a third of filling it place by place.
  const indexes = await database.sql<{ name: string; made: string }>(
    `select indexname as name, indexdef as made from pg_indexes
     where schemaname = 'public' and tablename = 'places' and indexdef like '% USING gist %' order by indexname`
  );
  for (const { name } of indexes) await database.sql(`drop index public.${name}`);
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
    from generate_series(1, ${count}) as i
    join public.neighbourhoods as n on n.slug = ${
      side > 1
        ? `'borgo-' || floor(((i::bigint * 7919) % 1000003)::float8 / 1000003 * ${side}) * ${side}
            + floor(((i::bigint * 104729) % 999983)::float8 / 999983 * ${side})`
        : "'borgo'"
    };
    alter table public.places enable trigger places_search_text;
  `);
  for (const { made } of indexes) await database.sql(made);
  await database.sql('analyze public.places');
}
