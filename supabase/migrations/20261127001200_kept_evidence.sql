-- What a report was computed from, so that it can be computed again (docs/decisions/0016-reports-that-can-be-reproduced.md):
-- codes, times and positions, once each, however many reports they are in. No words: what was taken away stays away.

create table private.evidence_pieces (
  id bigint generated always as identity primary key,
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete cascade,
  target text not null check (target in ('neighbourhoods', 'categories', 'places', 'activities', 'residents', 'yearly_counts')),
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

create table private.former_walk_graphs (like public.walk_graphs including defaults including constraints);
alter table private.former_walk_graphs
  add primary key (neighbourhood_id, revision),
  add constraint former_walk_graphs_neighbourhood_id_fkey
    foreign key (neighbourhood_id) references public.neighbourhoods (id) on delete cascade;
comment on table private.former_walk_graphs is 'Street graphs that were replaced, and on which a kept report walks.';

alter table private.evidence_pieces enable row level security;
alter table private.evidence_snapshots enable row level security;
alter table private.former_walk_graphs enable row level security;
revoke all on private.evidence_pieces, private.evidence_snapshots, private.former_walk_graphs from anon, authenticated, service_role;

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

-- ── Keeping ───────────────────────────────────────────────────────────────────────────────────────────────────────

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
      'slug', 'category', 'position', 'openingHours', 'openingHoursYear', 'languages', 'features', 'asked',
      'confirmedAt', 'addedAt'
    ]
  ) || jsonb_build_object('organisation', (select o.slug from public.organisations as o where o.id = p.organisation_id))
  from public.places as p
  where p.neighbourhood_id = home.id
  union all
  select 'activities', (a.json ->> 'id')::uuid, held.place_id, private.only_keys(
    a.json,
    array[
      'slug', 'kind', 'stage', 'schedule', 'scheduleYear', 'cancelled', 'costEuro', 'languages', 'features', 'asked',
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
    perform private.take_turn('keep-report', caller);
    -- What others keep, however many, does not keep those from it who answer for the neighbourhood.
    if not private.is_coordinator(home.id) then
      perform private.take_turn('keep-report-here/' || home.id, '', 'keep-report-here');
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

-- ── Reading ───────────────────────────────────────────────────────────────────────────────────────────────────────

create function private.closed_key(of_what text)
returns text
language sql
stable
set search_path = ''
as $$
  select 'closed-' || private.opaque_key('kept', of_what);
$$;
comment on function private.closed_key(text) is 'What a kept report calls an entry that has been closed: its address was its name.';

create function public.evidence_kept(neighbourhood text, revision bigint, day date default null)
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
        'graph', g.graph
      )
      from (
        -- Those of today are known already.
        select w.*, null as graph
        from (select l.revision, l.points, l.pieces, l.source, l.licence, l.taken_on, l.without_street
          from public.walk_graphs as l
          where l.neighbourhood_id = k.neighbourhood_id and l.revision = k.walk_graph) as w
        union all
        select f.revision, f.points, f.pieces, f.source, f.licence, f.taken_on, f.without_street,
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
grant execute on function public.evidence_kept(text, bigint, date) to anon, authenticated, service_role;

-- ── Forgetting ────────────────────────────────────────────────────────────────────────────────────────────────────

create function private.forget_in_evidence(entry uuid)
returns void
language sql
set search_path = ''
as $$
  update private.evidence_pieces as p
  set
    content = case p.target
      when 'places' then p.content || '{"position": {"precision": "area-only", "point": null}}'
      else p.content || '{"place": null}'
    end,
    hash = null,
    withheld = true
  where forget_in_evidence.entry in (p.place_id, p.entry_id) and p.content #>> array[
    case p.target when 'places' then 'position' else 'place' end, 'point'
  ] is not null;
$$;
comment on function private.forget_in_evidence(uuid) is
  'Takes the position of a place, and of what happened there, or of an activity out of every kept report.';

-- By whatever way it became protected: this trigger is there already.
create or replace function private.forget_what_shows_a_protected_place()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  perform private.forget_pictures(new.id);
  perform private.forget_in_evidence(new.id);
  return null;
end;
$$;

create function private.forget_whole_in_evidence(entry uuid)
returns void
language plpgsql
set search_path = ''
as $$
begin
  delete from private.evidence_pieces as p where p.entry_id = forget_whole_in_evidence.entry;
  -- What happened there stays, but not where.
  perform private.forget_in_evidence(forget_whole_in_evidence.entry);
end;
$$;
comment on function private.forget_whole_in_evidence(uuid) is 'Takes an entry out of every kept report, and says of no other that it was there.';

create function private.forget_organisation_in_evidence(slug text)
returns void
language sql
set search_path = ''
as $$
  update private.evidence_pieces as p
  set content = p.content || '{"organisation": null}', hash = null, withheld = true
  where p.target in ('places', 'activities') and p.content ->> 'organisation' = forget_organisation_in_evidence.slug;
  update private.evidence_pieces as p
  set
    content = (
      select jsonb_agg(
        y.json || jsonb_build_object('organisations', (
          select coalesce(jsonb_agg(o.json order by o.place), '[]')
          from jsonb_array_elements(y.json -> 'organisations') with ordinality as o (json, place)
          where o.json ->> 'organisation' <> forget_organisation_in_evidence.slug
        ))
        order by y.place
      )
      from jsonb_array_elements(p.content) with ordinality as y (json, place)
    ),
    hash = null,
    withheld = true
  where p.target = 'yearly_counts'
    and p.content @> jsonb_build_array(jsonb_build_object('organisations', jsonb_build_array(
      jsonb_build_object('organisation', forget_organisation_in_evidence.slug)
    )));
$$;
comment on function private.forget_organisation_in_evidence(text) is 'Takes out of every kept report whose an entry, or a count, was.';

create function private.forget_what_is_not_for_everyone()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if new.target = 'organisations' then
    perform private.forget_organisation_in_evidence(r.changes #>> '{slug,from}')
    from public.revisions as r
    where r.contribution_id = new.id and r.target = 'organisations' and r.kind = 'close';
  else
    perform private.forget_whole_in_evidence(new.entry_id);
  end if;
  return null;
end;
$$;
comment on function private.forget_what_is_not_for_everyone() is 'What a coordinator closes because not everyone may know of it.';
create trigger contributions_not_for_everyone after update of decision on public.contributions
for each row when (
  new.kind = 'close' and new.state = 'accepted' and new.decision ->> 'reason' = 'not-for-everyone'
)
execute function private.forget_what_is_not_for_everyone();

create function private.forget_a_protected_place()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  perform private.forget_whole_in_evidence(old.id);
  return null;
end;
$$;
comment on function private.forget_a_protected_place() is 'A protected place that is closed, for whatever reason.';
create trigger places_protected_closed after delete on public.places
for each row when (old.location_precision = 'area-only') execute function private.forget_a_protected_place();
