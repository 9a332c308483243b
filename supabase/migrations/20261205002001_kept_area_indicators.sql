-- A report that is kept keeps the indicators by area too: who reads it later is told the same of who is missed most.

alter table private.evidence_pieces drop constraint evidence_pieces_target_check;
alter table private.evidence_pieces add constraint evidence_pieces_target_check check (
  target in (
    'neighbourhoods', 'categories', 'places', 'activities', 'residents', 'yearly_counts', 'completeness', 'area_indicators'
  )
);

create or replace function public.evidence_kept(neighbourhood text, revision bigint, day date default null)
returns json
language sql
stable
security definer
set search_path = ''
as $$
  with kept as (
    select s.*, n.slug
    from private.evidence_snapshots as s
    join public.neighbourhoods as n on n.id = s.neighbourhood_id
    where n.slug = evidence_kept.neighbourhood and s.revision = evidence_kept.revision
      and (evidence_kept.day is null or s.day = evidence_kept.day)
    order by s.day
    limit 1
  ), pieces as (
    select p.* from kept as k join private.evidence_pieces as p on p.id = any (k.pieces)
  )
  select json_build_object(
    'revision', k.revision,
    'day', k.day,
    'takenAt', to_char(k.taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'neighbourhood', (select p.content from pieces as p where p.target = 'neighbourhoods'),
    'categories', (select p.content from pieces as p where p.target = 'categories'),
    'residents', (select p.content from pieces as p where p.target = 'residents'),
    'areaIndicators', (select p.content from pieces as p where p.target = 'area_indicators'),
    -- Words are those of today; of what is closed there are none, not even its address.
    'places', (
      select coalesce(
        json_agg(p.content || jsonb_build_object(
          'slug', case when l.id is null then private.closed_key(p.entry_id::text) else p.content ->> 'slug' end,
          'name', l.name,
          'organisation', case when o.id is not null then jsonb_build_object('name', o.name) end
        )),
        '[]'::json
      )
      from pieces as p
      left join public.places as l on l.id = p.entry_id
      left join public.organisations as o on o.slug = p.content ->> 'organisation'
      where p.target = 'places'
    ),
    'activities', (
      select coalesce(
        json_agg(p.content || jsonb_build_object(
          'slug', case when l.id is null then private.closed_key(p.entry_id::text) else p.content ->> 'slug' end,
          'title', l.title,
          'organisation', case when o.id is not null then jsonb_build_object('name', o.name) end
        )),
        '[]'::json
      )
      from pieces as p
      left join public.activities as l on l.id = p.entry_id
      left join public.organisations as o on o.slug = p.content ->> 'organisation'
      where p.target = 'activities'
    ),
    'completeness', (select p.content from pieces as p where p.target = 'completeness'),
    'yearly', (
      select coalesce(
        json_agg(
          y.json || jsonb_build_object('organisations', (
            select coalesce(
              jsonb_agg(
                o.json || jsonb_build_object(
                  'organisation', coalesce(l.slug, private.closed_key(o.json ->> 'organisation')), 'name', l.name
                )
                order by o.place
              ),
              '[]'
            )
            from jsonb_array_elements(y.json -> 'organisations') with ordinality as o (json, place)
            left join public.organisations as l on l.slug = o.json ->> 'organisation'
          ))
          order by y.place
        ),
        '[]'::json
      )
      from pieces as p, jsonb_array_elements(p.content) with ordinality as y (json, place)
      where p.target = 'yearly_counts'
    ),
    'withheld', cardinality(k.pieces) - (select count(*) from pieces as p where not p.withheld),
    'walkGraph', (
      select json_build_object(
        'revision', g.revision, 'points', g.points, 'pieces', g.pieces, 'source', g.source, 'licence', g.licence,
        'takenOn', to_char(g.taken_on at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'withoutStreet', g.without_street,
        'measuredBy', g.measured_by, 'graph', g.graph
      )
      from (
        -- Those of today are known already.
        select w.*, null as graph
        from (select l.revision, l.points, l.pieces, l.source, l.licence, l.taken_on, l.without_street, l.measured_by
          from public.walk_graphs as l
          where l.neighbourhood_id = k.neighbourhood_id and l.revision = k.walk_graph) as w
        union all
        select f.revision, f.points, f.pieces, f.source, f.licence, f.taken_on, f.without_street, f.measured_by,
          translate(encode(f.graph, 'base64'), E'\n', '')
        from private.former_walk_graphs as f
        where f.neighbourhood_id = k.neighbourhood_id and f.revision = k.walk_graph
      ) as g
      limit 1
    )
  )
  from kept as k;
$$;
comment on function public.evidence_kept(text, bigint, date) is
  'What a report was computed from, in the shape of the type KeptEvidence (src/lib/insight/kept.server.ts); without a day, the '
  'first that was kept of the revision; null when none was.';
