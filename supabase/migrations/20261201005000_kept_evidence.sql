-- What a report was computed from, so that it can be computed again (docs/decisions/0016-reports-that-can-be-reproduced.md):
-- codes, times and positions, once each, however many reports they are in. No words: what was taken away stays away.

create table private.evidence_pieces (
  id bigint generated always as identity primary key,
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete cascade,
  target text not null check (target in ('neighbourhoods', 'categories', 'places', 'activities', 'residents', 'yearly_counts', 'completeness')),
  entry_id uuid,
  place_id uuid,
  content jsonb not null,
  hash bytea unique,
  withheld boolean not null default false,
  created_at timestamptz not null default now()
);
comment on table private.evidence_pieces is
  'An entry as a kept report uses it, in the shape of the reading functions. Read by evidence_kept alone. Of what is closed because it '
  'is not for everyone the whole row goes.';
comment on column private.evidence_pieces.entry_id is 'The place or activity; not a reference: it may be closed.';
comment on column private.evidence_pieces.place_id is 'Where it was: when that place is protected, the position leaves this piece.';
comment on column private.evidence_pieces.hash is 'SHA-256 of all of it, so that nothing is kept twice; null once something was taken out.';
comment on column private.evidence_pieces.withheld is 'A position or an organisation was taken out after it was kept.';
create index evidence_pieces_neighbourhood_id_idx on private.evidence_pieces (neighbourhood_id);
create index evidence_pieces_entry_id_idx on private.evidence_pieces (entry_id);
create index evidence_pieces_place_id_idx on private.evidence_pieces (place_id);
alter table private.evidence_pieces enable row level security;
revoke all on private.evidence_pieces from anon, authenticated, service_role;

create table private.evidence_snapshots (
  id uuid primary key default gen_random_uuid(),
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete cascade,
  revision bigint not null,
  day date not null,
  taken_at timestamptz not null,
  pieces bigint[] not null,
  walk_graph bigint,
  constraint evidence_snapshots_once unique (neighbourhood_id, revision, day)
);
comment on table private.evidence_snapshots is 'The data of a neighbourhood as it was when somebody kept a report. Read by evidence_kept alone.';
comment on column private.evidence_snapshots.revision is 'Of all data, as data_version has it.';
comment on column private.evidence_snapshots.day is 'In the neighbourhood''s time zone: which week is counted, and what is confirmed, depends on it.';
comment on column private.evidence_snapshots.pieces is 'Its evidence_pieces; of some there is no row any more.';
comment on column private.evidence_snapshots.walk_graph is 'Revision of the street graph walked on; null: there was none.';
alter table private.evidence_snapshots enable row level security;
revoke all on private.evidence_snapshots from anon, authenticated, service_role;

create table private.former_walk_graphs (like public.walk_graphs including defaults including constraints);
alter table private.former_walk_graphs
  add primary key (neighbourhood_id, revision),
  add constraint former_walk_graphs_neighbourhood_id_fkey
    foreign key (neighbourhood_id) references public.neighbourhoods (id) on delete cascade;
comment on table private.former_walk_graphs is 'Street graphs that were replaced, and on which a kept report walks.';
alter table private.former_walk_graphs enable row level security;
revoke all on private.former_walk_graphs from anon, authenticated, service_role;

create function private.keep_former_walk_graph()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if old.revision is distinct from new.revision and exists (
    select 1
    from private.evidence_snapshots as s
    where s.neighbourhood_id = old.neighbourhood_id and s.walk_graph = old.revision
  ) then
    insert into private.former_walk_graphs select old.* on conflict do nothing;
  end if;
  return null;
end;
$$;
comment on function private.keep_former_walk_graph() is 'Streets that are measured anew leave those that a kept report was walked on.';
create trigger walk_graphs_former after update on public.walk_graphs
for each row execute function private.keep_former_walk_graph();

create function private.only_keys(content jsonb, keys text[])
returns jsonb
language sql
immutable
parallel safe
set search_path = ''
as $$
  select coalesce(jsonb_object_agg(c.key, c.value), '{}') from jsonb_each(content) as c (key, value) where c.key = any (keys);
$$;
comment on function private.only_keys(jsonb, text[]) is 'An object without its other keys.';

create function private.evidence_facts(home public.neighbourhoods)
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
  ) || jsonb_build_object('organisation', (select o.slug from public.organisations as o where o.id = p.organisation_id))
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
    'place', case when held.place_id is not null then jsonb_build_object('point', a.json #> '{place,point}') end,
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

create function private.evidence_hash(home uuid, target text, entry_id uuid, place_id uuid, content jsonb)
returns bytea
language sql
immutable
parallel safe
set search_path = ''
as $$
  select sha256(convert_to(jsonb_build_array(home, target, entry_id, place_id, content)::text, 'UTF8'));
$$;
comment on function private.evidence_hash(uuid, text, uuid, uuid, jsonb) is 'By which a piece is known again.';

insert into private.limits (bucket, most, within) values ('keep-report', 10, '1 hour'), ('keep-report-here', 24, '1 day');

create function public.keep_evidence(neighbourhood text, caller text default null)
returns json
language plpgsql
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
  today date;
  found private.evidence_snapshots;
begin
  select n.* into home from public.neighbourhoods as n where n.slug = keep_evidence.neighbourhood;
  if home.id is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  -- The revision is that of the rows: nothing comes in by the one door meanwhile.
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  today := (now() at time zone home.time_zone)::date;
  select s.* into found
  from private.evidence_snapshots as s
  where s.neighbourhood_id = home.id and s.revision = public.data_version() and s.day = today;
  if found.id is null then
    perform private.check_rate_limit('keep-report', caller);
    -- What others keep, however many, does not keep those from it who answer for the neighbourhood.
    if not private.is_coordinator(home.id) then
      perform private.check_rate_limit('keep-report-here/' || home.id, '', 'keep-report-here');
    end if;
    insert into private.evidence_pieces (neighbourhood_id, target, entry_id, place_id, content, hash)
    select home.id, f.target, f.entry_id, f.place_id, f.content, private.evidence_hash(home.id, f.target, f.entry_id, f.place_id, f.content)
    from private.evidence_facts(home) as f
    on conflict (hash) do nothing;
    insert into private.evidence_snapshots (neighbourhood_id, revision, day, taken_at, pieces, walk_graph)
    select
      home.id, public.data_version(), today, date_trunc('second', now()), array_agg(p.id order by p.id),
      (select w.revision from public.walk_graphs as w where w.neighbourhood_id = home.id)
    from private.evidence_facts(home) as f
    join private.evidence_pieces as p
      on p.hash = private.evidence_hash(home.id, f.target, f.entry_id, f.place_id, f.content)
    returning * into found;
  end if;
  return json_build_object('revision', found.revision, 'day', found.day);
end;
$$;
comment on function public.keep_evidence(text, text) is
  'Keeps what a report of today is computed from, so that it can be computed again; once for each revision and day. Nothing is '
  'taken from the caller: only what everyone may read is kept. Ten an hour of one caller; those of a neighbourhood together, but its '
  'coordinators, 24 a day. → {"revision", "day"}.';
grant execute on function public.keep_evidence(text, text) to anon, authenticated;
