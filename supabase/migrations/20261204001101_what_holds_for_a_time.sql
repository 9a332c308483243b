-- What notices and services of a place may be, by whatever way they come: a proposal, an import, a coordinator's edit, an undo.
-- src/lib/place/notices/notice.ts and src/lib/place/services/service.ts ask the same of files and of the API.

create function private.is_day(value text)
returns boolean
language plpgsql
immutable
set search_path = ''
as $$
begin
  return value ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' and to_char(value::date, 'YYYY-MM-DD') = value;
exception
  when datetime_field_overflow or invalid_datetime_format then
    return false;
end;
$$;
comment on function private.is_day(text) is 'Whether it is a day there is, written YYYY-MM-DD.';

create function private.are_shown_words(value jsonb, longest integer)
returns boolean
language sql
immutable
set search_path = ''
as $$
  select value is not null and private.is_localised_text(value) and not exists (
    select 1 from jsonb_each_text(value) as t (locale, words) where private.is_blank(t.words) or length(t.words) > longest
  );
$$;
comment on function private.are_shown_words(jsonb, integer) is 'A text by language, none of them blank or longer than so many characters.';

create function private.are_readable_hours(hours text)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
  -- The words of OSM's own language, outside comments; their order is for the parser of the app to judge.
  select length(hours) between 1 and 500
    and hours = private.tidy_hours(hours)
    and regexp_replace(hours, '"[^"]*"', '', 'g') !~ '["<>]'
    and not exists (
      select 1
      from regexp_matches(regexp_replace(lower(hours), '"[^"]*"', ' ', 'g'), '[[:alpha:]]+', 'g') as w (word)
      where w.word[1] <> all (array[
        'mo', 'tu', 'we', 'th', 'fr', 'sa', 'su', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec',
        'ph', 'week', 'easter', 'day', 'days', 'sunrise', 'sunset', 'dawn', 'dusk', 'open', 'closed', 'off', 'unknown'
      ])
    );
$$;
comment on function private.are_readable_hours(text) is
  'Whether opening hours have no words but those of OSM''s syntax: as far as the database can tell that they can be read.';

create function private.check_notices(notices jsonb)
returns void
language plpgsql
immutable
set search_path = ''
as $$
declare
  one jsonb;
begin
  if jsonb_typeof(notices) is distinct from 'array' then
    perform private.refuse('notices', 'invalid', 'Notices are a list.');
  end if;
  if jsonb_array_length(notices) > 4 then
    perform private.refuse('notices', 'too-many', 'These are too many notices.');
  end if;
  for one in select n.one from jsonb_array_elements(notices) as n (one) loop
    if jsonb_typeof(one) <> 'object'
      or one - 'kind' - 'text' - 'from' - 'until' - 'ask_again' - 'address' - 'point' - 'source' <> '{}'::jsonb
      or coalesce(one ->> 'kind', '') not in ('moved', 'closed', 'other')
      or not coalesce(private.is_day(one ->> 'from'), false) then
      perform private.refuse('notices', 'invalid', 'A notice has a kind and a day from which it holds.');
    end if;
    if (one ? 'until') = (one ? 'ask_again') then
      perform private.refuse('notices', 'needs-end', 'A notice has an end: "until", or "ask_again" where it is not known.');
    end if;
    if not coalesce(private.is_day(coalesce(one ->> 'until', one ->> 'ask_again')), false) then
      perform private.refuse('notices', 'date-impossible', 'There is no such day.');
    end if;
    if coalesce(one ->> 'until', one ->> 'ask_again') < one ->> 'from' then
      perform private.refuse('notices', 'end-before-start', 'A notice cannot end before it begins.');
    end if;
    if one ->> 'kind' = 'other' and not one ? 'text' then
      perform private.refuse('notices', 'empty', 'A notice says something.');
    end if;
    if one ? 'text' and not private.are_shown_words(one -> 'text', 300) then
      perform private.refuse('notices', 'notice-words', 'The words of a notice are 1 to 300 characters in each language.');
    end if;
    if (one ->> 'kind' = 'moved') <> (jsonb_typeof(one -> 'address') is not distinct from 'string')
      or (one ->> 'kind' <> 'moved' and one ? 'point')
      or private.is_blank(coalesce(one ->> 'address', 'x')) or length(one ->> 'address') > 200 then
      perform private.refuse('notices', 'where', 'What moved says where to, and nothing else does.');
    end if;
    if one ? 'point' and (
      jsonb_typeof(one -> 'point') <> 'array' or jsonb_array_length(one -> 'point') <> 2
      or jsonb_typeof(one #> '{point,0}') <> 'number' or jsonb_typeof(one #> '{point,1}') <> 'number'
      or abs((one #>> '{point,0}')::numeric) > 180 or abs((one #>> '{point,1}')::numeric) > 90
    ) then
      perform private.refuse('notices', 'invalid', 'This is no position.');
    end if;
    if one ? 'source' then
      begin
        perform private.check_sources(jsonb_build_array(one -> 'source'));
      exception
        when sqlstate '22023' then
          perform private.refuse('notices', 'invalid', 'A source has a name, and an address of the web if it is there to be read.');
      end;
    end if;
  end loop;
end;
$$;
comment on function private.check_notices(jsonb) is
  'Refuses notices that are none: [{"kind", "text"?, "from", "until" or "ask_again", "address"?, "point"?, "source"?}], at most 4.';

create function private.check_services(services jsonb)
returns void
language plpgsql
immutable
set search_path = ''
as $$
declare
  one jsonb;
begin
  if jsonb_typeof(services) is distinct from 'array' then
    perform private.refuse('services', 'invalid', 'Services are a list.');
  end if;
  if jsonb_array_length(services) > 12 then
    perform private.refuse('services', 'too-many', 'These are too many services.');
  end if;
  for one in select s.one from jsonb_array_elements(services) as s (one) loop
    if jsonb_typeof(one) <> 'object' or one - 'name' - 'hours' - 'year' - 'phone' - 'languages' <> '{}'::jsonb then
      perform private.refuse('services', 'invalid', 'A service has a name, hours, their year, a telephone, languages.');
    end if;
    if not private.are_shown_words(one -> 'name', 120) then
      perform private.refuse('services', 'service-name', 'A service has a name of 1 to 120 characters in each language.');
    end if;
    if one ? 'hours' and (
      jsonb_typeof(one -> 'hours') <> 'string' or not private.are_readable_hours(one ->> 'hours')
    ) then
      perform private.refuse('services', 'hours-unreadable', 'Nobody can read these hours.');
    end if;
    if one ? 'year' and (jsonb_typeof(one -> 'year') <> 'number' or one ->> 'year' !~ '^(199[0-9]|20[0-9]{2}|2100)$') then
      perform private.refuse('services', 'number', 'This is no year.');
    end if;
    if one ? 'phone' and (jsonb_typeof(one -> 'phone') <> 'string' or one ->> 'phone' !~ '^\+?[0-9]{3,15}$') then
      perform private.refuse('services', 'phone', 'This is no telephone number.');
    end if;
    if one ? 'languages' and (
      jsonb_typeof(one -> 'languages') <> 'array' or jsonb_array_length(one -> 'languages') > 20
      or not private.are_language_tags(array(select jsonb_array_elements_text(one -> 'languages')))
    ) then
      perform private.refuse('services', 'no-such-value', 'This is no language.');
    end if;
  end loop;
end;
$$;
comment on function private.check_services(jsonb) is
  'Refuses services that are none: [{"name", "hours"?, "year"?, "phone"?, "languages"?}], at most 12.';

create function private.check_parts_of_place()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  -- The search reads them row by row.
  if length(new.notices::text) > 20000 then
    perform private.refuse('notices', 'too-many', 'These notices are too long.');
  end if;
  if length(new.services::text) > 20000 then
    perform private.refuse('services', 'too-many', 'These services are too long.');
  end if;
  perform private.check_notices(new.notices);
  perform private.check_services(new.services);
  -- As of its own position: what goes farther than people of here go is told by its address.
  begin
    if exists (
      select 1
      from jsonb_array_elements(new.notices) as n (one)
      join public.neighbourhoods as h on h.id = new.neighbourhood_id
      where n.one ? 'point' and not extensions.st_dwithin(
        h.outline, private.location_on(null, jsonb_build_array(n.one), n.one ->> 'from'), 3000
      )
    ) then
      perform private.refuse('notices', 'outside', 'This is not in or near the neighbourhood.');
    end if;
  exception
    when numeric_value_out_of_range then
      perform private.refuse('notices', 'invalid', 'This is no position.');
  end;
  return new;
end;
$$;
comment on function private.check_parts_of_place() is 'Refuses, by field, a place with notices or services that are none.';
create trigger places_checked_parts before insert or update of notices, services on public.places
for each row execute function private.check_parts_of_place();

create function private.names_of_services(services jsonb)
returns text
language sql
immutable
parallel safe
set search_path = ''
as $$
  select string_agg(private.all_texts(s.one -> 'name'), ' ' order by s.at)
  from jsonb_array_elements(case when jsonb_typeof(services) = 'array' then services else '[]' end) with ordinality as s (one, at);
$$;
comment on function private.names_of_services(jsonb) is 'What the services of a place are called, in every language, in one line.';

create function private.holds_on(notice jsonb, day text)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
  select notice ->> 'from' <= day and day <= coalesce(notice ->> 'until', notice ->> 'ask_again');
$$;
comment on function private.holds_on(jsonb, text) is 'Whether a notice holds on a day, YYYY-MM-DD: its first and its last day are its own.';

create function private.is_closed_on(notices jsonb, day text)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
  select exists (
    select 1 from jsonb_array_elements(notices) as n (one) where n.one ->> 'kind' = 'closed' and private.holds_on(n.one, day)
  );
$$;
comment on function private.is_closed_on(jsonb, text) is 'Whether a notice says that a place is closed on a day.';
grant execute on function private.is_closed_on(jsonb, text) to anon, authenticated, service_role;
grant execute on function private.holds_on(jsonb, text) to anon, authenticated, service_role;

create function private.location_on(location extensions.geography, notices jsonb, day text)
returns extensions.geography
language sql
immutable
parallel safe
set search_path = ''
as $$
  select case when move.one is null then location
    when move.one ? 'point' then extensions.st_setsrid(
      extensions.st_makepoint((move.one #>> '{point,0}')::double precision, (move.one #>> '{point,1}')::double precision), 4326
    )::extensions.geography
  end
  from (select 1) as always
  left join lateral (
    select n.one
    from jsonb_array_elements(notices) with ordinality as n (one, at)
    where n.one ->> 'kind' = 'moved' and private.holds_on(n.one, day)
    order by n.one ->> 'from' desc, n.at
    limit 1
  ) as move on true;
$$;
comment on function private.location_on(extensions.geography, jsonb, text) is
  'Where a place is on a day: its own position, or while it moved where to; null where that is not known.';
grant execute on function private.location_on(extensions.geography, jsonb, text) to anon, authenticated, service_role;

create index places_notices_idx on public.places (neighbourhood_id) where notices <> '[]';
