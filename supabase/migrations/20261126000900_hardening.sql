-- What a second reading with bad intentions found; each has its test in tests/database/intruders.test.ts.

-- ── No role for who signed in by a password ───────────────────────────────────────────────────────────────────────

create function private.signed_in_by_code()
returns boolean
language sql
stable
set search_path = ''
as $$
  -- A hosted project may let anyone sign up with a password for an address that is not hers, before its owner ever comes
  -- (amr: RFC 8176). We know no passwords: a session made by one has no role, whoever's the account.
  select not coalesce(c.amr @> '[{"method": "password"}]' or c.amr @> '["password"]', false)
  from (select nullif(current_setting('request.jwt.claims', true), '')::jsonb -> 'amr') as c (amr);
$$;
comment on function private.signed_in_by_code() is 'False for a session that a password opened.';

create or replace function private.is_coordinator(of_neighbourhood uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select private.signed_in_by_code() and exists (
    select 1
    from public.memberships as m
    where m.user_id = (select auth.uid())
      and m.role = 'coordinator'
      and m.neighbourhood_id = of_neighbourhood
  );
$$;

create or replace function private.is_editor(of_organisation uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select private.signed_in_by_code() and exists (
    select 1
    from public.memberships as m
    where m.user_id = (select auth.uid())
      and m.role = 'editor'
      and m.organisation_id = of_organisation
  );
$$;

-- ── Limits hold for who calls many times at the same moment ───────────────────────────────────────────────────────

-- Of pictures that wait, each may take 600 kB.
insert into private.limits (bucket, most, within) values ('photos-waiting', 200, '1 hour');

create function private.keep_photo_files()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if (
    select count(*)
    from public.contributions as c
    where c.neighbourhood_id = (select w.neighbourhood_id from public.contributions as w where w.id = new.contribution_id)
      and c.state in ('pending', 'asked')
      and c.target = 'photos'
  ) > (select l.most from private.limits as l where l.bucket = 'photos-waiting') then
    raise exception 'So many pictures wait here already that no more are taken now.' using errcode = 'PT429', detail = '3600';
  end if;
  return new;
end;
$$;
comment on function private.keep_photo_files() is 'So many pictures may wait in a neighbourhood and no more: nobody fills the disk.';
create trigger photo_files_kept before insert on private.photo_files
for each row execute function private.keep_photo_files();

-- ── What may be said ──────────────────────────────────────────────────────────────────────────────────────────────

create function private.is_blank(value text)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
  select coalesce(value, '') !~ '[^[:space:]\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\uffa0]';
$$;
comment on function private.is_blank(text) is 'True when nothing is to be seen: spaces, joiners, fillers.';

-- ── A protected place is nowhere, whoever brings its position ─────────────────────────────────────────────────────

create function private.without_position(fields jsonb)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  -- A source's page may be the very pin on another map: its name stays, for the credits.
  select case
    when jsonb_typeof(fields) = 'object' then (
      select coalesce(jsonb_object_agg(f.key, case
        when f.key = 'contacts' and jsonb_typeof(f.value) = 'object' then private.only_phone(f.value)
        when f.key = 'sources' and jsonb_typeof(f.value) = 'array' then (
          select coalesce(jsonb_agg(case when jsonb_typeof(s) = 'object' then s - 'url' else s end), '[]'::jsonb)
          from jsonb_array_elements(f.value) as s
        )
        else f.value
      end), '{}'::jsonb)
      from jsonb_each(fields) as f (key, value)
      where f.key not in ('location', 'address') or f.value = 'null'
    )
    else fields
  end;
$$;
comment on function private.without_position(jsonb) is 'Fields of a place without what leads to it; that it has no position or address may be said.';

create function private.history_without_position(changes jsonb)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select coalesce(jsonb_object_agg(f.key, case
    when f.key in ('location', 'address') then '{"from": null, "to": null}'::jsonb
    when f.key in ('contacts', 'sources') then jsonb_build_object(
      'from', private.without_position(jsonb_build_object(f.key, f.value -> 'from')) -> f.key,
      'to', private.without_position(jsonb_build_object(f.key, f.value -> 'to')) -> f.key
    )
    else f.value
  end), '{}'::jsonb)
  from jsonb_each(changes) as f (key, value);
$$;
comment on function private.history_without_position(jsonb) is 'Changes of a revision without where the place was: that the field changed is kept.';

create function private.is_protected(place uuid)
returns boolean
language sql
stable
set search_path = ''
as $$
  select exists (select 1 from public.places as p where p.id = place and p.location_precision = 'area-only');
$$;
comment on function private.is_protected(uuid) is 'Whether a place is told by its area and telephone alone.';

create function private.keep_contribution()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
  sent jsonb := new.changes;
begin
  if tg_op = 'INSERT' then
    if new.locale is not null and (length(new.locale) > 35 or new.locale !~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$') then
      perform private.refuse('locale', 'invalid', 'This is no language.');
    end if;
    if new.contributor_kind <> 'import' and length(new.machine_translated::text) > 4000 then
      perform private.refuse('machine_translated', 'too-long', 'This is more than a proposal may say.');
    end if;
  end if;
  -- The last net under check_position, and the only one under imports, which bring the old position again at every start.
  if new.target = 'places' and (new.changes ->> 'location_precision' = 'area-only' or private.is_protected(new.entry_id)) then
    new.changes := private.without_position(new.changes);
    new.before := private.without_position(new.before);
    if new.changes <> sent and new.contributor_kind <> 'import' and new.restores is null then
      perform private.refuse(
        'location', 'protected-position', 'A protected place is told by its area and telephone alone: its position is never stored.'
      );
    end if;
    if new.state not in ('pending', 'asked') and private.is_protected(new.entry_id) then
      -- Read and decided: what neighbours wrote about it may say where it is.
      new.message := null;
      if tg_op = 'UPDATE' then
        delete from public.contribution_notes as n where n.contribution_id = new.id and n.by = 'contributor';
      end if;
    end if;
  end if;
  return new;
end;
$$;
comment on function private.keep_contribution() is 'What is never stored of a contribution, by whatever way it comes.';
create trigger contributions_kept before insert or update of changes, before, state on public.contributions
for each row execute function private.keep_contribution();

create function private.keep_revision()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if new.target = 'places' and private.is_protected(new.entry_id) then
    new.changes := private.history_without_position(new.changes);
  end if;
  return new;
end;
$$;
comment on function private.keep_revision() is 'The history of a protected place never says where it is.';
create trigger revisions_kept before insert on public.revisions
for each row execute function private.keep_revision();

create function private.keep_protected_place()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  new.sources := private.without_position(jsonb_build_object('sources', new.sources)) -> 'sources';
  return new;
end;
$$;
comment on function private.keep_protected_place() is 'A protected place names its sources and does not link to them.';
create trigger places_protected_sources before insert or update on public.places
for each row when (new.location_precision = 'area-only') execute function private.keep_protected_place();

create function private.keep_photo()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  -- Whatever was sent before it was protected, or for a place that was not there yet; and what undo would bring back.
  if private.is_protected(coalesce(
    new.place_id, (select a.place_id from public.activities as a where a.id = new.activity_id)
  )) then
    perform private.refuse('photo', 'protected-position', 'A protected place has no picture: it would show where it is.');
  end if;
  if not exists (select 1 from private.photo_files as f where f.photo_id = new.id) then
    perform private.refuse('photo', 'gone', 'The picture itself is no longer kept.');
  end if;
  return new;
end;
$$;
comment on function private.keep_photo() is 'A live picture is of no protected place, and is there.';
create trigger photos_kept before insert on public.photos
for each row execute function private.keep_photo();

update public.places set sources = sources where location_precision = 'area-only';
do $$
declare
  place uuid;
begin
  for place in select p.id from public.places as p where p.location_precision = 'area-only' loop
    perform private.forget_position(place);
  end loop;
end;
$$;

-- ── An entry holds on to none of another neighbourhood ────────────────────────────────────────────────────────────

create function private.keep_activity_place()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  -- Its coordinators could not close their own place any more, and would not see why.
  if not exists (select 1 from public.places as p where p.id = new.place_id and p.neighbourhood_id = new.neighbourhood_id) then
    raise exception 'There is no such place in this neighbourhood.' using errcode = '23503';
  end if;
  return new;
end;
$$;
comment on function private.keep_activity_place() is 'An activity is at a place of its own neighbourhood.';
create trigger activities_place_kept before insert or update of place_id, neighbourhood_id on public.activities
for each row when (new.place_id is not null) execute function private.keep_activity_place();

-- ── Closing an organisation and undoing it loses nobody's role ────────────────────────────────────────────────────

create table private.put_aside (
  id bigint generated always as identity primary key,
  organisation_id uuid not null,
  of_table text not null check (of_table in ('memberships', 'feeds')),
  kept jsonb not null check (jsonb_typeof(kept) = 'object'),
  created_at timestamptz not null default now()
);
comment on table private.put_aside is 'Roles and calendars of an organisation that was closed, for a year, in case that is undone.';
create index put_aside_organisation_id_idx on private.put_aside (organisation_id);
alter table private.put_aside enable row level security;
revoke all on private.put_aside from anon, authenticated, service_role;

create function private.put_aside_with_organisation()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  delete from private.put_aside as p where p.organisation_id = old.id or p.created_at < now() - interval '1 year';
  insert into private.put_aside (organisation_id, of_table, kept)
  select old.id, 'memberships', to_jsonb(m) from public.memberships as m where m.organisation_id = old.id
  union all
  select old.id, 'feeds', to_jsonb(f) from public.feeds as f where f.organisation_id = old.id;
  return old;
end;
$$;
comment on function private.put_aside_with_organisation() is 'Closing deletes an organisation, and with it, by reference, who edits for it.';
create trigger organisations_put_aside before delete on public.organisations
for each row execute function private.put_aside_with_organisation();

create function private.bring_back_with_organisation()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  insert into public.memberships
  select (jsonb_populate_record(null::public.memberships, p.kept)).*
  from private.put_aside as p
  where p.organisation_id = new.id and p.of_table = 'memberships'
    and exists (select 1 from auth.users as u where u.id = (p.kept ->> 'user_id')::uuid)
  on conflict do nothing;
  insert into public.feeds
  select (jsonb_populate_record(null::public.feeds, p.kept)).*
  from private.put_aside as p
  where p.organisation_id = new.id and p.of_table = 'feeds'
    and exists (select 1 from public.neighbourhoods as n where n.id = (p.kept ->> 'neighbourhood_id')::uuid)
  on conflict do nothing;
  delete from private.put_aside as p where p.organisation_id = new.id;
  return null;
end;
$$;
comment on function private.bring_back_with_organisation() is 'An organisation that is brought back has its editors, partners and calendars again.';
create trigger organisations_bring_back after insert on public.organisations
for each row execute function private.bring_back_with_organisation();

-- ── Who decides, and on what ──────────────────────────────────────────────────────────────────────────────────────

alter table public.contributions add column version integer not null default 1;
comment on column public.contributions.version is 'How often its author has changed what it says, and once: a coordinator accepts the one she read.';
grant select (version) on public.contributions to authenticated;

create or replace function private.may_decide(target text, entry_id uuid, changes jsonb)
returns boolean
language sql
stable
set search_path = ''
as $$
  select case
    -- Categories are everyone's vocabulary: they change with the program alone.
    when target = 'categories' then false
    when target = 'organisations' then exists (
      select 1
      from public.neighbourhoods as n
      where private.is_coordinator(n.id)
        and (
          private.works_in(entry_id, n.id)
          or (
            not exists (select 1 from public.organisations as o where o.id = entry_id)
            and (
              changes -> 'areas_served' ? n.slug
              -- One that named no area is brought back where it was closed.
              or exists (
                select 1
                from public.revisions as r
                join public.contributions as c on c.id = r.contribution_id
                where r.target = 'organisations' and r.entry_id = may_decide.entry_id and r.kind = 'close'
                  and c.neighbourhood_id = n.id
              )
            )
          )
        )
    )
    -- Who moves an entry needs the right where it is and where it goes.
    else not exists (
      select 1
      from (
        select private.neighbourhood_of(target, entry_id) as id
        union
        select n.id from public.neighbourhoods as n where n.slug = changes ->> 'neighbourhood'
      ) as concerned
      where concerned.id is not null and not private.is_coordinator(concerned.id)
    ) and coalesce(private.neighbourhood_of(target, entry_id)::text, changes ->> 'neighbourhood') is not null
  end;
$$;

create function private.may_settle(contribution public.contributions, action text, edits jsonb)
returns boolean
language sql
stable
set search_path = ''
as $$
  -- Asked of what is proposed and, apart, of what she would make of it: by her edits alone she gets no right.
  select (
    private.may_decide(contribution.target, contribution.entry_id, contribution.changes)
    and (edits = '{}'::jsonb or private.may_decide(contribution.target, contribution.entry_id, contribution.changes || edits))
  )
  -- What is about an entry that has gone elsewhere, or altogether, waits in her queue all the same: she may clear it away.
  or (action in ('refuse', 'ask') and private.is_coordinator(contribution.neighbourhood_id));
$$;
comment on function private.may_settle(public.contributions, text, jsonb) is 'Whether the signed-in person may take this decision on it.';

comment on function public.decide(uuid, jsonb) is
  'A coordinator decides: {"action": "accept" | "refuse" | "ask", "version": the one she read | null, "fields": [only these] | null, "edits": {field: value '
  'put right} | null, "reason": code | null, "words": text | null}. PT409 when somebody decided before her, with the state as detail and the moment as '
  'hint, or when its author changed it since that version, with "changed" as detail. → {"state", "applied", "conflicts", "revision"}.';
