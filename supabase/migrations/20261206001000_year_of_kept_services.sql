-- A kept report has the year in which the hours of a service were told: by it they are too old to be named, then as on the day
-- itself.

create or replace function private.evidence_facts(home public.neighbourhoods)
returns table (target text, entry_id uuid, place_id uuid, content jsonb)
language sql
stable
set search_path = ''
as $$
  select 'places', p.id, p.id, private.only_keys(
    private.place_json(p, null)::jsonb,
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
comment on function private.evidence_facts(public.neighbourhoods) is
  'All that the evidence of a neighbourhood is computed from today, but its streets: codes, times and positions, no words.';
