-- The search asks places where they are on the day: what moved is found where it went, what a notice closes is not open, and a
-- service that is asked for by its name is open at its own hours.

create function private.hours_asked(opening_hours text, services jsonb, wanted text)
returns text
language sql
immutable
parallel safe
set search_path = ''
as $$
  select case when asked.one is null then opening_hours else asked.one ->> 'hours' end
  from (select 1) as always
  left join lateral (
    select s.one
    from jsonb_array_elements(services) with ordinality as s (one, at)
    where not exists (
      select 1
      from regexp_split_to_table(wanted, ' ') as w (word)
      where strpos(' ' || private.search_normalise(private.all_texts(s.one -> 'name')), ' ' || w.word) = 0
    )
    order by s.at
    limit 1
  ) as asked on true;
$$;
comment on function private.hours_asked(text, jsonb, text) is
  'The hours of the service that the words name (normalised for the search), else the place''s own.';
grant execute on function private.hours_asked(text, jsonb, text) to anon, authenticated, service_role;
grant execute on function private.all_texts(jsonb) to anon, authenticated, service_role;

create or replace function public.opening_hours_in_use(neighbourhood text)
returns json
language sql
stable
set search_path = ''
as $$
  select coalesce(json_agg(distinct h.hours), '[]'::json)
  from public.places as p
  join public.neighbourhoods as n on n.id = p.neighbourhood_id
  cross join lateral (
    select p.opening_hours as hours
    union all
    select s.one ->> 'hours' from jsonb_array_elements(p.services) as s (one)
  ) as h
  where n.slug = opening_hours_in_use.neighbourhood and h.hours is not null;
$$;
comment on function public.opening_hours_in_use(text) is 'The distinct opening_hours strings of a neighbourhood, of its places and of their services.';
