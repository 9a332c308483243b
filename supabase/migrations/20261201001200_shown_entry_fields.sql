-- The fields of each kind of entry, as they are read: JSON in the shape of the types in src/lib, so that no row is mapped
-- twice.

create function private.place_json(p public.places, distance double precision)
returns json
language sql
stable
set search_path = ''
as $$
  select json_build_object(
    'id', p.id,
    'slug', p.slug,
    'neighbourhood', (select n.slug from public.neighbourhoods as n where n.id = p.neighbourhood_id),
    'name', p.name,
    'summary', p.summary,
    'category', p.category,
    'organisation', (
      select json_build_object('slug', o.slug, 'name', o.name, 'contacts', o.contacts)
      from public.organisations as o
      where o.id = p.organisation_id
    ),
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
comment on function private.place_json(public.places, double precision) is 'A place in the shape of the type Place (src/lib/place/place.ts).';
grant execute on function private.place_json(public.places, double precision) to anon, authenticated, service_role;

create function private.activity_json(
  a public.activities, neighbourhood text, p public.places, o public.organisations
)
returns json
language sql
stable
set search_path = ''
as $$
  select json_build_object(
    'id', a.id,
    'slug', a.slug,
    'neighbourhood', neighbourhood,
    'kind', a.kind,
    'stage', a.stage,
    'title', a.title,
    'about', a.about,
    'place', case
      when p.id is not null then json_build_object(
        'slug', p.slug,
        'name', p.name,
        'address', p.address,
        'precision', p.location_precision,
        'point', case
          when p.location is not null then json_build_array(
            extensions.st_x(p.location::extensions.geometry), extensions.st_y(p.location::extensions.geometry)
          )
        end
      )
    end,
    'whereNote', a.where_note,
    'organisation', case when o.id is not null then json_build_object('slug', o.slug, 'name', o.name) end,
    'schedule', a.schedule,
    'scheduleYear', a.schedule_year,
    'scheduleNote', a.schedule_note,
    'cancelled', a.cancelled,
    'levels', a.levels,
    'hoursPerWeek', a.hours_per_week,
    'weeks', a.weeks,
    'costEuro', a.cost_euro,
    'costNote', a.cost_note,
    'conditions', a.conditions,
    'childcare', a.childcare,
    'placesLeft', a.places_left,
    'languages', a.languages,
    'audience', a.audience,
    'features', a.features,
    'asked', a.asked,
    'notAsked', a.not_asked,
    'howToJoin', a.how_to_join,
    'contacts', a.contacts,
    'deadline', a.deadline,
    'contract', a.contract,
    'requirements', a.requirements,
    'demonstration', a.demonstration,
    'sources', a.sources,
    'machineTranslated', private.machine_translated(a.translations),
    'confirmedAt', to_char(a.confirmed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'addedAt', to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'revision', a.revision
  );
$$;
comment on function private.activity_json(public.activities, text, public.places, public.organisations) is
  'An activity in the shape of the type Activity (src/lib/activity/activity.ts).';
grant execute on function private.activity_json(public.activities, text, public.places, public.organisations)
to anon, authenticated, service_role;

create function public.activities_of(neighbourhood text)
returns json
language sql
stable
set search_path = ''
as $$
  select coalesce(
    json_agg(private.activity_json(a, n.slug, p, o) order by a.slug),
    '[]'::json
  )
  from public.activities as a
  join public.neighbourhoods as n on n.id = a.neighbourhood_id
  left join public.places as p on p.id = a.place_id
  left join public.organisations as o on o.id = a.organisation_id
  where n.slug = activities_of.neighbourhood;
$$;
comment on function public.activities_of(text) is 'All activities of a neighbourhood, in the shape of the type Activity (src/lib/activity/activity.ts).';
grant execute on function public.activities_of(text) to anon, authenticated, service_role;

create function private.organisation_json(o public.organisations, places json)
returns json
language sql
stable
set search_path = ''
as $$
  select json_build_object(
    'id', o.id,
    'slug', o.slug,
    'kind', o.kind,
    'name', o.name,
    'about', o.about,
    'contacts', o.contacts,
    'logo', (
      select json_build_object('id', f.id, 'alt', f.alt) from public.photos as f where f.organisation_id = o.id
    ),
    'areasServed', o.areas_served,
    'places', places,
    'sources', o.sources,
    'machineTranslated', private.machine_translated(o.translations),
    'confirmedAt', to_char(o.confirmed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'addedAt', to_char(o.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'revision', o.revision
  );
$$;
comment on function private.organisation_json(public.organisations, json) is
  'An organisation in the shape of the type Organisation (src/lib/organisation/organisation.ts).';
grant execute on function private.organisation_json(public.organisations, json)
to anon, authenticated, service_role;

create function public.organisations_of(neighbourhood text)
returns json
language plpgsql
stable
set search_path = ''
as $$
declare
  home uuid := (select n.id from public.neighbourhoods as n where n.slug = organisations_of.neighbourhood);
begin
  if home is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  return (
    select coalesce(
      json_agg(private.organisation_json(o, coalesce(p.places, '[]'::json)) order by o.slug),
      '[]'::json
    )
    from public.organisations as o
    left join (
      select
        p.organisation_id,
        json_agg(
          json_build_object(
            'slug', p.slug,
            'name', p.name,
            'category', p.category,
            'languages', p.languages,
            'features', p.features,
            'point', case
              when p.location is not null then json_build_array(
                extensions.st_x(p.location::extensions.geometry), extensions.st_y(p.location::extensions.geometry)
              )
            end
          )
          order by p.location_precision <> 'exact', p.slug
        ) as places
      from public.places as p
      where p.neighbourhood_id = home and p.organisation_id is not null
      group by p.organisation_id
    ) as p on p.organisation_id = o.id
    where p.organisation_id is not null
      or organisations_of.neighbourhood = any (o.areas_served)
      or exists (select from public.activities as a where a.organisation_id = o.id and a.neighbourhood_id = home)
      or exists (
        select from public.relationships as r where r.from_organisation_id = o.id and r.neighbourhood_id = home
      )
      or exists (
        select from public.relationships as r where r.to_organisation_id = o.id and r.neighbourhood_id = home
      )
      or exists (
        select from public.agreement_members as m where m.organisation_id = o.id and m.neighbourhood_id = home
      )
  );
end;
$$;
comment on function public.organisations_of(text) is
  'The organisations that work in a neighbourhood or are linked to one that does, with their places there, in the shape of '
  'the type Organisation (src/lib/organisation/organisation.ts).';
grant execute on function public.organisations_of(text) to anon, authenticated, service_role;

create function private.practice_json(p public.practices, neighbourhood text, o public.organisations)
returns json
language sql
stable
set search_path = ''
as $$
  select json_build_object(
    'slug', p.slug,
    'neighbourhood', neighbourhood,
    'organisation', case when o.id is not null then json_build_object('slug', o.slug, 'name', o.name) end,
    'title', p.title,
    'context', p.context,
    'steps', p.steps,
    'costs', p.costs,
    'result', p.result,
    'evidence', p.evidence,
    'stages', p.stages,
    'areas', p.areas,
    'languages', p.languages,
    'since', p.since,
    'until', p.until,
    'sources', p.sources,
    'machineTranslated', private.machine_translated(p.translations),
    'confirmedAt', to_char(p.confirmed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'revision', p.revision
  );
$$;
comment on function private.practice_json(public.practices, text, public.organisations) is
  'A practice in the shape of the type Practice (src/lib/network/practice.ts).';
grant execute on function private.practice_json(public.practices, text, public.organisations)
to anon, authenticated, service_role;

create function public.practices_everywhere()
returns json
language sql
stable
set search_path = ''
as $$
  select coalesce(
    json_agg(private.practice_json(p, n.slug, o) order by n.slug, p.slug),
    '[]'::json
  )
  from public.practices as p
  join public.neighbourhoods as n on n.id = p.neighbourhood_id
  left join public.organisations as o on o.id = p.organisation_id;
$$;
comment on function public.practices_everywhere() is
  'All practice cards of all neighbourhoods: they are there to travel. In the shape of the type Practice.';
grant execute on function public.practices_everywhere() to anon, authenticated, service_role;
