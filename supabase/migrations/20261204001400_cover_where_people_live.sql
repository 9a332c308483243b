-- The cover of streets is measured by where people live: sea, a lake or a rail yard is no gap in it.

alter table public.walk_graphs add column measured_by text not null default 'area'
  check (measured_by in ('residents', 'ground', 'area'));
comment on column public.walk_graphs.measured_by is
  'Of what without_street is a share: residents, cells that hold streets or buildings (ground), or all cells (area).';
comment on column public.walk_graphs.without_street is
  'Share of residents who live in cells of 100 m without a street; of cells, where measured_by says so.';
-- It takes whole rows of the other: the same columns in the same order.
alter table private.former_walk_graphs add column measured_by text not null default 'area'
  check (measured_by in ('residents', 'ground', 'area'));

create or replace function public.walk_graph_about(neighbourhood text)
returns json
language sql
stable
set search_path = ''
as $$
  select json_build_object(
    'revision', w.revision,
    'points', w.points,
    'pieces', w.pieces,
    'source', w.source,
    'licence', w.licence,
    'takenOn', to_char(w.taken_on at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'withoutStreet', w.without_street,
    'measuredBy', w.measured_by
  )
  from public.walk_graphs as w
  join public.neighbourhoods as n on n.id = w.neighbourhood_id
  where n.slug = walk_graph_about.neighbourhood;
$$;
comment on function public.walk_graph_about(text) is
  'Where the street graph of a neighbourhood comes from, in the shape of the type WalkGraphAbout; null when there is none.';

create or replace function public.store_walk_graph(neighbourhood text, graph text, about jsonb)
returns bigint
language plpgsql
security definer
set search_path = ''
as $$
declare
  home uuid := (select n.id from public.neighbourhoods as n where n.slug = store_walk_graph.neighbourhood);
  before public.walk_graphs;
  stored uuid;
  number bigint;
begin
  if home is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  select w.* into before from public.walk_graphs as w where w.neighbourhood_id = home;
  stored := coalesce(before.id, gen_random_uuid());
  -- A revision, so that whatever was derived from the streets before is known to be old.
  insert into public.revisions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind)
  values (
    home, 'walk_graphs', stored, case when before.id is null then 'create' else 'update' end,
    jsonb_build_object('source', jsonb_build_object('from', before.source, 'to', about ->> 'source')), 'import'
  )
  returning id into number;
  insert into public.walk_graphs as w (
    id, neighbourhood_id, graph, points, pieces, source, licence, taken_on, without_street, measured_by,
    revision
  )
  values (
    stored, home, decode(store_walk_graph.graph, 'base64'), (about ->> 'points')::integer, (about ->> 'pieces')::integer,
    about ->> 'source', about ->> 'licence', (about ->> 'takenOn')::timestamptz, (about ->> 'withoutStreet')::numeric,
    coalesce(about ->> 'measuredBy', 'area'), number
  )
  on conflict (neighbourhood_id) do update set
    graph = excluded.graph, points = excluded.points, pieces = excluded.pieces, source = excluded.source,
    licence = excluded.licence, taken_on = excluded.taken_on, without_street = excluded.without_street,
    measured_by = excluded.measured_by, revision = excluded.revision;
  return number;
end;
$$;
comment on function public.store_walk_graph(text, text, jsonb) is
  'Puts the street graph of a neighbourhood in the place of the one before; the graph is base64, about is {"points", '
  '"pieces", "source", "licence", "takenOn", "withoutStreet", "measuredBy"}. Returns its revision.';

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
