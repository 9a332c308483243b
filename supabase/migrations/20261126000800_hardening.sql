-- What a reading of the functions before this one with bad intentions found; each has its test in
-- tests/database/attacks.test.ts.

-- ── A role in one neighbourhood gives none in another ─────────────────────────────────────────────────────────────

create or replace function private.works_in(organisation uuid, home uuid)
returns boolean
language sql
stable
set search_path = ''
as $$
  -- Where it says it works. Only of one that says nothing is it told by what it has: else a coordinator who gives a place of
  -- hers to somebody else's organisation could appoint its editors, and with them change all it has anywhere.
  select exists (
    select 1
    from public.organisations as o
    join public.neighbourhoods as n on n.id = home
    where o.id = organisation
      and case
        when o.areas_served <> '{}' then n.slug = any (o.areas_served)
        else exists (select 1 from public.places as p where p.organisation_id = o.id and p.neighbourhood_id = home)
          or exists (select 1 from public.activities as a where a.organisation_id = o.id and a.neighbourhood_id = home)
      end
  );
$$;
comment on function private.works_in(uuid, uuid) is
  'Whether an organisation serves a neighbourhood; of one that names none, whether it has something there.';

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
            and changes -> 'areas_served' ? n.slug
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

create or replace function private.check_position(home public.neighbourhoods, changes jsonb, live jsonb)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  after jsonb := coalesce(live, '{}'::jsonb) || changes;
  point extensions.geometry;
begin
  -- One that is protected now stays without a position until a coordinator has said, alone and on purpose, that it is
  -- protected no more: a position that is only proposed would be written down already.
  if 'area-only' in (after ->> 'location_precision', live ->> 'location_precision') then
    if coalesce(changes -> 'location', 'null') <> 'null' or coalesce(changes -> 'address', 'null') <> 'null' then
      perform private.refuse(
        'location', 'protected-position', 'A protected place is told by its area and telephone alone: its position is never stored.'
      );
    end if;
    if jsonb_typeof(changes -> 'contacts') = 'object' and (changes -> 'contacts') - 'phone' <> '{}'::jsonb then
      perform private.refuse('contacts', 'protected-position', 'Of a protected place only the telephone is told.');
    end if;
  end if;
  if jsonb_typeof(changes -> 'location') = 'object' then
    begin
      point := extensions.st_setsrid(extensions.st_geomfromgeojson((changes -> 'location')::text), 4326);
    exception
      when others then
        perform private.refuse('location', 'invalid', 'This is no position.');
    end;
    if extensions.st_geometrytype(point) <> 'ST_Point' or extensions.st_isempty(point)
      or not extensions.st_x(point) between -180 and 180 or not extensions.st_y(point) between -90 and 90 then
      perform private.refuse('location', 'invalid', 'This is no position.');
    end if;
    -- People of a neighbourhood also need what is just beyond its border.
    if not extensions.st_dwithin(home.outline, point::extensions.geography, 3000) then
      perform private.refuse('location', 'outside', 'This is not in or near the neighbourhood.');
    end if;
  elsif coalesce(changes -> 'location', 'null') <> 'null' then
    perform private.refuse('location', 'invalid', 'This is no position.');
  end if;
end;
$$;

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

create or replace function private.check_schedule(home public.neighbourhoods, schedule jsonb)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  if schedule is null or schedule = 'null'::jsonb then
    return;
  end if;
  if jsonb_typeof(schedule) <> 'object'
    or not schedule ?& array['start', 'duration', 'timeZone']
    or not private.are_starts(jsonb_build_array(schedule -> 'start'))
    or not private.are_starts(schedule -> 'exdates')
    or not private.are_starts(schedule -> 'rdates')
    or jsonb_typeof(schedule -> 'duration') <> 'number'
    or not (schedule ->> 'duration')::numeric between 1 and 1000000
    or (schedule ->> 'duration')::numeric <> trunc((schedule ->> 'duration')::numeric)
    or schedule ->> 'timeZone' <> home.time_zone
    or jsonb_typeof(coalesce(schedule -> 'rrule', 'null')) not in ('string', 'null')
    -- Days, weeks, months and years; never several times a day, which are activities of their own.
    or (schedule ->> 'rrule') !~ '^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(INTERVAL|COUNT|UNTIL|BYDAY|BYMONTH|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYSETPOS|WKST)=[A-Z0-9,+-]+)*$'
    or length(coalesce(schedule ->> 'rrule', '')) > 500
    or not (
      coalesce(schedule -> 'season', 'null') = 'null'
      or (
        jsonb_typeof(schedule -> 'season') = 'object'
        and coalesce(schedule #>> '{season,from}' ~ '^(0[1-9]|1[0-2])$' and schedule #>> '{season,to}' ~ '^(0[1-9]|1[0-2])$', false)
        and (schedule -> 'season') - 'from' - 'to' = '{}'::jsonb
      )
    )
    or jsonb_typeof(coalesce(schedule -> 'pausesInSchoolHolidays', 'null')) not in ('boolean', 'null')
    or exists (
      select 1 from jsonb_object_keys(schedule) as k
      where k not in ('start', 'duration', 'timeZone', 'rrule', 'exdates', 'rdates', 'season', 'pausesInSchoolHolidays')
    ) then
    perform private.refuse('schedule', 'invalid', 'These times cannot be.');
  end if;
  perform (schedule ->> 'start')::timestamp;
exception
  when datetime_field_overflow or invalid_datetime_format then
    perform private.refuse('schedule', 'invalid', 'There is no such day or hour.');
end;
$$;

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

create or replace function private.check_changes(home public.neighbourhoods, target text, changes jsonb, live jsonb)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  perform private.check_words(changes);
  if changes ? 'contacts' then
    perform private.check_contacts(changes -> 'contacts');
  end if;
  if target = 'places' then
    perform private.check_position(home, changes, live);
  end if;
  if target = 'activities' then
    perform private.check_schedule(home, changes -> 'schedule');
    perform private.check_activity(changes);
  end if;
  if target = 'organisations' then
    if changes ? 'kind' and coalesce(changes ->> 'kind', '') <> all (private.known_values('kind')) then
      perform private.refuse('kind', 'no-such-value', 'There is no such kind of organisation.');
    end if;
    if changes ? 'areas_served' and changes -> 'areas_served' <> jsonb_build_array(home.slug) then
      raise exception 'An organisation is added where it works.' using errcode = '42501';
    end if;
  end if;
end;
$$;

-- ── What cannot be accepted any more says so ──────────────────────────────────────────────────────────────────────

alter function private.decide_as(uuid, jsonb) rename to decide_as_it_is;

create function private.decide_as(contribution uuid, decision jsonb)
returns jsonb
language plpgsql
set search_path = ''
as $$
begin
  return private.decide_as_it_is(contribution, decision);
exception
  when integrity_constraint_violation then
    -- Each was possible when it was proposed; others that were accepted since do not go with it.
    raise exception 'What is there has changed meanwhile: this cannot be accepted as it is.' using errcode = 'PT409', detail = 'changed';
end;
$$;
comment on function private.decide_as(uuid, jsonb) is
  'Decides as the signed-in person, whose right it checks. PT409 with "changed" when what it says no longer goes with what is there.';
