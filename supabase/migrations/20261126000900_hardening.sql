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

create or replace function public.accept_invitations()
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  me uuid := (select auth.uid());
  invitation private.invitations;
  accepted integer := 0;
begin
  if me is null or not private.signed_in_by_code() then
    raise exception 'Sign in first, with a code.' using errcode = '42501';
  end if;
  for invitation in
    delete from private.invitations as i where i.email = private.address_of(me) returning i.*
  loop
    insert into public.memberships (user_id, role, neighbourhood_id, organisation_id)
    values (
      me, invitation.role, case when invitation.role = 'coordinator' then invitation.neighbourhood_id end, invitation.organisation_id
    )
    on conflict on constraint memberships_once do nothing;
    perform private.note_audit(
      invitation.neighbourhood_id, 'joined', 'organisations', invitation.organisation_id, null, jsonb_build_object('role', invitation.role)
    );
    accepted := accepted + 1;
  end loop;
  return accepted;
end;
$$;

-- ── Limits hold for who calls many times at the same moment ───────────────────────────────────────────────────────

create or replace function private.take_turn(bucket text, caller text, rule text default null)
returns void
language plpgsql
set search_path = ''
as $$
declare
  mark bytea := private.caller_hash(caller);
  allowed private.limits;
  taken integer;
  first_at timestamptz;
begin
  select l.* into strict allowed from private.limits as l where l.bucket = coalesce(rule, take_turn.bucket);
  -- One after the other: a hundred at once would each count before any of the others is there to be counted.
  perform pg_advisory_xact_lock(hashtext('vicina: turns of ' || take_turn.bucket), hashtext(encode(mark, 'hex')));
  select count(*), min(t.at) into taken, first_at
  from private.turns as t
  where t.bucket = take_turn.bucket and t.who = mark and t.at > now() - allowed.within;
  if taken >= allowed.most then
    raise exception 'Too many in a short time: please wait a little.' using
      errcode = 'PT429',
      detail = greatest(1, ceil(extract(epoch from coalesce(first_at, now()) + allowed.within - now())))::text;
  end if;
  insert into private.turns (bucket, who) values (take_turn.bucket, mark);
end;
$$;

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

create or replace function private.is_clean_text(value text)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
  -- No markup; no control characters; no marks that turn the reading direction of what follows, no invisible letters
  -- (U+E0000 to U+E007F say something to programs and nothing to people); no letters buried under accents (no language here
  -- stacks more than four).
  select value !~ '<[A-Za-z/!?]'
    and value !~ '[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]'
    and value !~ '[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{5}';
$$;

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

create or replace function private.check_words(changes jsonb)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  field text;
  value jsonb;
  words text;
  longest integer;
begin
  if length(changes::text) > 60000 then
    perform private.refuse(null, 'too-long', 'This is more than a proposal may say.');
  end if;
  -- Nothing here is nested deeper than a season in a schedule. Walking through 5,000 brackets in one another, each level a
  -- copy of all below it, would hold everyone up for seconds.
  if jsonb_path_exists(changes, 'strict $.**{6}') then
    perform private.refuse(null, 'invalid', 'A value is not of the kind it must be.');
  end if;
  for field, value in select * from jsonb_each(changes) loop
    for words in
      select w #>> '{}' from jsonb_path_query(value, 'strict $.**') as w where jsonb_typeof(w) = 'string'
    loop
      if not private.is_clean_text(words) then
        perform private.refuse(field, 'unclean-text', 'Write it as plain text, without markup or hidden characters.');
      end if;
      longest := case
        when field in ('name', 'title') then 120
        when field in ('address', 'category', 'organisation', 'place', 'kind', 'stage') then 300
        when field = 'opening_hours' then 500
        else 2000
      end;
      -- The search compares normal forms: of one letter, U+FDFA, it makes eighteen, and 60,000 of them took seconds.
      if length(words) > longest or length(normalize(words, nfkc)) > 2 * longest then
        perform private.refuse(field, 'too-long', 'This is too long.');
      end if;
    end loop;
    if jsonb_typeof(value) = 'object' and (select count(*) from jsonb_object_keys(value)) > 40 then
      perform private.refuse(field, 'too-many', 'These are too many languages.');
    end if;
    if field in ('name', 'title') and (
      jsonb_typeof(value) <> 'object' or value = '{}'::jsonb
      or exists (select 1 from jsonb_each_text(value) as t (locale, words) where private.is_blank(t.words))
    ) then
      perform private.refuse(field, 'empty', 'It needs a name.');
    end if;
    -- A list with nothing in one of its places, or with the same thousand times, is one no page expects.
    if field in ('audience', 'features', 'asked', 'not_asked', 'levels') and value <> 'null' and (
      jsonb_typeof(value) <> 'array'
      or jsonb_array_length(value) > 40
      or exists (
        select 1 from jsonb_array_elements(value) as t (one)
        where jsonb_typeof(t.one) <> 'string' or t.one #>> '{}' <> all (private.known_values(field))
      )
    ) then
      perform private.refuse(field, 'no-such-value', 'One of these values is not known here.');
    end if;
    if field = 'languages' and (jsonb_typeof(value) <> 'array' or jsonb_array_length(value) > 40) then
      perform private.refuse(field, 'too-many', 'These are too many languages.');
    end if;
    -- PostgreSQL takes "NaN" for a price.
    if field in ('hours_per_week', 'weeks', 'cost_euro', 'places_left') and jsonb_typeof(value) not in ('number', 'null')
      and value #>> '{}' !~ '^[0-9]{1,6}(\.[0-9]{1,2})?$' then
      perform private.refuse(field, 'invalid', 'This is no number.');
    end if;
  end loop;
end;
$$;

create or replace function private.fingerprint(changes jsonb, words text)
returns bytea
language sql
stable
set search_path = ''
as $$
  -- Without what propose adds by itself: else an organisation proposed twice is never the same.
  select case when said <> '' then sha256(convert_to(said, 'UTF8')) end
  from (
    select coalesce(
      private.search_normalise(concat_ws(' ', string_agg(w #>> '{}', ' '), words)), ''
    ) as said
    from jsonb_path_query(
      changes - 'category' - 'neighbourhood' - 'location_precision' - 'kind' - 'stage' - 'areas_served', 'strict $.**'
    ) as w
    where jsonb_typeof(w) = 'string'
  ) as texts;
$$;

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

create or replace function private.forget_position(place uuid)
returns void
language plpgsql
set search_path = ''
as $$
begin
  -- Only of a place that is protected now: to propose it, or to accept the rest of such a proposal, erases nothing.
  if not private.is_protected(place) then
    return;
  end if;
  update public.revisions as r
  set changes = private.history_without_position(r.changes)
  where r.target = 'places' and r.entry_id = place and r.changes ?| array['location', 'address', 'contacts', 'sources'];
  update public.contributions as c
  set
    changes = private.without_position(c.changes) - 'location' - 'address',
    before = private.without_position(c.before) - 'location' - 'address',
    -- "It has moved to number 9": what was written about a place says where it is, too.
    message = case when c.state in ('pending', 'asked') then c.message end
  where c.target = 'places' and c.entry_id = place;
  delete from public.contribution_notes as n
  using public.contributions as c
  where c.id = n.contribution_id and c.target = 'places' and c.entry_id = place and c.state not in ('pending', 'asked');
end;
$$;
comment on function private.forget_position(uuid) is
  'A place that became protected leaves its position nowhere: not in its history, not in what was ever proposed for it or written about it.';

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

create or replace function private.decide(contribution_id uuid, only_fields text[])
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  contribution public.contributions;
  photo uuid;
  closing uuid;
  outcome jsonb;
begin
  -- One change at a time: revisions are numbered in the order in which they become visible.
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  select c.* into contribution from public.contributions as c where c.id = contribution_id for update;
  if contribution.id is null then
    raise exception 'There is no such contribution.' using errcode = 'PT404';
  end if;
  if contribution.state not in ('pending', 'asked') then
    raise exception 'This contribution is already decided.' using errcode = 'PT409', detail = contribution.state;
  end if;
  if contribution.kind = 'close' and contribution.target in ('places', 'activities') then
    -- Its pictures go with it, each by the same door.
    for photo in
      select p.id from public.photos as p where contribution.entry_id in (p.place_id, p.activity_id) order by p.created_at, p.id
    loop
      insert into public.contributions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind, contributor_id)
      values (
        contribution.neighbourhood_id, 'photos', photo, 'close', '{}', contribution.contributor_kind, contribution.contributor_id
      )
      returning id into closing;
      perform private.decide(closing, null);
    end loop;
  end if;
  contribution := private.completed(contribution);
  if contribution.kind = 'update' and contribution.changes = '{}'::jsonb then
    -- A word about an entry, without a change of it: taken note of.
    outcome := jsonb_build_object('applied', '[]'::jsonb, 'conflicts', '[]'::jsonb, 'left_out', false, 'revision', null, 'noted', true);
  else
    outcome := private.apply(
      contribution,
      case
        when only_fields is null then null
        -- What nobody chose and every entry has; an organisation that serves no area could be decided on by nobody.
        when contribution.kind = 'create' and contribution.target = 'organisations' then
          only_fields || array['slug', 'confirmed_at', 'areas_served', 'kind']
        when contribution.kind = 'create' then only_fields || array['slug', 'neighbourhood', 'confirmed_at']
        when only_fields && array['opening_hours', 'schedule'] then
          only_fields || array['opening_hours_year', 'schedule_year', 'confirmed_at']
        else only_fields
      end
    );
  end if;
  update public.contributions
  set
    state = case
      when outcome ? 'noted' then 'accepted'
      when outcome -> 'applied' = '[]'::jsonb and outcome -> 'conflicts' <> '[]'::jsonb then 'conflict'
      when outcome -> 'applied' = '[]'::jsonb then 'unchanged'
      when outcome -> 'conflicts' <> '[]'::jsonb or (outcome -> 'left_out')::boolean then 'partly-accepted'
      else 'accepted'
    end,
    decision = outcome,
    decided_by = (select auth.uid()),
    decided_at = now()
  where id = contribution_id;
  return outcome;
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

create or replace function private.decide_as_it_is(contribution uuid, decision jsonb)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  c public.contributions;
  outcome jsonb;
  said text := btrim(coalesce(decision ->> 'words', ''));
  fields text[];
  edits jsonb := coalesce(nullif(decision -> 'edits', 'null'), '{}');
  reason text := decision ->> 'reason';
begin
  select d.* into c from public.contributions as d where d.id = contribution;
  if jsonb_typeof(edits) <> 'object' then
    perform private.refuse('edits', 'invalid', 'Edits are fields with their new values.');
  end if;
  -- Before the lock, so that who has no right holds nobody up; and after it, when nothing changes any more.
  if c.id is not null and private.may_settle(c, decision ->> 'action', edits) then
    perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
    select d.* into c from public.contributions as d where d.id = contribution for update;
  else
    c := null;
  end if;
  if c.id is null or not private.may_settle(c, decision ->> 'action', edits) then
    raise exception 'Only a coordinator of the neighbourhood may do this.' using errcode = '42501';
  end if;
  if c.state not in ('pending', 'asked') then
    raise exception 'This was decided already, %.', to_char(c.decided_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"')
      using errcode = 'PT409', detail = c.state, hint = to_char(c.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');
  end if;
  -- Its author may have changed it while a coordinator was reading; she accepts what she has seen.
  if decision ->> 'action' = 'accept' and decision ->> 'version' is not null and decision ->> 'version' <> c.version::text then
    raise exception 'Its author has changed it meanwhile: read it again.' using errcode = 'PT409', detail = 'changed';
  end if;
  if length(said) > 2000 then
    perform private.refuse('words', 'too-long', 'This is too long.');
  end if;
  if not private.is_clean_text(said) then
    perform private.refuse('words', 'unclean-text', 'Write it as plain text, without markup or hidden characters.');
  end if;
  if reason is not null and reason not in (
    'duplicate', 'not-here', 'not-true', 'not-for-everyone', 'advertising', 'unclear', 'closed', 'other'
  ) then
    perform private.refuse('reason', 'no-such-value', 'There is no such reason.');
  end if;

  case decision ->> 'action'
    when 'accept' then
      if jsonb_typeof(decision -> 'fields') = 'array' then
        select array_agg(f) into fields from jsonb_array_elements_text(decision -> 'fields') as f;
        fields := coalesce(fields, '{}') || array(select jsonb_object_keys(edits));
      end if;
      if edits <> '{}'::jsonb then
        -- She puts right what could have been proposed: no address, source or mark of a calendar comes in this way.
        if exists (
          select 1 from jsonb_object_keys(edits) as k
          where k <> all (case
            when c.target = 'photos' then array['alt']
            else coalesce(private.proposable_fields(c.target, c.kind), '{}')
          end) or k = 'areas_served'
        ) then
          raise exception 'This cannot be changed here.' using errcode = '42501';
        end if;
        perform private.check_changes(
          (select n from public.neighbourhoods as n where n.id = c.neighbourhood_id), c.target, c.changes || edits,
          private.live_fields(c.target, c.entry_id)
        );
        -- What a coordinator put right is part of what is accepted; what she did not touch keeps its conflicts.
        update public.contributions as u
        set changes = u.changes || edits
        where u.id = c.id;
      end if;
      outcome := private.decide(c.id, fields);
      update public.contributions as u
      set decision = u.decision || jsonb_strip_nulls(jsonb_build_object(
        'edited', case when edits <> '{}'::jsonb then (select jsonb_agg(k) from jsonb_object_keys(edits) as k) end,
        'reason', reason
      ))
      where u.id = c.id;
    when 'refuse' then
      if reason is null then
        perform private.refuse('reason', 'empty', 'Say why: whoever proposed it will read it.');
      end if;
      update public.contributions as u
      set
        state = 'refused', decided_at = now(), decided_by = (select auth.uid()),
        decision = jsonb_build_object('applied', '[]'::jsonb, 'conflicts', '[]'::jsonb, 'reason', reason)
      where (u.id = c.id or u.part_of = c.id) and u.state in ('pending', 'asked');
      perform private.drop_photos(c.id);
      outcome := '{"applied": [], "conflicts": [], "revision": null}';
    when 'ask' then
      if said = '' then
        perform private.refuse('words', 'empty', 'Write your question.');
      end if;
      update public.contributions as u set state = 'asked' where u.id = c.id;
      outcome := '{"applied": [], "conflicts": [], "revision": null}';
    else
      raise exception 'There is no such decision.' using errcode = '42501';
  end case;
  if said <> '' then
    insert into public.contribution_notes (contribution_id, by, words) values (c.id, 'coordinator', said);
  end if;
  perform private.note_audit(
    c.neighbourhood_id, decision ->> 'action', c.target, c.entry_id, c.id,
    jsonb_strip_nulls(jsonb_build_object('kind', c.kind, 'reason', reason, 'revision', outcome -> 'revision'))
  );
  perform private.queue_letter(c.id, case decision ->> 'action' when 'ask' then 'asked' else 'decided' end, '{}');
  return jsonb_build_object(
    'state', (select u.state from public.contributions as u where u.id = c.id),
    'applied', outcome -> 'applied', 'conflicts', outcome -> 'conflicts', 'revision', outcome -> 'revision'
  );
end;
$$;
comment on function public.decide(uuid, jsonb) is
  'A coordinator decides: {"action": "accept" | "refuse" | "ask", "version": the one she read | null, "fields": [only these] | null, "edits": {field: value '
  'put right} | null, "reason": code | null, "words": text | null}. PT409 when somebody decided before her, with the state as detail and the moment as '
  'hint, or when its author changed it since that version, with "changed" as detail. → {"state", "applied", "conflicts", "revision"}.';

create or replace function public.decide_many(contributions uuid[], action text, reason text default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  one uuid;
  outcome jsonb;
  outcomes jsonb := '[]';
  why text;
begin
  if cardinality(contributions) > 500 then
    perform private.refuse('contributions', 'too-many', 'Decide at most 500 at once.');
  end if;
  if action is null or action not in ('accept', 'refuse') then
    raise exception 'There is no such decision.' using errcode = '42501';
  end if;
  foreach one in array coalesce(contributions, '{}') loop
    begin
      -- One that its author changed after sending it is not accepted unread among many.
      outcome := private.decide_as(one, jsonb_build_object('action', action, 'reason', reason, 'version', 1));
      outcomes := outcomes || jsonb_build_object('id', one, 'state', outcome -> 'state', 'error', null);
    exception
      when insufficient_privilege then
        raise;
      when others then
        -- One that cannot be does not hold up the others.
        get stacked diagnostics why = message_text;
        outcomes := outcomes || jsonb_build_object('id', one, 'state', null, 'error', why);
    end;
  end loop;
  return outcomes;
end;
$$;

create or replace function public.undo_revision(revision_id bigint)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  undone public.revisions;
  turned jsonb;
  home uuid;
  contribution_id uuid;
  outcome jsonb;
begin
  select r.* into undone from public.revisions as r where r.id = revision_id;
  select jsonb_object_agg(c.field, c.value -> 'from') into turned
  from jsonb_each(undone.changes) as c (field, value);
  if undone.id is null or not private.may_decide(undone.target, undone.entry_id, coalesce(turned, '{}'))
    -- A neighbourhood goes with all that was ever decided in it: that is for who runs the installation.
    or (undone.target = 'neighbourhoods' and undone.kind <> 'update') then
    raise exception 'Only a coordinator of the neighbourhood may undo this.' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  -- Once more: what was forgotten while this waited is not to be remembered.
  select r.* into undone from public.revisions as r where r.id = revision_id;
  select jsonb_object_agg(c.field, c.value -> 'from') into turned
  from jsonb_each(undone.changes) as c (field, value);
  if undone.kind = 'create' and exists (
    select 1
    from public.revisions as r
    where r.target = undone.target and r.entry_id = undone.entry_id and r.id > undone.id
  ) then
    raise exception 'This entry has been changed since it was added: close it instead.' using errcode = 'PT409', detail = 'changed';
  end if;
  -- An organisation is in no neighbourhood; that its change was undone is written down where she coordinates.
  home := coalesce(undone.neighbourhood_id, (
    select m.neighbourhood_id
    from public.memberships as m
    where m.user_id = (select auth.uid()) and m.role = 'coordinator'
    order by private.works_in(undone.entry_id, m.neighbourhood_id) desc, m.created_at
    limit 1
  ));
  insert into public.contributions (
    neighbourhood_id, target, entry_id, kind, base_revision, changes, restores, contributor_kind, contributor_id
  )
  values (
    home, undone.target, undone.entry_id,
    case undone.kind when 'create' then 'close' when 'close' then 'create' else 'update' end,
    undone.id,
    case undone.kind when 'create' then '{}'::jsonb else turned end,
    undone.id, 'coordinator', (select auth.uid())
  )
  returning id into contribution_id;
  begin
    outcome := private.decide(contribution_id, null);
  exception
    when integrity_constraint_violation then
      -- PostgreSQL would answer with the whole row.
      raise exception 'What is there has changed meanwhile: this cannot be undone any more.' using errcode = 'PT409', detail = 'changed';
  end;
  perform private.note_audit(
    home, 'undo', undone.target, undone.entry_id, contribution_id,
    jsonb_build_object('kind', undone.kind, 'undoes', undone.id, 'revision', outcome -> 'revision')
  );
  return outcome;
end;
$$;

-- ── The secret link ───────────────────────────────────────────────────────────────────────────────────────────────

create or replace function public.withdraw_proposal(secret text)
returns text
language plpgsql
security definer
set search_path = ''
as $$
declare
  c public.contributions := private.by_secret(secret);
begin
  select f.* into c from public.contributions as f where f.id = c.id for update;
  -- Of the proposal itself: that one of its pictures still waits does not make it undecided.
  if c.state not in ('pending', 'asked') then
    raise exception 'This proposal is already decided.' using errcode = 'PT409', detail = c.state;
  end if;
  update public.contributions
  set state = 'withdrawn', decided_at = now()
  where (id = c.id or part_of = c.id) and state in ('pending', 'asked');
  perform private.drop_photos(c.id);
  return 'withdrawn';
end;
$$;

create or replace function public.add_to_proposal(secret text, words text, changes jsonb default null, caller text default null)
returns text
language plpgsql
security definer
set search_path = ''
as $$
declare
  c public.contributions := private.by_secret(secret);
  home public.neighbourhoods;
  live jsonb;
  forged text;
  said text := btrim(coalesce(words, ''));
  added jsonb := coalesce(nullif(add_to_proposal.changes, 'null'), '{}');
begin
  if c.state not in ('pending', 'asked') then
    raise exception 'This proposal is already decided.' using errcode = 'PT409', detail = c.state;
  end if;
  if said = '' and added = '{}'::jsonb then
    perform private.refuse('words', 'empty', 'Write what you want to add.');
  end if;
  if length(said) > 2000 then
    perform private.refuse('words', 'too-long', 'This is too long.');
  end if;
  if not private.is_clean_text(said) then
    perform private.refuse('words', 'unclean-text', 'Write it as plain text, without markup or hidden characters.');
  end if;
  if jsonb_typeof(added) <> 'object' then
    perform private.refuse(null, 'invalid', 'The changes are fields with their new values.');
  end if;
  select k into forged from jsonb_object_keys(added) as k
  where c.target not in ('places', 'activities', 'organisations') or k <> all (private.proposable_fields(c.target, c.kind)) or k = 'areas_served'
  limit 1;
  if forged is not null then
    raise exception 'The field "%" cannot be proposed.', left(forged, 40) using errcode = '42501';
  end if;
  perform private.take_turn('reply', caller);
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  -- Once more: it may have been decided while this waited.
  select f.* into c from public.contributions as f where f.id = c.id for update;
  if c.state not in ('pending', 'asked') then
    raise exception 'This proposal is already decided.' using errcode = 'PT409', detail = c.state;
  end if;
  if (select count(*) from public.contribution_notes as n where n.contribution_id = c.id) >= 40 or c.version > 40 then
    perform private.refuse('words', 'too-many', 'This conversation is long enough: please ask the organisation itself.');
  end if;
  if added <> '{}'::jsonb then
    select n.* into home from public.neighbourhoods as n where n.id = c.neighbourhood_id;
    live := private.live_fields(c.target, c.entry_id);
    perform private.check_changes(home, c.target, c.changes || added, live);
    update public.contributions as u
    set
      changes = u.changes || added,
      version = u.version + 1,
      before = coalesce(u.before, '{}') || coalesce((
        select jsonb_object_agg(k, live -> k)
        from jsonb_object_keys(added) as k
        where c.kind = 'update' and not u.changes ? k
      ), '{}'),
      -- What she would have been noticed for at first is noticed now.
      hints = u.hints || array(
        select h from unnest(private.hints_of(jsonb_build_object('changes', added, 'message', said), home.id, caller)) as h
        where h = 'links' and h <> all (u.hints)
      )
    where u.id = c.id;
    perform private.try_out(c.id);
  end if;
  if said <> '' then
    insert into public.contribution_notes (contribution_id, by, words) values (c.id, 'contributor', said);
  end if;
  update public.contributions set state = 'pending' where id = c.id and state = 'asked';
  return 'pending';
end;
$$;

-- ── The queue, when it is long ────────────────────────────────────────────────────────────────────────────────────

create or replace function public.queue(neighbourhood text, most integer default 100)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  home uuid := private.coordinated(neighbourhood);
begin
  return (
    select coalesce(json_agg(
      json_build_object(
        'id', c.id,
        'version', c.version,
        'target', c.target,
        'kind', c.kind,
        'report', c.report,
        'state', c.state,
        'createdAt', to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'by', c.contributor_kind,
        'source', c.source,
        'locale', c.locale,
        'message', c.message,
        'changes', c.changes - 'neighbourhood' - 'areas_served',
        'live', case when l.live is not null then l.live || jsonb_build_object('revision', (
          select max(r.id) from public.revisions as r where r.target = c.target and r.entry_id = c.entry_id
        )) end,
        'changedSince', (
          select coalesce(json_agg(k), '[]'::json)
          from jsonb_object_keys(c.changes) as k
          where c.kind = 'update' and private.changed_since(c.target, c.entry_id, c.base_revision, k)
        ),
        'risk', private.risk_of(c, l.live),
        'hints', c.hints,
        -- Comparing names takes long: of the first thirty, and of the next when those are decided.
        'similar', case when q.place <= 30 and c.kind = 'create' and c.target in ('places', 'activities', 'organisations') then public.similar_entries(
          neighbourhood, c.target,
          coalesce((select max(t.name) from jsonb_each_text(coalesce(c.changes -> 'name', c.changes -> 'title')) as t (locale, name)), ''),
          c.changes #> '{location,coordinates}'
        ) else '[]'::json end,
        'photos', case when c.target = 'photos' then json_build_array(json_build_object(
          'id', c.id, 'alt', c.changes -> 'alt', 'width', c.changes -> 'width', 'height', c.changes -> 'height'
        )) else (
          select coalesce(json_agg(json_build_object(
            'id', p.id, 'alt', p.changes -> 'alt', 'width', p.changes -> 'width', 'height', p.changes -> 'height'
          ) order by p.created_at), '[]'::json)
          from public.contributions as p
          where p.part_of = c.id and p.state in ('pending', 'asked')
        ) end,
        'thread', private.thread_of(c.id),
        'hasContact', c.contact is not null,
        'entry', case when l.live is not null and c.target <> 'photos' then json_build_object(
          'slug', l.live -> 'slug', 'name', coalesce(l.live -> 'name', l.live -> 'title')
        ) when c.target = 'photos' then (
          select json_build_object('slug', e.slug, 'name', e.name)
          from (
            select p.id, p.slug, p.name from public.places as p
            union all
            select a.id, a.slug, a.title from public.activities as a
          ) as e
          where e.id::text in (c.changes ->> 'place_id', c.changes ->> 'activity_id')
        ) end,
        'partOf', c.part_of
      )
      order by q.place
    ), '[]'::json)
    from (
      select w.id, row_number() over (order by w.urgency desc, w.created_at, w.id) as place
      from (
        -- The order first, by what is at hand; all the rest only of what is shown. Thousands may wait after an attack.
        select
          w.id,
          w.created_at,
          -- A day of waiting weighs as much as ten of risk; what was asked waits for somebody else.
          case when w.state = 'asked' then -1000 else 0 end
          + extract(epoch from now() - w.created_at) / 86400 * 10
          + private.risk_of(w, jsonb_build_object('location_precision', (
            select p.location_precision from public.places as p where w.target = 'places' and p.id = w.entry_id
          ))) as urgency
        from public.contributions as w
        where w.neighbourhood_id = home
          and w.state in ('pending', 'asked')
          -- A picture of an entry that waits is shown with it.
          and not exists (
            select 1 from public.contributions as whole where whole.id = w.part_of and whole.state in ('pending', 'asked')
          )
        order by urgency desc, w.created_at, w.id
        limit least(greatest(coalesce(most, 100), 1), 500)
      ) as w
    ) as q
    join public.contributions as c on c.id = q.id,
      lateral (select private.live_fields(c.target, c.entry_id) as live) as l
  );
end;
$$;

-- ── Is it this one? Within a bounded time ─────────────────────────────────────────────────────────────────────────

create or replace function public.similar_entries(neighbourhood text, target text, name text, near jsonb default null)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  home uuid := (select n.id from public.neighbourhoods as n where n.slug = similar_entries.neighbourhood);
  -- Cut again: of one letter, U+FDFA, the normal form makes eighteen.
  wanted text := left(private.search_normalise(left(name, 200)), 200);
  here extensions.geography;
  answer json;
begin
  if home is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  if target not in ('places', 'activities', 'organisations') then
    raise exception 'There is no such kind of entry.' using errcode = '22023', hint = 'target';
  end if;
  if length(wanted) < 3 then
    return '[]'::json;
  end if;
  if jsonb_typeof(near) = 'array' then
    here := extensions.st_setsrid(
      extensions.st_makepoint((near ->> 0)::double precision, (near ->> 1)::double precision), 4326
    )::extensions.geography;
  end if;
  with alike as (
    -- Cheap and generous, before the names are taken one by one; of hundreds that share their common words the nearest.
    select p.id
    from public.places as p
    where similar_entries.target = 'places' and p.neighbourhood_id = home
      and greatest(extensions.word_similarity(wanted, p.search_name), extensions.word_similarity(p.search_name, wanted)) >= 0.3
    order by
      coalesce(extensions.st_distance(p.location, here, false) <= 100, false) desc,
      extensions.similarity(wanted, p.search_name) desc, p.id
    limit 60
  ), candidates as (
    select
      'places' as target, p.slug, p.name, p.category as kind, p.address, p.location, p.neighbourhood_id, p.name as names
    from public.places as p
    join alike on alike.id = p.id
    union all
    select 'activities', a.slug, a.title, a.kind, p.address, p.location, a.neighbourhood_id, a.title
    from public.activities as a
    left join public.places as p on p.id = a.place_id
    where similar_entries.target = 'activities' and a.neighbourhood_id = home
    union all
    select 'organisations', o.slug, o.name, o.kind, null, null, null, o.name
    from public.organisations as o
    where similar_entries.target = 'organisations'
  ), measured as (
    select
      c.*,
      (
        select max(private.likeness(wanted, left(private.search_normalise(t.content), 200)))
        from jsonb_each_text(c.names) as t (locale, content)
      ) as likeness,
      case when here is not null then extensions.st_distance(c.location, here, false) end as metres
    from candidates as c
  )
  select coalesce(json_agg(
    json_build_object(
      'slug', m.slug, 'name', m.name, 'kind', m.kind, 'address', m.address, 'metres', round(m.metres),
      'likeness', round(m.likeness::numeric, 2),
      'point', case when m.location is not null then json_build_array(
        extensions.st_x(m.location::extensions.geometry), extensions.st_y(m.location::extensions.geometry)
      ) end
    )
    order by m.rank desc, m.slug
  ), '[]'::json)
  into answer
  from (
    select m.*, m.likeness + case when m.metres <= 100 then 0.4 else 0 end as rank
    from measured as m
    -- Within 100 metres a name that is somewhat alike is probably the same place; farther away, or where one of the
    -- positions is not known, only one that is nearly the same.
    where m.likeness >= case when m.metres <= 100 then 0.35 when m.metres is null then 0.55 else 0.75 end
    order by rank desc, m.slug
    limit 5
  ) as m;
  return answer;
end;
$$;

-- ── Who was an editor once may ask to be again ────────────────────────────────────────────────────────────────────

create or replace function public.claim_organisation(neighbourhood text, organisation text, words text default null)
returns text
language plpgsql
security definer
set search_path = ''
as $$
declare
  me uuid := (select auth.uid());
  home uuid := (select n.id from public.neighbourhoods as n where n.slug = neighbourhood);
  claimed uuid := (select o.id from public.organisations as o where o.slug = organisation);
  state text;
begin
  if me is null then
    raise exception 'Sign in first.' using errcode = '42501';
  end if;
  if home is null or claimed is null or not private.works_in(claimed, home) then
    raise exception 'There is no such organisation here.' using errcode = 'PT404';
  end if;
  if private.is_editor(claimed) then
    return 'accepted';
  end if;
  if length(coalesce(words, '')) > 2000 then
    perform private.refuse('words', 'too-long', 'This is too long.');
  end if;
  if not private.is_clean_text(coalesce(words, '')) then
    perform private.refuse('words', 'unclean-text', 'Write it as plain text, without markup or hidden characters.');
  end if;
  if (select count(*) from private.claims as c where c.user_id = me and c.state = 'pending') >= 5 then
    raise exception 'Too many in a short time: please wait a little.' using errcode = 'PT429', detail = '86400';
  end if;
  insert into private.claims as c (user_id, organisation_id, neighbourhood_id, words)
  values (me, claimed, home, nullif(btrim(words), ''))
  on conflict on constraint claims_once do update set
    words = coalesce(excluded.words, c.words),
    -- Accepted, and yet no editor: her role was taken away since. She is not told that she has it.
    state = case when c.state = 'accepted' then 'pending' else c.state end
  returning c.state into state;
  return state;
end;
$$;
