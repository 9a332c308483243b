-- What women say is missing: a kind of thing, roughly where, when, what stops them. Never who, never a point, never a day.

create table public.needs (
  id uuid primary key default gen_random_uuid(),
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete cascade,
  what text not null check (what in (
    'italian', 'childcare', 'work', 'training', 'documents', 'health', 'women', 'children', 'home', 'company'
  )),
  zone smallint check (zone between 1 and 60),
  cell_column integer check (cell_column between 0 and 5000),
  cell_row integer check (cell_row between -50000 and 50000),
  times text[] not null check (times <@ array['school-hours', 'afternoon', 'evening', 'weekend', 'any']),
  stops text[] not null check (stops <@ array[
    'child', 'hours', 'language', 'documents', 'cost', 'distance', 'fear', 'unknown'
  ]),
  week date not null check (extract(isodow from week) = 1),
  constraint needs_cell_whole check (num_nonnulls(zone, cell_column, cell_row) in (0, 3))
);
comment on table public.needs is
  'A need somebody told. Private: no role reads rows, only counts leave (needs_counts). No time of day, no address, no account.';
comment on column public.needs.zone is 'UTM zone of the cell; null: anywhere in the neighbourhood.';
comment on column public.needs.cell_column is 'Cell of 200 m: metres east of the zone, divided by 200, without the rest. Finer cannot be stored.';
comment on column public.needs.cell_row is 'The same of metres north of the equator.';
comment on column public.needs.week is 'The Monday of the week it was told in.';
create index needs_neighbourhood_id_idx on public.needs (neighbourhood_id, what);

alter table public.needs enable row level security;
revoke all on public.needs from anon, authenticated, service_role;

insert into private.limits (bucket, most, within) values ('need', 10, '1 hour'), ('need-here', 200, '1 hour');

create function public.add_need(neighbourhood text, need jsonb, caller text default null)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
  key text;
  cell jsonb := need -> 'cell';
  square extensions.geometry;
begin
  select n.* into home from public.neighbourhoods as n where n.slug = add_need.neighbourhood;
  if home.id is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  if jsonb_typeof(need) is distinct from 'object' or length(need::text) > 1000 then
    raise exception 'A need is an object.' using errcode = '22023';
  end if;
  for key in select jsonb_object_keys(need) loop
    if key not in ('what', 'cell', 'times', 'stops') then
      raise exception 'A need has no "%".', left(key, 40) using errcode = '22023';
    end if;
  end loop;
  if jsonb_typeof(need -> 'what') is distinct from 'string'
    or jsonb_typeof(need -> 'times') is distinct from 'array'
    or jsonb_typeof(need -> 'stops') is distinct from 'array' then
    raise exception 'A need says what, times and stops.' using errcode = '22023';
  end if;
  if cell = 'null'::jsonb then
    cell := null;
  end if;
  if cell is not null then
    -- Three whole numbers and nothing else: whatever is finer than a cell of 200 m is refused here, not rounded.
    if jsonb_typeof(cell) <> 'object'
      or (select array_agg(k order by k) from jsonb_object_keys(cell) as k) is distinct from array['column', 'row', 'zone']
      or cell ->> 'zone' !~ '^[1-9][0-9]?$' or cell ->> 'column' !~ '^[0-9]{1,4}$' or cell ->> 'row' !~ '^-?[0-9]{1,5}$'
      or exists (select from jsonb_each(cell) as e where jsonb_typeof(e.value) <> 'number') then
      raise exception 'A cell is {"zone", "column", "row"}, whole numbers of 200 metres.' using errcode = '22023';
    end if;
    if (cell ->> 'zone')::integer > 60 or (cell ->> 'row')::integer < 0 then
      raise exception 'There is no such cell.' using errcode = '22023';
    end if;
    square := extensions.st_transform(
      extensions.st_makeenvelope(
        200 * (cell ->> 'column')::integer, 200 * (cell ->> 'row')::integer,
        200 * (cell ->> 'column')::integer + 200, 200 * (cell ->> 'row')::integer + 200,
        32600 + (cell ->> 'zone')::integer
      ),
      4326
    );
    if not extensions.st_dwithin(square::extensions.geography, home.outline, 500) then
      raise exception 'The cell is not in this neighbourhood.' using errcode = '22023';
    end if;
  end if;
  perform private.take_turn('need', caller);
  perform private.take_turn('need-here/' || home.id, '', 'need-here');
  insert into public.needs (neighbourhood_id, what, zone, cell_column, cell_row, times, stops, week)
  values (
    home.id, need ->> 'what', (cell ->> 'zone')::smallint, (cell ->> 'column')::integer, (cell ->> 'row')::integer,
    array(select distinct t from jsonb_array_elements_text(need -> 'times') as t order by t),
    array(select distinct s from jsonb_array_elements_text(need -> 'stops') as s order by s),
    date_trunc('week', now() at time zone home.time_zone)::date
  );
end;
$$;
comment on function public.add_need(text, jsonb, text) is
  'Takes a need: {"what", "cell": {"zone", "column", "row"} or null, "times": […], "stops": […]}. The cell is one of 200 m of '
  'the UTM grid; anything finer or unknown is refused with 22023. Nothing is returned: there is nothing to come back to.';
grant execute on function public.add_need(text, jsonb, text) to anon, authenticated;

create function public.needs_counts(neighbourhood text, today date default null)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
  until date;
  answer json;
begin
  select n.* into home from public.neighbourhoods as n where n.slug = needs_counts.neighbourhood;
  if home.id is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  -- Of whole months that are over: a count that moved on the day somebody told something would say who it was.
  until := date_trunc('month', least(coalesce(today, current_date), current_date))::date;
  with told as (
    select n.* from public.needs as n where n.neighbourhood_id = home.id and n.week + 6 < until
  ), totals as (
    select t.what, count(*) as number from told as t group by t.what
  ), cells as (
    select t.what, t.zone, t.cell_column, t.cell_row, count(*) as number
    from told as t
    where t.zone is not null
    group by t.what, t.zone, t.cell_column, t.cell_row
  ), ranked as (
    -- The largest first; what is below five is hidden by itself.
    select c.*, tt.number as total,
      sum(c.number) over (
        partition by c.what order by c.number desc, c.cell_column, c.cell_row rows unbounded preceding
      ) as down_to_here,
      count(*) over (partition by c.what order by c.number desc, c.cell_column, c.cell_row rows unbounded preceding) as place,
      count(*) over (partition by c.what) as cells
    from cells as c
    join totals as tt on tt.what = c.what
  ), shown_cells as (
    -- Complementary suppression: what a total leaves when all that is shown is taken from it must be nothing, or at least
    -- five people in at least two cells; else smaller cells are hidden with it until it is.
    select r.* from ranked as r
    where r.number >= 5
      and r.place <= (
        select coalesce(max(s.place), 0)
        from ranked as s
        where s.what = r.what
          and s.number >= 5
          and (s.total = s.down_to_here or (s.total - s.down_to_here >= 5 and s.cells - s.place >= 2))
      )
  ), obstacles as (
    select t.what, s.stop, count(*) as number
    from told as t, lateral unnest(t.stops) as s (stop)
    group by t.what, s.stop
  ), when_wanted as (
    select t.what, w.time, count(*) as number
    from told as t, lateral unnest(t.times) as w (time)
    group by t.what, w.time
  )
  select json_build_object(
    'until', until,
    -- All counts are told as "at least", in steps of five: from one month to the next nobody can be taken off.
    'totals', coalesce(
      (
        select json_agg(json_build_object('what', tt.what, 'atLeast', tt.number / 5 * 5) order by tt.number / 5 desc, tt.what)
        from totals as tt where tt.number >= 5
      ),
      '[]'::json
    ),
    'cells', coalesce(
      (
        select json_agg(
          json_build_object(
            'what', c.what, 'zone', c.zone, 'column', c.cell_column, 'row', c.cell_row, 'atLeast', c.number / 5 * 5
          )
          order by c.what, c.cell_column, c.cell_row
        )
        from shown_cells as c
      ),
      '[]'::json
    ),
    -- Nor may those few be counted who did not say it.
    'stops', coalesce(
      (
        select json_agg(
          json_build_object('what', o.what, 'stop', o.stop, 'atLeast', o.number / 5 * 5)
          order by o.what, o.number / 5 desc, o.stop
        )
        from obstacles as o
        join totals as tt on tt.what = o.what
        where o.number >= 5 and (tt.number = o.number or tt.number - o.number >= 5)
      ),
      '[]'::json
    ),
    'times', coalesce(
      (
        select json_agg(
          json_build_object('what', w.what, 'time', w.time, 'atLeast', w.number / 5 * 5)
          order by w.what, w.number / 5 desc, w.time
        )
        from when_wanted as w
        join totals as tt on tt.what = w.what
        where w.number >= 5 and (tt.number = w.number or tt.number - w.number >= 5)
      ),
      '[]'::json
    )
  )
  into answer;
  return answer;
end;
$$;
comment on function public.needs_counts(text, date) is
  'What is said to be missing, as counts of at least five people in steps of five, of whole months that are over; with '
  'complementary suppression, so that a hidden count cannot be computed. "today" may be earlier than the day it is, not later.';
grant execute on function public.needs_counts(text, date) to anon, authenticated, service_role;
