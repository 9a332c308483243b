-- Who tells needs herself knows how many of a count are hers, and could see the moment it was shown: with four of her own,
-- that it took one more. So of every count a secret part is held back. It is always the same of the same count: with needs of her own
-- she may find it over months, where others tell none meanwhile (decision 15).

create table private.needs_key (
  is_only boolean primary key default true check (is_only),
  key bytea not null
);
comment on table private.needs_key is
  'The secret by which counts of needs are held back. The database makes it with its first need, so that no two installations share '
  'it; no role reads it. Changing it would let counts be compared: it never changes.';
alter table private.needs_key enable row level security;
revoke all on private.needs_key from anon, authenticated, service_role;

create function private.make_needs_key()
returns void
language sql
set search_path = ''
as $$
  insert into private.needs_key (key)
  select sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'))
  where not exists (select from private.needs_key)
  on conflict do nothing;
$$;
comment on function private.make_needs_key() is 'Makes the secret of private.needs_key where there is none yet.';

create function private.told(number bigint, variadic of_what text[])
returns integer
language sql
stable
set search_path = ''
as $$
  -- Without a secret nothing is told.
  select greatest(0, number - get_byte(sha256(k.key || convert_to(array_to_string(of_what, '/', ''), 'UTF8')), 0) % 5)::integer / 5 * 5
  from private.needs_key as k;
$$;
comment on function private.told(bigint, text[]) is
  'A count of needs as it may be told: a secret part of 0 to 4 is held back, always the same of the same count, and the rest told in steps of '
  'five. So five is told from five to nine people on; from how many is not shown, but could be found over months with needs of one''s own '
  '(decision 15). of_what: what it is a count of.';

create function public.needs_counts(neighbourhood text)
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
  until := date_trunc('month', now() at time zone home.time_zone)::date;
  with counted as (
    select n.* from public.needs as n where n.neighbourhood_id = home.id and n.week + 6 < until
  ), totals as (
    select c.what, count(*) as number, private.told(count(*), home.id::text, 'total', c.what) as at_least
    from counted as c
    group by c.what
  ), cells as (
    select
      c.what, c.zone, c.cell_column, c.cell_row, count(*) as number,
      private.told(
        count(*), home.id::text, 'cell', c.what, c.zone::text, c.cell_column::text, c.cell_row::text
      ) as at_least
    from counted as c
    where c.zone is not null
    group by c.what, c.zone, c.cell_column, c.cell_row
  ), ranked as (
    -- By what may be told of them, not by what they are.
    select c.*, row_number() over w as place, sum(c.number) over w as down_to_here
    from cells as c
    where c.at_least >= 5
    window w as (partition by c.what order by c.at_least desc, c.zone, c.cell_column, c.cell_row)
  ), last_shown as (
    -- Complementary suppression: what the total leaves beside the cells shown is never fewer than may be told either; else
    -- smaller cells are hidden with it until it is.
    select r.what, max(r.place) as place
    from ranked as r
    join totals as t on t.what = r.what
    where private.told((t.number - r.down_to_here)::bigint, home.id::text, 'rest', r.what, r.place::text) >= 5
    group by r.what
  ), shown_cells as (
    select r.* from ranked as r join last_shown as l on l.what = r.what and r.place <= l.place
  ), obstacles as (
    -- Nor may those few be counted who did not say it, or be known to be none.
    select o.what, o.stop, o.at_least
    from (
      select
        c.what, s.stop, count(*) as number, private.told(count(*), home.id::text, 'stop', c.what, s.stop) as at_least
      from counted as c, lateral unnest(c.stops) as s (stop)
      group by c.what, s.stop
    ) as o
    join totals as t on t.what = o.what
    where o.at_least >= 5 and private.told(t.number - o.number, home.id::text, 'without', o.what, o.stop) >= 5
  )
  select json_build_object(
    'until', until,
    'totals', coalesce(
      (
        select json_agg(json_build_object('what', t.what, 'atLeast', t.at_least) order by t.at_least desc, t.what)
        from totals as t where t.at_least >= 5
      ),
      '[]'::json
    ),
    'cells', coalesce(
      (
        select json_agg(
          json_build_object(
            'what', c.what, 'zone', c.zone, 'column', c.cell_column, 'row', c.cell_row, 'atLeast', c.at_least
          )
          order by c.what, c.cell_column, c.cell_row
        )
        from shown_cells as c
      ),
      '[]'::json
    ),
    'stops', coalesce(
      (
        select json_agg(
          json_build_object('what', o.what, 'stop', o.stop, 'atLeast', o.at_least) order by o.what, o.at_least desc, o.stop
        )
        from obstacles as o
      ),
      '[]'::json
    )
  )
  into answer;
  return answer;
end;
$$;
comment on function public.needs_counts(text) is
  'What is said to be missing, of whole months that are over, as counts in steps of five of which a secret part is held back; with '
  'complementary suppression. → {"until", "totals", "cells", "stops"}.';
grant execute on function public.needs_counts(text) to anon, authenticated, service_role;
