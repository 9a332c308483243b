-- A change in one neighbourhood leaves what is kept of the others as it is.

-- The last revision of one is asked about once a second: the first of this index.
create index revisions_neighbourhood_version_idx on public.revisions (neighbourhood_id, id desc);
drop index public.revisions_neighbourhood_id_idx;

create function public.neighbourhood_version(neighbourhood text, known bigint)
returns json
language sql
stable
security definer
set search_path = ''
as $$
  select json_build_object(
    'version',
    greatest(
      -- What belongs to none (an organisation, a neighbourhood that was added or left) is shown by all.
      (
        select r.id from public.revisions as r where r.neighbourhood_id is null and r.id <= known
        order by r.id desc limit 1
      ),
      (
        select r.id from public.revisions as r where r.neighbourhood_id = n.id and r.id <= known
        order by r.id desc limit 1
      ),
      0
    ),
    'timeZone', n.time_zone
  )
  from public.neighbourhoods as n
  where n.slug = neighbourhood_version.neighbourhood;
$$;
comment on function public.neighbourhood_version(text, bigint) is
  'The last revision up to a known one of what a neighbourhood shows, its own or of what belongs to none, and its zone: {"version", "timeZone"}; null when there is no such '
  'neighbourhood.';
grant execute on function public.neighbourhood_version(text, bigint) to anon, authenticated, service_role;
