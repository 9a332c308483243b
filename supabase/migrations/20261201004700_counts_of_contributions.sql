-- Who contributed: counts of people begin at five.

create function public.contribution_counts(neighbourhood text, today date default null)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
  until timestamp;
begin
  select n.* into home from public.neighbourhoods as n where n.slug = contribution_counts.neighbourhood;
  if home.id is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  -- Of quarters that are over: a count that moved on the day somebody proposed something would say who it was.
  until := date_trunc('quarter', least(coalesce(today, current_date), (now() at time zone home.time_zone)::date));
  return (
    with all_of_them as (
      select
        case
          when c.contributor_kind <> 'import' and c.kind = 'update' and c.changes ? 'confirmed_at'
            and (select count(*) from jsonb_object_keys(c.changes)) = 1 then 'confirmation'
          else c.contributor_kind
        end as by,
        c.state, c.target,
        date_trunc('quarter', c.created_at at time zone home.time_zone) as quarter,
        date_trunc('quarter', c.decided_at at time zone home.time_zone) as decided,
        extract(epoch from c.decided_at - c.created_at) / 86400 as days
      from public.contributions as c
      where c.neighbourhood_id = home.id
    ), counts as (
      select a.quarter, a.by, count(*) as number from all_of_them as a where a.quarter < until group by a.quarter, a.by
    ), decisions as (
      -- What waited for somebody: neighbours' proposals, accepted or refused.
      select a.decided as quarter, count(*) as number, percentile_cont(0.5) within group (order by a.days) as median
      from all_of_them as a
      where a.by = 'neighbour' and a.decided < until and a.state not in ('pending', 'asked', 'withdrawn')
      group by a.decided
    )
    select json_build_object(
      'until', to_char(until, 'YYYY-MM-DD'),
      'quarters', coalesce(
        (
          select json_agg(
            json_build_object(
              'quarter', to_char(q.quarter, 'YYYY-"Q"Q'),
              -- Null: one to four.
              'by', (
                select json_object_agg(c.by, case when c.number >= 5 then c.number end order by c.by)
                from counts as c where c.quarter = q.quarter
              ),
              'decided', (select case when d.number >= 5 then d.number end from decisions as d where d.quarter = q.quarter),
              'medianDays', (
                select case when d.number >= 5 then round(d.median::numeric, 1) end from decisions as d where d.quarter = q.quarter
              )
            )
            order by q.quarter
          )
          from (select c.quarter from counts as c union select d.quarter from decisions as d) as q
        ),
        '[]'::json
      )
    )
  );
end;
$$;
comment on function public.contribution_counts(text, date) is
  'Who contributed, quarter by quarter, and in how many days a proposal was decided (median): counts of five or more, of quarters '
  'that are over. "today" may be earlier than the day it is, not later.';
grant execute on function public.contribution_counts(text, date) to anon, authenticated, service_role;
