import type { Embedded } from '../../../supabase/embedded/start.ts';
import { ORGANISATION_KINDS } from '../../lib/organisation/vocabulary.ts';

/** Of links so many are memberships in agreements. */
const IN_AGREEMENTS = 1 / 10;

/**
 * Organisations of every kind with links among them, a few with very many, the same at every run: the neighbourhood
 * `rete-{organisations}`, where another is and as it is otherwise. Three of five have a place, one of five offers something. It goes round the
 * one door, because it is about reading.
 */
export async function fillNetwork(
  sql: Embedded['sql'],
  organisations: number,
  links: number,
  like = 'san-siro'
): Promise<void> {
  const slug = `rete-${organisations}`;
  let state = organisations;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const members = Math.round(links * IN_AGREEMENTS);
  const pairs = new Set<string>();
  while (pairs.size < links - members) {
    // The second end leans to the first organisations: hubs, as there are in every town.
    const [a, b] = [Math.floor(random() * organisations), Math.floor(random() ** 2 * organisations)];
    if (a !== b) pairs.add(a < b ? `${a} ${b}` : `${b} ${a}`);
  }
  await sql(
    `insert into public.neighbourhoods
       (slug, name, city, outline, default_locale, locales, time_zone, country, revision)
     select $1, '{"it": "Rete"}', city, outline, default_locale, locales, time_zone, country, 0
     from public.neighbourhoods where slug = $2`,
    [slug, like]
  );
  await sql(
    `insert into public.organisations (slug, kind, name, areas_served, revision)
     select $1 || '-' || i, ($3::text[])[1 + i % 9], jsonb_build_object('it', 'Organizzazione ' || i), array[$1], 0
     from generate_series(0, $2::integer - 1) as i`,
    [slug, organisations, ORGANISATION_KINDS]
  );
  await sql(
    `insert into public.places
       (neighbourhood_id, organisation_id, category, slug, name, location, location_precision, languages, revision)
     select n.id, o.id, (select c.slug from public.categories as c order by c.slug limit 1),
       o.slug, jsonb_build_object('it', 'Sede ' || i),
       extensions.st_setsrid(
         extensions.st_makepoint(
           9.142 + 0.02 * (2 * (i * 7919 % 10007)::float8 / 10007 - 1),
           45.478 + 0.011 * (2 * (i * 104729 % 10009)::float8 / 10009 - 1)
         ), 4326
       )::extensions.geography,
       'approximate', (array['{it}', '{it,ar}', '{it,es}', '{it,en}'])[1 + i % 4]::text[], 0
     from generate_series(0, $2::integer - 1) as i
     join public.neighbourhoods as n on n.slug = $1
     join public.organisations as o on o.slug = $1 || '-' || i
     where i % 5 < 3`,
    [slug, organisations]
  );
  await sql(
    `insert into public.activities
       (neighbourhood_id, organisation_id, slug, kind, stage, title, languages, features, revision)
     select n.id, o.id, o.slug, 'social',
       (array['orientation', 'skills', 'italian', 'training', 'work'])[1 + i / 5 % 5],
       jsonb_build_object('it', 'Incontro ' || i), '{it}', '{}', 0
     from generate_series(0, $2::integer - 1, 5) as i
     join public.neighbourhoods as n on n.slug = $1
     join public.organisations as o on o.slug = $1 || '-' || i`,
    [slug, organisations]
  );
  const size = Math.round(Math.sqrt(organisations));
  await sql(
    `insert into public.agreements (neighbourhood_id, slug, kind, name, since, revision)
     select n.id, $1 || '-patto-' || i, 'pact', jsonb_build_object('it', 'Patto ' || i), (2010 + i % 15)::text, 0
     from generate_series(0, $2::integer) as i
     join public.neighbourhoods as n on n.slug = $1`,
    [slug, Math.floor((members - 1) / size)]
  );
  await sql('alter table public.agreement_members disable trigger user');
  await sql(
    `insert into public.agreement_members (neighbourhood_id, agreement_id, organisation_id, slug, revision)
     select n.id, a.id, o.id, a.slug || '-' || i, 0
     from generate_series(0, $3::integer - 1) as i
     join public.neighbourhoods as n on n.slug = $1
     join public.agreements as a on a.slug = $1 || '-patto-' || (i / $4::integer)
     join public.organisations as o on o.slug = $1 || '-' || (i::bigint * 7919 % $2::integer)`,
    [slug, organisations, members, size]
  );
  await sql('alter table public.agreement_members enable trigger user');
  await sql('alter table public.relationships disable trigger relationships_check');
  const all = [...pairs].map((pair) => pair.split(' ').map(Number));
  for (let first = 0; first < all.length; first += 5000)
    await sql(
      `insert into public.relationships
         (slug, neighbourhood_id, from_organisation_id, to_organisation_id, kind, since, revision)
       select $1 || '-' || ($3::integer + p.number), n.id, a.id, b.id,
         (array['partner-of', 'runs-together', 'hosts', 'refers-to', 'funds'])[1 + p.number % 5],
         (2010 + p.number % 15)::text, 0
       from jsonb_array_elements($2::jsonb) with ordinality as p (pair, number)
       join public.neighbourhoods as n on n.slug = $1
       join public.organisations as a on a.slug = $1 || '-' || (p.pair ->> 0)
       join public.organisations as b on b.slug = $1 || '-' || (p.pair ->> 1)`,
      [slug, all.slice(first, first + 5000), first]
    );
  await sql('alter table public.relationships enable trigger relationships_check');
}
