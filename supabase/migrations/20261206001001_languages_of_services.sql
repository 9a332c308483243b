-- A desk at which somebody speaks her language is found: the place it is in is not one where nobody does.

create function private.languages_inside(services jsonb)
returns text[]
language sql
immutable
parallel safe
set search_path = ''
as $$
  select coalesce(array_agg(distinct l.code), '{}')
  from jsonb_array_elements(services) as s (one)
  cross join lateral jsonb_array_elements_text(coalesce(s.one -> 'languages', '[]')) as l (code);
$$;
comment on function private.languages_inside(jsonb) is 'The languages that are spoken at services of a place.';
grant execute on function private.languages_inside(jsonb) to anon, authenticated, service_role;

create function private.languages_asked(languages text[], services jsonb, wanted text)
returns text[]
language sql
immutable
parallel safe
set search_path = ''
as $$
  select case
    when asked.one is null then languages
    else array(select jsonb_array_elements_text(coalesce(asked.one -> 'languages', '[]')))
  end
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
comment on function private.languages_asked(text[], jsonb, text) is
  'The languages of the service that the words name (normalised for the search), else the place''s own.';
grant execute on function private.languages_asked(text[], jsonb, text) to anon, authenticated, service_role;

create or replace function public.languages_in_use(neighbourhood text)
returns json
language sql
stable
set search_path = ''
as $$
  select coalesce(json_agg(json_build_object('code', l.code, 'count', l.number) order by l.number desc, l.code), '[]'::json)
  from (
    select spoken.code, count(*) as number
    from public.places as p
    join public.neighbourhoods as n on n.id = p.neighbourhood_id
    cross join lateral (
      select distinct one.code from unnest(p.languages || private.languages_inside(p.services)) as one (code)
    ) as spoken
    where n.slug = languages_in_use.neighbourhood
    group by spoken.code
  ) as l;
$$;
comment on function public.languages_in_use(text) is
  'Languages spoken at the places of a neighbourhood, or at a service of theirs: [{"code", "count"}].';
