-- What hostile values could do where they are read. A last day that there is not stopped what asks who is to confirm what; a
-- position too small for a number, the search; a page named beside a notice, or what an import wrote, told where a protected
-- place is; words from outside came in unlooked at.

create or replace function private.season_end(since date, schedule jsonb)
returns date
language sql
immutable
parallel safe
set search_path = ''
as $$
  select least(
    -- A rule is asked for its letters alone: of a month too long by a day or three, its last is in the next.
    case when until.day ~ '^[1-9][0-9]{3}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])$' then
      make_date(left(until.day, 4)::integer, substr(until.day, 5, 2)::integer, 1) + (right(until.day, 2)::integer - 1)
    end,
    case
      when schedule #>> '{season,to}' ~ '^(0?[1-9]|1[0-2])$' then (
        make_date(
          extract(year from since)::integer
            + case when extract(month from since) > (schedule #>> '{season,to}')::integer then 1 else 0 end,
          (schedule #>> '{season,to}')::integer, 1
        ) + interval '1 month' - interval '1 day'
      )::date
    end
  )
  from (select substring(schedule ->> 'rrule' from 'UNTIL=([0-9]{8})') as day) as until;
$$;

create or replace function private.check_parts_of_place()
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

create or replace function private.without_position(fields jsonb)
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
        when f.key = 'notices' and jsonb_typeof(f.value) = 'array' then (
          select coalesce(
            jsonb_agg(case when jsonb_typeof(n.one -> 'source') = 'object' then n.one #- '{source,url}' else n.one end order by n.at),
            '[]'::jsonb
          )
          from jsonb_array_elements(f.value) with ordinality as n (one, at)
          where n.one ->> 'kind' is distinct from 'moved'
        )
        else f.value
      end), '{}'::jsonb)
      from jsonb_each(fields) as f (key, value)
      where f.key not in ('location', 'address') or f.value = 'null'
    )
    else fields
  end;
$$;

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
  where r.target = 'places' and r.entry_id = place and r.changes ?| array['location', 'address', 'contacts', 'sources', 'notices'];
  update public.contributions as c
  set
    changes = private.without_position(c.changes) - 'location' - 'address',
    before = private.without_position(c.before) - 'location' - 'address',
    -- "It has moved to number 9": what was written about a place says where it is, too.
    message = case when c.state in ('pending', 'asked') then c.message end
  where c.target = 'places' and c.entry_id = place;
  update private.imported_entries as i
  set wrote = private.without_position(i.wrote) - 'location' - 'address'
  where i.target = 'places' and i.entry_id = place;
  delete from public.contribution_notes as n
  using public.contributions as c
  where c.id = n.contribution_id and c.target = 'places' and c.entry_id = place and c.state not in ('pending', 'asked');
end;
$$;

-- Of what is protected already.
update public.places set notices = private.without_position(jsonb_build_object('notices', notices)) -> 'notices'
where location_precision = 'area-only' and notices <> '[]';
update private.imported_entries as i
set wrote = private.without_position(i.wrote) - 'location' - 'address'
where i.target = 'places' and private.is_protected(i.entry_id);

-- Of a check a day is told: not the second in which somebody was there.
alter table public.confirmations drop column created_at;
