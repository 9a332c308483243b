-- What everyone may see of what organisations report of a year: counts of five or more.

create function private.shown_beside(total bigint, counts bigint[])
returns integer
language sql
immutable
parallel safe
set search_path = ''
as $$
  -- As needs_counts does it: what is left over when all that is shown is taken from the total is nothing, or at least five in
  -- at least two parts; else smaller parts are hidden with it until it is.
  select coalesce(max(r.place), 0)::integer
  from (
    select c.number, row_number() over parts as place, sum(c.number) over parts as down_to_here, count(*) over () as parts
    from unnest(counts) as c (number)
    where c.number > 0
    window parts as (order by c.number desc rows unbounded preceding)
  ) as r
  where r.number >= 5 and (total = r.down_to_here or (total - r.down_to_here >= 5 and r.parts - r.place >= 2));
$$;
comment on function private.shown_beside(bigint, bigint[]) is
  'How many of the largest parts of a total may be told beside it, so that no hidden one can be computed.';

create function private.tells_of_nobody(total bigint, largest bigint)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
  select total = 0 or (total >= 5 and (total = largest or total - largest >= 5));
$$;
comment on function private.tells_of_nobody(bigint, bigint) is
  'Whether a sum may be told: it is of none, or of five or more; and whoever gave its largest part, and takes it from the sum, is left '
  'with none, or with five or more.';

create function public.yearly_counts(neighbourhood text, today date default null)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
  until integer;
  month date;
begin
  select n.* into home from public.neighbourhoods as n where n.slug = yearly_counts.neighbourhood;
  if home.id is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  if not isfinite(today) then
    perform private.refuse('today', 'invalid', 'A day, like 2026-11-26.');
  end if;
  month := date_trunc('month', now() at time zone home.time_zone)::date;
  -- Of years that are over: while one lasts, a sum would move with every person.
  until := extract(year from least(coalesce(today, current_date), (now() at time zone home.time_zone)::date));
  return (
    with said as (
      -- Until the month is over as it was when it began: else who corrects her own count, step by step, could see at which the sum
      -- of all begins to be told or takes its next step, and from that compute another's.
      select y.organisation_id, y.year, y.action,
        case when y.corrected_in = month then y.people_before else y.people end as people,
        case when y.corrected_in = month then y.women_before else y.women end as women
      from private.yearly_counts as y
      where y.neighbourhood_id = home.id and y.year < until
    ), told as (
      select s.* from said as s where s.people > 0
    ), totals as (
      select t.year, t.action, sum(t.people) as people, sum(t.women) as women,
        -- Where one organisation has not counted women, nobody knows how many there were.
        bool_and(t.women is not null) as women_known,
        private.tells_of_nobody(sum(t.people), max(t.people)) as people_tell,
        -- Nor may those few be counted who are not women.
        private.tells_of_nobody(sum(t.women), max(t.women))
          and private.tells_of_nobody(sum(t.people - t.women), max(t.people - t.women)) as women_tell,
        private.shown_beside(sum(t.people), array_agg(t.people::bigint)) as shown
      from told as t
      group by t.year, t.action
    ), ranked as (
      -- Of two that are alike both are told or neither, so that the order says nothing.
      select t.*, o.slug, o.name, rank() over (partition by t.year, t.action order by t.people desc) as first_place,
        count(*) over (partition by t.year, t.action, t.people) as alike
      from told as t
      join public.organisations as o on o.id = t.organisation_id
    )
    select coalesce(
      json_agg(
        json_build_object(
          'year', tt.year,
          'action', tt.action,
          'atLeast', tt.people / 5 * 5,
          'women', case when tt.women_known and tt.women >= 5 and tt.women_tell then tt.women / 5 * 5 end,
          'organisations', (
            select coalesce(
              json_agg(json_build_object('organisation', r.slug, 'name', r.name, 'atLeast', r.people / 5 * 5) order by r.people / 5 desc, r.slug),
              '[]'::json
            )
            from ranked as r
            where r.year = tt.year and r.action = tt.action and r.first_place + r.alike - 1 <= tt.shown
          )
        )
        order by tt.year desc, array_position(array['orientation', 'italian', 'training', 'work'], tt.action)
      ),
      '[]'::json
    )
    from totals as tt
    where tt.people_tell
  );
end;
$$;
comment on function public.yearly_counts(text, date) is
  'What organisations report of years that are over, as counts of at least five people in steps of five; with complementary '
  'suppression, so that a hidden count cannot be computed from a total. What is corrected is told from the next month on. "today" may '
  'be earlier than the day it is, not later.';
grant execute on function public.yearly_counts(text, date) to anon, authenticated, service_role;
