-- What is asked of every proposed change, by kind of entry: positions, times that programs can follow, periods, links.

create function private.check_position(home public.neighbourhoods, changes jsonb, live jsonb)
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
comment on function private.check_position(public.neighbourhoods, jsonb, jsonb) is
  'Refuses positions that are none, that are far away, and any of a protected place.';

create function private.check_schedule(home public.neighbourhoods, schedule jsonb)
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
comment on function private.check_schedule(public.neighbourhoods, jsonb) is
  'Refuses times that cannot be or that would come every hour or oftener; in the neighbourhood''s own zone alone.';

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

create function private.check_period(after jsonb)
returns void
language plpgsql
immutable
set search_path = ''
as $$
declare
  field text;
begin
  foreach field in array array['since', 'until'] loop
    if not private.is_period(after ->> field, null) then
      perform private.refuse(field, 'invalid', 'Write a year, or a year and a month: 2019, 2019-05.');
    end if;
  end loop;
  if not private.is_period(after ->> 'since', after ->> 'until') then
    perform private.refuse('until', 'end-before-start', 'It cannot end before it begins.');
  end if;
end;
$$;
comment on function private.check_period(jsonb) is 'Refuses, by field, a beginning and an end that are no years or months, or the wrong way round.';

create function private.check_practice(changes jsonb, live jsonb)
returns void
language plpgsql
immutable
set search_path = ''
as $$
declare
  field text;
  areas jsonb := coalesce(changes -> 'areas', '[]');
begin
  perform private.check_period(coalesce(live, '{}') || changes);
  foreach field in array array['title', 'context', 'steps'] loop
    if live is null and coalesce(changes -> field, 'null') = 'null' then
      perform private.refuse(field, 'empty', 'It is missing.');
    end if;
  end loop;
  if jsonb_typeof(areas) <> 'array' or jsonb_array_length(areas) > 20 or exists (
    select 1 from jsonb_array_elements(areas) as a (one)
    where jsonb_typeof(a.one) <> 'string' or a.one #>> '{}' !~ '^[a-z0-9]+(-[a-z0-9]+)*$' or length(a.one #>> '{}') > 60
  ) then
    perform private.refuse('areas', 'no-such-value', 'One of these values is not known here.');
  end if;
  if changes ? 'sources' then
    perform private.check_sources(changes -> 'sources');
  end if;
end;
$$;
comment on function private.check_practice(jsonb, jsonb) is 'What is asked of a practice card, whoever writes it; live is null for a new one.';

create function private.check_link(home public.neighbourhoods, changes jsonb, live jsonb)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  field text;
begin
  perform private.check_period(coalesce(live, '{}') || changes);
  if changes ? 'sources' then
    perform private.check_sources(changes -> 'sources');
  end if;
  if live is not null then
    return;
  end if;
  foreach field in array array['from_organisation', 'to_organisation', 'kind'] loop
    if jsonb_typeof(coalesce(changes -> field, 'null')) <> 'string' or changes ->> field = '' then
      perform private.refuse(field, 'choose', 'It is missing.');
    end if;
  end loop;
  foreach field in array array['from_organisation', 'to_organisation'] loop
    if not exists (select 1 from public.organisations as o where o.slug = changes ->> field) then
      perform private.refuse(field, 'no-such-value', 'There is no such organisation.');
    end if;
  end loop;
  -- Told where one of the two works: else its coordinators would read of strangers.
  if not exists (
    select 1
    from public.organisations as o
    where o.slug in (changes ->> 'from_organisation', changes ->> 'to_organisation') and private.works_in(o.id, home.id)
  ) then
    perform private.refuse('to_organisation', 'not-here', 'Neither of the two works in this neighbourhood.');
  end if;
end;
$$;
comment on function private.check_link(public.neighbourhoods, jsonb, jsonb) is
  'What is asked of a link between two organisations that somebody proposes; live is null for a new one.';

create function private.check_changes(home public.neighbourhoods, target text, changes jsonb, live jsonb)
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
  if target = 'practices' then
    perform private.check_practice(changes, live);
  end if;
  if target = 'relationships' then
    perform private.check_link(home, changes, live);
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
comment on function private.check_changes(public.neighbourhoods, text, jsonb, jsonb) is 'What is asked of every proposed change, whoever makes it.';
