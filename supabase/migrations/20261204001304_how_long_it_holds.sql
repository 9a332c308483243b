-- How long what somebody found true holds depends on what it is (src/lib/place/holds.ts says the same, with the reasons), and
-- on what its organisation has chosen. Who keeps an entry is asked a month before it no longer holds.

create function private.holds_months(held text)
returns integer
language sql
immutable
parallel safe
set search_path = ''
as $$
  select case held when 'desk' then 6 when 'open-air' then 60 when 'activity' then 6 when 'season' then 12 end;
$$;
comment on function private.holds_months(text) is 'For how many calendar months such a thing is believed; HOLDS of src/lib/place/holds.ts has the reasons.';

create function private.held_place(category text, opening_hours text)
returns text
language sql
stable
set search_path = ''
as $$
  select case
    when opening_hours is null and exists (
      select 1 from public.categories as c where c.slug = category and c."group" in ('public-space', 'getting-around')
    ) then 'open-air'
    else 'desk'
  end;
$$;
comment on function private.held_place(text, text) is 'What a place is: with hours somebody opens a door, whatever its group.';

create function private.season_end(since date, schedule jsonb)
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
comment on function private.season_end(date, jsonb) is 'The last day of a season or of the dates, whichever is first, as one looks on from a day; null: it goes on.';

create function private.still_holds(since timestamptz, at timestamptz, held text, chosen integer, schedule jsonb, zone text)
returns boolean
language sql
stable
parallel safe
set search_path = ''
as $$
  select case
    when chosen is not null then since >= (at at time zone zone - make_interval(months => chosen)) at time zone zone
    when private.season_end((since at time zone zone)::date, schedule) is not null then
      (at at time zone zone)::date <= private.season_end((since at time zone zone)::date, schedule)
      and since >= (at at time zone zone - make_interval(months => private.holds_months('season'))) at time zone zone
    else since >= (at at time zone zone - make_interval(months => private.holds_months(held))) at time zone zone
  end;
$$;
comment on function private.still_holds(timestamptz, timestamptz, text, integer, jsonb, text) is
  'Whether what was said at a moment is believed at another: as long as the organisation has chosen, else to the end of a season, else as such a thing holds.';
-- Readers' searches and what visitors said ask it too.
grant execute on function private.holds_months(text), private.held_place(text, text), private.season_end(date, jsonb),
  private.still_holds(timestamptz, timestamptz, text, integer, jsonb, text) to anon, authenticated, service_role;

create function private.entries_held()
returns table (
  target text, id uuid, neighbourhood_id uuid, slug text, name jsonb, contacts jsonb, organisation_id uuid,
  confirmed_at timestamptz, created_at timestamptz, held text, chosen integer, schedule jsonb, zone text
)
language sql
stable
set search_path = ''
as $$
  select e.target, e.id, e.neighbourhood_id, e.slug, e.name, e.contacts, e.organisation_id, e.confirmed_at, e.created_at, e.held,
    o.check_every_months::integer, e.schedule, n.time_zone
  from (
    select 'places' as target, p.id, p.neighbourhood_id, p.slug, p.name, p.contacts, p.organisation_id, p.confirmed_at, p.created_at,
      private.held_place(p.category, p.opening_hours) as held, null::jsonb as schedule
    from public.places as p
    union all
    select 'activities', a.id, a.neighbourhood_id, a.slug, a.title, a.contacts, a.organisation_id, a.confirmed_at, a.created_at,
      'activity', a.schedule
    from public.activities as a
    where not a.cancelled and not a.demonstration
  ) as e
  join public.neighbourhoods as n on n.id = e.neighbourhood_id
  left join public.organisations as o on o.id = e.organisation_id;
$$;
comment on function private.entries_held() is 'Places and activities that somebody can confirm, with what says how long that holds.';

create or replace function public.said_true(neighbourhood text)
returns json
language sql
stable
set search_path = ''
as $$
  -- The last day alone: on another day the same device is another, so that days cannot be added up.
  select coalesce(json_object_agg(s.target || '/' || s.slug, json_build_object('day', s.day, 'visitors', s.visitors)), '{}'::json)
  from (
    select distinct on (c.target, c.entry_id) c.target, e.slug, c.day, c.visitors
    from public.confirmations as c
    join public.neighbourhoods as n on n.id = c.neighbourhood_id
    join (
      select 'places' as target, p.id, p.slug, private.held_place(p.category, p.opening_hours) as held, p.organisation_id,
        null::jsonb as schedule
      from public.places as p
      union all
      select 'activities', a.id, a.slug, 'activity', a.organisation_id, a.schedule from public.activities as a
      union all
      select 'organisations', o.id, o.slug, 'desk', o.id, null from public.organisations as o
    ) as e on e.target = c.target and e.id = c.entry_id
    left join public.organisations as keeper on keeper.id = e.organisation_id
    where n.slug = said_true.neighbourhood and c.visitors > 0 and private.still_holds(
      c.day::timestamp at time zone n.time_zone, now(), e.held, keeper.check_every_months::integer, e.schedule, n.time_zone
    )
    order by c.target, c.entry_id, c.day desc
  ) as s;
$$;
comment on function public.said_true(text) is
  'What visitors said of entries that still holds: {"places/slug": {"day", "visitors"}}, of the last such day.';

create or replace function private.entries_to_confirm(person uuid, at timestamptz)
returns table (target text, entry_id uuid, neighbourhood_id uuid, slug text, name jsonb, confirmed_at timestamptz)
language sql
stable
set search_path = ''
as $$
  select e.target, e.id, e.neighbourhood_id, e.slug, e.name, e.confirmed_at
  from private.entries_held() as e
  join public.memberships as m on m.organisation_id = e.organisation_id and m.role = 'editor' and m.user_id = person
  where not private.still_holds(
    coalesce(e.confirmed_at, e.created_at), at + interval '1 month', e.held, e.chosen, e.schedule, e.zone
  )
  order by e.target, e.slug;
$$;
comment on function private.entries_to_confirm(uuid, timestamptz) is 'What an editor''s organisations have that holds no longer than a month from now.';

create or replace function public.needs_confirming(neighbourhood text)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
begin
  select n.* into home from public.neighbourhoods as n where n.slug = needs_confirming.neighbourhood;
  if home.id is null or (select auth.uid()) is null or not (
    private.is_coordinator(home.id) or exists (
      select 1 from public.memberships as m where m.user_id = (select auth.uid()) and m.role = 'editor'
    )
  ) then
    raise exception 'Only a coordinator of the neighbourhood may do this.' using errcode = '42501';
  end if;
  return (
    select coalesce(
      json_agg(
        json_build_object(
          'target', e.target,
          'slug', e.slug,
          'name', e.name,
          'confirmedAt', to_char(e.confirmed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
          'addedAt', to_char(e.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
          'organisation', case when o.id is not null then json_build_object('slug', o.slug, 'name', o.name) end,
          'phone', coalesce(e.contacts ->> 'phone', o.contacts ->> 'phone')
        )
        order by coalesce(e.confirmed_at, e.created_at), e.target, e.slug
      ),
      '[]'::json
    )
    from (
      select f.*
      from private.entries_held() as f
      where f.neighbourhood_id = home.id
        and (private.is_coordinator(home.id) or private.is_editor(f.organisation_id))
        and not private.still_holds(
          coalesce(f.confirmed_at, f.created_at), now() + interval '1 month', f.held, f.chosen, f.schedule, f.zone
        )
      order by coalesce(f.confirmed_at, f.created_at), f.target, f.slug
      limit 200
    ) as e
    left join public.organisations as o on o.id = e.organisation_id
  );
end;
$$;
comment on function public.needs_confirming(text) is
  'Entries that hold no longer than a month from now, the oldest first, at most 200: all of a neighbourhood for its coordinator, her organisation''s for an editor.';
comment on function public.digests_due(timestamptz) is
  'Writes to each editor, at most once in thirty days, what of her organisations holds no longer than a month from now. → letters queued.';
