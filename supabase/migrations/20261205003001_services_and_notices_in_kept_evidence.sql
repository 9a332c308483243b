-- What a kept report has of services with hours of their own, of notices and of figures by area: codes, days, times and
-- positions, as of the rest.

create function private.kept_parts(parts jsonb, keys text[])
returns jsonb
language sql
immutable
parallel safe
set search_path = ''
as $$
  select coalesce(jsonb_agg(private.only_keys(p.part, keys) order by p.place), '[]')
  from jsonb_array_elements(parts) with ordinality as p (part, place);
$$;
comment on function private.kept_parts(jsonb, text[]) is 'Each of a list without its other keys.';

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
    'services', private.kept_parts(p.services, array['hours', 'languages']),
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

create or replace function private.forget_in_evidence(entry uuid)
returns void
language sql
set search_path = ''
as $$
  update private.evidence_pieces as p
  set
    content = case p.target
      when 'places' then p.content || '{"position": {"precision": "area-only", "point": null}, "notices": []}'
      else p.content || '{"place": null}'
    end,
    hash = null,
    withheld = true
  where forget_in_evidence.entry in (p.place_id, p.entry_id) and (
    p.content #>> array[case p.target when 'places' then 'position' else 'place' end, 'point'] is not null
    or p.content @? '$.**.notices[*].point'
  );
$$;
comment on function private.forget_in_evidence(uuid) is
  'Takes the position of a place, and of what happened there, or of an activity out of every kept report.';
