-- What a reading of the functions before this one with bad intentions found; each has its test in
-- tests/database/attacks.test.ts.

-- ── Nobody claims to have seen what is not there yet ──────────────────────────────────────────────────────────────

create function private.keep_base_revision()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  -- A revision from the future would hide from a coordinator that somebody else changed the same field meanwhile.
  if new.base_revision is not null then
    new.base_revision := least(new.base_revision, (
      select max(r.id) from public.revisions as r where r.target = new.target and r.entry_id = new.entry_id
    ));
  end if;
  return new;
end;
$$;
comment on function private.keep_base_revision() is 'The revision a contributor saw is at most the latest there is.';
create trigger contributions_base_revision before insert on public.contributions
for each row execute function private.keep_base_revision();

-- ── A protected place is not uncovered by a proposal ──────────────────────────────────────────────────────────────

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
  return null;
end;
$$;
comment on function private.forget_what_shows_a_protected_place() is 'Whoever makes a place protected, and by whatever way.';
create trigger places_protected after update of location_precision on public.places
for each row when (new.location_precision = 'area-only' and old.location_precision <> 'area-only')
execute function private.forget_what_shows_a_protected_place();

-- ── Times that programs can follow ────────────────────────────────────────────────────────────────────────────────

create function private.are_starts(value jsonb)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
  select coalesce(value, 'null') = 'null'
    or (
      jsonb_typeof(value) = 'array'
      and jsonb_array_length(value) <= 500
      and not exists (
        select 1
        from jsonb_array_elements(value) as e (one)
        where jsonb_typeof(e.one) <> 'string'
          or e.one #>> '{}' !~ '^(19[7-9][0-9]|20[0-9]{2}|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9])?$'
      )
    );
$$;
comment on function private.are_starts(jsonb) is
  'True for null and for at most 500 of YYYY-MM-DD or YYYY-MM-DDTHH:MM, in the years that src/lib/activity/schedule/wall.ts follows.';

create function private.check_activity(changes jsonb)
returns void
language plpgsql
immutable
set search_path = ''
as $$
declare
  childcare jsonb := coalesce(changes -> 'childcare', 'null');
begin
  if changes ->> 'deadline' !~ '^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' then
    perform private.refuse('deadline', 'invalid', 'There is no such day.');
  end if;
  if childcare <> 'null' and (
    jsonb_typeof(childcare) <> 'object'
    or childcare - 'from_months' - 'to_months' - 'free' - 'note' <> '{}'::jsonb
    or not coalesce((childcare ->> 'from_months')::numeric between 0 and 216, true)
    or not coalesce((childcare ->> 'to_months')::numeric between 0 and 216, true)
    or jsonb_typeof(coalesce(childcare -> 'free', 'null')) not in ('boolean', 'null')
    or not (coalesce(childcare -> 'note', 'null') = 'null' or private.is_localised_text(childcare -> 'note'))
  ) then
    perform private.refuse('childcare', 'invalid', 'This is not written as childcare is.');
  end if;
exception
  when invalid_text_representation or numeric_value_out_of_range then
    perform private.refuse('childcare', 'invalid', 'An age is a number of months.');
end;
$$;
comment on function private.check_activity(jsonb) is 'Refuses values of an activity that its type would take and its readers could not: days without end, childcare of another shape.';
