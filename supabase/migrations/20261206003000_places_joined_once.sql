-- A place is read with what it is joined to, once: one question for all rows, none for each.

-- In a function that is called for each row another one in SQL is planned anew for each row (PostgreSQL 15); a plan of
-- plpgsql is kept. Most entries were translated by nobody.
create or replace function private.machine_translated(translations jsonb)
returns json
language plpgsql
immutable
set search_path = ''
as $$
begin
  if translations = '{}' then
    return '{}'::json;
  end if;
  return (
    select coalesce(json_object_agg(t.field, t.locales), '{}'::json)
    from (
      select f.field, json_agg(l.locale) as locales
      from jsonb_each(translations) as f (field, notes), jsonb_each(f.notes) as l (locale, note)
      where l.note ->> 'by' = 'machine'
      group by f.field
    ) as t
  );
end;
$$;

-- Follows from src/lib/*/fields; written by `npm run fields:sql`.
create or replace function private.place_json(
  p public.places, neighbourhood text, o public.organisations, distance double precision
)
returns json
language sql
stable
set search_path = ''
as $$
  select json_build_object(
    'id', p.id,
    'slug', p.slug,
    'neighbourhood', neighbourhood,
    'name', p.name,
    'alsoCalled', p.also_called,
    'summary', p.summary,
    'category', p.category,
    'organisation', case
      when o.id is not null then json_build_object(
        'slug', o.slug, 'name', o.name, 'contacts', o.contacts, 'checkEveryMonths', o.check_every_months
      )
    end,
    'address', p.address,
    'position', json_build_object(
      'precision', p.location_precision,
      'point', case
        when p.location is not null then json_build_array(
          extensions.st_x(p.location::extensions.geometry), extensions.st_y(p.location::extensions.geometry)
        )
      end
    ),
    'openingHours', p.opening_hours,
    'openingHoursYear', p.opening_hours_year,
    'openingHoursNote', p.opening_hours_note,
    'services', p.services,
    'notices', p.notices,
    'languages', p.languages,
    'audience', p.audience,
    'features', p.features,
    'asked', p.asked,
    'notAsked', p.not_asked,
    'contacts', p.contacts,
    'sources', p.sources,
    'machineTranslated', private.machine_translated(p.translations),
    'confirmedAt', to_char(p.confirmed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'addedAt', to_char(p.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'revision', p.revision,
    'distance', round(distance)
  );
$$;
comment on function private.place_json(public.places, text, public.organisations, double precision) is
  'A place in the shape of the type Place (src/lib/place/place.ts), with the slug of its neighbourhood and its organisation, if it has one.';
grant execute on function private.place_json(public.places, text, public.organisations, double precision)
  to anon, authenticated, service_role;

-- Follows from src/lib/*/fields; written by `npm run fields:sql`.
create or replace function private.place_keys()
returns text
language sql
immutable
set search_path = ''
as $$
  select $keys$
    'id', p.id,
    'slug', p.slug,
    'neighbourhood', neighbourhood,
    'name', p.name,
    'alsoCalled', p.also_called,
    'summary', p.summary,
    'category', p.category,
    'organisation', case
      when o.id is not null then json_build_object(
        'slug', o.slug, 'name', o.name, 'contacts', o.contacts, 'checkEveryMonths', o.check_every_months
      )
    end,
    'address', p.address,
    'position', json_build_object(
      'precision', p.location_precision,
      'point', case
        when p.location is not null then json_build_array(
          extensions.st_x(p.location::extensions.geometry), extensions.st_y(p.location::extensions.geometry)
        )
      end
    ),
    'openingHours', p.opening_hours,
    'openingHoursYear', p.opening_hours_year,
    'openingHoursNote', p.opening_hours_note,
    'services', p.services,
    'notices', p.notices,
    'languages', p.languages,
    'audience', p.audience,
    'features', p.features,
    'asked', p.asked,
    'notAsked', p.not_asked,
    'contacts', p.contacts,
    'sources', p.sources,
    'machineTranslated', private.machine_translated(p.translations)::jsonb,
    'confirmedAt', to_char(p.confirmed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'addedAt', to_char(p.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'revision', p.revision
  $keys$;
$$;
comment on function private.place_keys() is
  'What json_build_object is given for a place p, its organisation o and the slug of its neighbourhood, as SQL: a function that is '
  'called for each row costs more than the row.';
grant execute on function private.place_keys() to anon, authenticated, service_role;

create or replace function public.place_by_slug(neighbourhood text, slug text)
returns json
language sql
stable
set search_path = ''
as $$
  select private.place_json(p, n.slug, o, null)
  from public.places as p
  join public.neighbourhoods as n on n.id = p.neighbourhood_id
  left join public.organisations as o on o.id = p.organisation_id
  where n.slug = place_by_slug.neighbourhood and p.slug = place_by_slug.slug;
$$;

create or replace function public.recent_places(neighbourhood text, most integer default 200)
returns json
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(
    json_agg(
      json_build_object(
        'changedAt', to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'place', private.place_json(c.place, recent_places.neighbourhood, o, null)
      )
      order by (c.place).revision desc
    ),
    '[]'::json
  )
  from (
    select p as place
    from public.places as p
    join public.neighbourhoods as n on n.id = p.neighbourhood_id
    where n.slug = recent_places.neighbourhood
    order by p.revision desc
    limit least(greatest(most, 1), 1000)
  ) as c
  join public.revisions as r on r.id = (c.place).revision
  left join public.organisations as o on o.id = (c.place).organisation_id;
$$;

create or replace function private.evidence_facts(home public.neighbourhoods)
returns table (target text, entry_id uuid, place_id uuid, content jsonb)
language sql
stable
set search_path = ''
as $$
  select 'places', p.id, p.id, private.only_keys(
    private.place_json(p, home.slug, null, null)::jsonb,
    array[
      'slug', 'category', 'position', 'openingHours', 'openingHoursYear', 'languages', 'features', 'asked', 'notAsked',
      'confirmedAt', 'addedAt'
    ]
  ) || jsonb_build_object(
    'organisation', (select o.slug from public.organisations as o where o.id = p.organisation_id),
    'services', private.kept_parts(p.services, array['hours', 'year', 'languages']),
    'notices', private.kept_parts(p.notices, array['kind', 'from', 'until', 'ask_again', 'point'])
  )
  from public.places as p
  where p.neighbourhood_id = home.id
  union all
  select 'activities', (a.json ->> 'id')::uuid, held.place_id, private.only_keys(
    a.json,
    array[
      'slug', 'kind', 'stage', 'schedule', 'scheduleYear', 'cancelled', 'costEuro', 'languages', 'features', 'asked', 'notAsked',
      'deadline', 'demonstration', 'confirmedAt', 'addedAt'
    ]
  ) || jsonb_build_object(
    'place', case when held.place_id is not null then jsonb_build_object(
      'point', a.json #> '{place,point}',
      'notices', private.kept_parts(
        coalesce(a.json #> '{place,notices}', '[]'), array['kind', 'from', 'until', 'ask_again', 'point']
      )
    ) end,
    'childcare', case when a.json -> 'childcare' <> 'null' then '{}'::jsonb end,
    'organisation', a.json #> '{organisation,slug}'
  )
  from jsonb_array_elements(public.activities_of(home.slug)::jsonb) as a (json)
  join public.activities as held on held.id = (a.json ->> 'id')::uuid
  union all
  select 'neighbourhoods', home.id, null, n.json - 'name' - 'summary' - 'placeCount' - 'revision'
  from jsonb_array_elements(public.neighbourhoods_overview()::jsonb) as n (json)
  where n.json ->> 'slug' = home.slug
  union all
  select 'categories', null, null, jsonb_object_agg(c.slug, c."group") from public.categories as c
  union all
  select 'completeness', null, null, public.completeness_of(home.slug)::jsonb
  union all
  select 'residents', null, null, public.residents_of(home.slug)::jsonb
  union all
  select 'area_indicators', null, null, public.area_indicators_of(home.slug)::jsonb
  union all
  -- As everyone sees them today: an organisation may put them right later.
  select 'yearly_counts', null, null, coalesce(
    jsonb_agg(
      y.json || jsonb_build_object('organisations', (
        select coalesce(jsonb_agg(o.json - 'name' order by o.place), '[]')
        from jsonb_array_elements(y.json -> 'organisations') with ordinality as o (json, place)
      ))
      order by y.place
    ),
    '[]'
  )
  from jsonb_array_elements(public.yearly_counts(home.slug)::jsonb) with ordinality as y (json, place);
$$;
