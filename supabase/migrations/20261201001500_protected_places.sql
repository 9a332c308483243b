-- A protected place is told by its area and its telephone, and is nowhere else, whoever brings its position and by whatever
-- way. Each of these has its test in tests/database/attacks.test.ts or intruders.test.ts.

create function private.is_protected(place uuid)
returns boolean
language sql
stable
set search_path = ''
as $$
  select exists (select 1 from public.places as p where p.id = place and p.location_precision = 'area-only');
$$;
comment on function private.is_protected(uuid) is 'Whether a place is told by its area and telephone alone.';

create function private.only_phone(contacts jsonb)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select coalesce(jsonb_object_agg(c.key, c.value), '{}'::jsonb)
  from jsonb_each(contacts) as c (key, value)
  where c.key = 'phone';
$$;
comment on function private.only_phone(jsonb) is 'Contacts as a protected place may have them.';

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

create function private.forget_position(place uuid)
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

create function private.forget_pictures(place uuid)
returns void
language plpgsql
set search_path = ''
as $$
declare
  photo uuid;
  home uuid;
  closing uuid;
begin
  for photo, home in select p.id, p.neighbourhood_id from public.photos as p where p.place_id = place loop
    insert into public.contributions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind, contributor_id)
    values (home, 'photos', photo, 'close', '{}', 'coordinator', (select auth.uid()))
    returning id into closing;
    perform private.decide(closing, null);
    delete from private.photo_files as f where f.photo_id = photo;
  end loop;
  update public.contributions as c
  set state = 'refused', decided_at = now(), decision = '{"applied": [], "conflicts": [], "reason": "not-for-everyone"}'
  where c.target = 'photos' and c.changes ->> 'place_id' = place::text and c.state in ('pending', 'asked');
  delete from private.photo_files as f
  using public.contributions as c
  where c.target = 'photos' and c.changes ->> 'place_id' = place::text and f.contribution_id = c.id;
end;
$$;
comment on function private.forget_pictures(uuid) is
  'A picture shows where a place is: those of one that becomes protected are deleted, live and waiting, without the month they would be kept.';

create function private.forget_what_shows_a_protected_place()
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
comment on function private.forget_what_shows_a_protected_place() is 'Whoever makes a place protected, and by whatever way.';
create trigger places_protected after update of location_precision on public.places
for each row when (new.location_precision = 'area-only' and old.location_precision <> 'area-only')
execute function private.forget_what_shows_a_protected_place();
