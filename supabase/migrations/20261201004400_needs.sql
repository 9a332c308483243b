-- What women say is missing: a kind of thing, roughly where, when, what stops them. Never who, never a point, never a day.
-- No address comes here, nor a hash that could be tried out: a row that counted it would have been written by the same
-- transaction, and its number (xmin) would join both. What keeps one woman from being counted five times are marks which mean
-- nothing here (decision 15).

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
create index needs_week_idx on public.needs (neighbourhood_id, week);
alter table public.needs enable row level security;
revoke all on public.needs from anon, authenticated, service_role;

create table private.need_marks (
  mark text primary key check (mark ~ '^[A-Za-z0-9_-]{22}$'),
  day date not null
);
comment on table private.need_marks is
  'Marks that needs of today came with, so that none counts twice. Each is made by the application with a key that is in its memory '
  'alone and lost when the day is over: here nothing says of what, and no guess can be tried out.';
comment on column private.need_marks.day is 'The day by UTC; with the first need of the next one it is forgotten.';
create index need_marks_day_idx on private.need_marks (day);
alter table private.need_marks enable row level security;
revoke all on private.need_marks from anon, authenticated, service_role;

create table private.needs_told (
  neighbourhood_id uuid primary key references public.neighbourhoods (id) on delete cascade,
  day date not null,
  number integer not null
);
comment on table private.needs_told is 'How many needs a neighbourhood took on its last day with any: the ceiling "need-here" of private.limits is of one day.';
comment on column private.needs_told.day is 'The day by UTC.';
alter table private.needs_told enable row level security;
revoke all on private.needs_told from anon, authenticated, service_role;

insert into private.limits (bucket, most, within) values ('need-here', 3000, '24 hours');

create function private.take_need_marks(marks jsonb)
returns boolean
language plpgsql
set search_path = ''
as $$
declare
  today date := (now() at time zone 'UTC')::date;
  allowance jsonb;
  free text;
  taken text[] := '{}';
begin
  if jsonb_typeof(marks) is distinct from 'array' or jsonb_array_length(marks) not between 1 and 8 then
    raise exception 'A need comes with marks.' using errcode = '22023';
  end if;
  -- One need at a time: what is free stays so until it is taken.
  perform pg_advisory_xact_lock(hashtext('vicina: marks of needs'));
  delete from private.need_marks as m where m.day < today;
  for allowance in select e.value from jsonb_array_elements(marks) as e loop
    if jsonb_typeof(allowance) <> 'array' or jsonb_array_length(allowance) not between 1 and 8
      or exists (select from jsonb_array_elements_text(allowance) as e where e.value !~ '^[A-Za-z0-9_-]{22}$') then
      raise exception 'A mark is of 22 letters of base64url.' using errcode = '22023';
    end if;
    select e.value into free
    from jsonb_array_elements_text(allowance) with ordinality as e (value, place)
    where e.value <> all (taken) and not exists (select from private.need_marks as m where m.mark = e.value)
    order by e.place
    limit 1;
    if free is null then
      return false;
    end if;
    taken := taken || free;
  end loop;
  -- Written once all lists have one left: a need that is not counted leaves nothing, so that the ceiling of needs is that of marks.
  insert into private.need_marks (mark, day) select t.mark, today from unnest(taken) as t (mark);
  return true;
end;
$$;
comment on function private.take_need_marks(jsonb) is
  'Takes of each list of marks the first that was not used today. False, and none is taken, where a list has none left.';

create function private.take_need_turn(home uuid)
returns void
language plpgsql
set search_path = ''
as $$
declare
  today date := (now() at time zone 'UTC')::date;
  told integer;
begin
  insert into private.needs_told as t (neighbourhood_id, day, number) values (home, today, 1)
  on conflict (neighbourhood_id) do update
  set day = excluded.day, number = case when t.day = excluded.day then t.number + 1 else 1 end
  returning t.number into told;
  if told > (select l.most from private.limits as l where l.bucket = 'need-here') then
    raise exception 'Too many in one day: please come back tomorrow.' using
      errcode = 'PT429',
      detail = ceil(extract(epoch from (today + 1)::timestamp at time zone 'UTC' - now()))::text;
  end if;
end;
$$;
comment on function private.take_need_turn(uuid) is
  'Counts one need of a neighbourhood, or refuses it with PT429 and the seconds until midnight (UTC) as detail.';

create function public.add_need(neighbourhood text, need jsonb, marks jsonb)
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
  monday date;
  said_times text[];
  said_stops text[];
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
  said_times := array(select distinct t from jsonb_array_elements_text(need -> 'times') as t order by t);
  said_stops := array(select distinct s from jsonb_array_elements_text(need -> 'stops') as s order by s);
  -- As the table has them, which would refuse the row without a sentence.
  if need ->> 'what' not in (
      'italian', 'childcare', 'work', 'training', 'documents', 'health', 'women', 'children', 'home', 'company'
    )
    or not said_times <@ array['school-hours', 'afternoon', 'evening', 'weekend', 'any']
    or not said_stops <@ array['child', 'hours', 'language', 'documents', 'cost', 'distance', 'fear', 'unknown'] then
    raise exception 'A need is one of a list, and so are its times and what stops her.' using errcode = '22023';
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
    -- South of the equator rows are negative, to the pole: 10,000 km.
    if (cell ->> 'zone')::integer > 60 or (cell ->> 'column')::integer > 5000
      or abs((cell ->> 'row')::integer) > 50000 then
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
  -- Told already: thanked like the first time. An answer of its own would say to whoever shares her connection that
  -- somebody has told the same.
  if not private.take_need_marks(marks) then
    return;
  end if;
  perform private.take_need_turn(home.id);
  perform private.make_needs_key();
  monday := date_trunc('week', now() at time zone home.time_zone)::date;
  -- Written together with others of the week, in a new order and under new names: which row came last, and which transaction
  -- brought it, cannot be told from rows.
  with others as (
    delete from public.needs as n
    where n.id in (
      select o.id from public.needs as o where o.neighbourhood_id = home.id and o.week = monday order by random() limit 63
    )
    returning n.what, n.zone, n.cell_column, n.cell_row, n.times, n.stops
  ), mixed as (
    select o.* from others as o
    union all
    select
      need ->> 'what', (cell ->> 'zone')::smallint, (cell ->> 'column')::integer, (cell ->> 'row')::integer,
      said_times, said_stops
  )
  insert into public.needs (neighbourhood_id, what, zone, cell_column, cell_row, times, stops, week)
  select home.id, m.what, m.zone, m.cell_column, m.cell_row, m.times, m.stops, monday
  from mixed as m
  order by random();
end;
$$;
comment on function public.add_need(text, jsonb, jsonb) is
  'Takes a need: {"what", "cell": {"zone", "column", "row"} or null, "times": […], "stops": […]}. The cell is one of 200 m of '
  'the UTM grid, south of the equator with negative rows; anything finer or unknown is refused with 22023. "marks" are lists of random '
  'marks of 22 letters of base64url, looked at in their order: of each list the first that was not used today (UTC) is taken, and where '
  'a list has none left the need was told already and is not counted again. Nothing is returned: there is nothing to come back to.';
grant execute on function public.add_need(text, jsonb, jsonb) to anon, authenticated;
