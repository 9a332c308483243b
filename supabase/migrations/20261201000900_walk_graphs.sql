-- The streets of a neighbourhood that one may walk along, for walking times (src/lib/walking).

create table public.walk_graphs (
  id uuid primary key default gen_random_uuid(),
  neighbourhood_id uuid not null unique references public.neighbourhoods (id) on delete cascade,
  graph bytea not null check (length(graph) between 1 and 50000000),
  points integer not null check (points >= 0),
  pieces integer not null check (pieces >= 0),
  source text not null check (length(source) between 1 and 300),
  licence text not null check (length(licence) between 1 and 100),
  taken_on timestamptz,
  without_street numeric(5, 4) not null check (without_street between 0 and 1),
  revision bigint not null,
  created_at timestamptz not null default now()
);
comment on table public.walk_graphs is
  'The street graph of a neighbourhood and what is around it, from OpenStreetMap. Live: what anyone may see.';
comment on column public.walk_graphs.graph is 'As src/lib/walking/graph-file.server.ts writes it.';
comment on column public.walk_graphs.points is 'Points where streets bend, end or meet.';
comment on column public.walk_graphs.pieces is 'Pieces of street between two points.';
comment on column public.walk_graphs.taken_on is 'How old the data of the extract is; null when it does not say.';
comment on column public.walk_graphs.without_street is 'Share of the cells of 100 m of the neighbourhood that have no street.';
comment on column public.walk_graphs.revision is 'The revision that brought it.';
alter table public.walk_graphs enable row level security;
revoke all on public.walk_graphs from anon, authenticated, service_role;
grant select on public.walk_graphs to anon, authenticated, service_role;
create policy walk_graphs_read_all on public.walk_graphs for select using (true);

create function public.walk_graph_about(neighbourhood text)
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
    'withoutStreet', w.without_street
  )
  from public.walk_graphs as w
  join public.neighbourhoods as n on n.id = w.neighbourhood_id
  where n.slug = walk_graph_about.neighbourhood;
$$;
comment on function public.walk_graph_about(text) is
  'Where the street graph of a neighbourhood comes from, in the shape of the type WalkGraphAbout; null when there is none.';
grant execute on function public.walk_graph_about(text) to anon, authenticated, service_role;

create function public.walk_graph_of(neighbourhood text)
returns json
language sql
stable
set search_path = ''
as $$
  select json_build_object('revision', w.revision, 'graph', translate(encode(w.graph, 'base64'), E'\n', ''))
  from public.walk_graphs as w
  join public.neighbourhoods as n on n.id = w.neighbourhood_id
  where n.slug = walk_graph_of.neighbourhood;
$$;
comment on function public.walk_graph_of(text) is 'The street graph itself, base64; null when there is none.';
grant execute on function public.walk_graph_of(text) to anon, authenticated, service_role;

create function public.store_walk_graph(neighbourhood text, graph text, about jsonb)
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
    id, neighbourhood_id, graph, points, pieces, source, licence, taken_on, without_street, revision
  )
  values (
    stored, home, decode(store_walk_graph.graph, 'base64'), (about ->> 'points')::integer, (about ->> 'pieces')::integer,
    about ->> 'source', about ->> 'licence', (about ->> 'takenOn')::timestamptz, (about ->> 'withoutStreet')::numeric, number
  )
  on conflict (neighbourhood_id) do update set
    graph = excluded.graph, points = excluded.points, pieces = excluded.pieces, source = excluded.source,
    licence = excluded.licence, taken_on = excluded.taken_on, without_street = excluded.without_street,
    revision = excluded.revision;
  return number;
end;
$$;
comment on function public.store_walk_graph(text, text, jsonb) is
  'Puts the street graph of a neighbourhood in the place of the one before; the graph is base64, about is {"points", '
  '"pieces", "source", "licence", "takenOn", "withoutStreet"}. Returns its revision.';
grant execute on function public.store_walk_graph(text, text, jsonb) to service_role;
