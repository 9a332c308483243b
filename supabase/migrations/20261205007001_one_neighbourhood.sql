-- A page about one neighbourhood reads that one, however many there are.

create function private.neighbourhood_json(n public.neighbourhoods)
returns json
language sql
stable
set search_path = ''
as $$
  select json_build_object(
    'slug', n.slug,
    'name', n.name,
    'summary', n.summary,
    'city', n.city,
    'defaultLocale', n.default_locale,
    'locales', n.locales,
    'timeZone', n.time_zone,
    'country', n.country,
    'subdivision', n.subdivision,
    'localHolidays', n.local_holidays, 'schoolCalendar', n.school_calendar, 'revision', n.revision,
    'obstacleSurvey', n.obstacle_survey,
    'credits', n.credits,
    'sources', n.sources,
    'outline', extensions.st_asgeojson(n.outline, 5)::json,
    'bbox', json_build_array(
      extensions.st_xmin(n.outline::extensions.geometry), extensions.st_ymin(n.outline::extensions.geometry),
      extensions.st_xmax(n.outline::extensions.geometry), extensions.st_ymax(n.outline::extensions.geometry)
    ),
    'centre', json_build_array(
      round(extensions.st_x(extensions.st_centroid(n.outline::extensions.geometry))::numeric, 6),
      round(extensions.st_y(extensions.st_centroid(n.outline::extensions.geometry))::numeric, 6)
    ),
    'placeCount', (select count(*) from public.places as p where p.neighbourhood_id = n.id)
  );
$$;
comment on function private.neighbourhood_json(public.neighbourhoods) is 'A neighbourhood in the shape of the type Neighbourhood.';
grant execute on function private.neighbourhood_json(public.neighbourhoods) to anon, authenticated, service_role;

create or replace function public.neighbourhoods_overview()
returns json
language sql
stable
set search_path = ''
as $$
  select coalesce(json_agg(private.neighbourhood_json(n) order by n.created_at, n.slug), '[]'::json)
  from public.neighbourhoods as n;
$$;

create function public.neighbourhood_by_slug(slug text)
returns json
language sql
stable
set search_path = ''
as $$
  select json_build_object(
    'neighbourhood', private.neighbourhood_json(n),
    'isOnly', not exists (select from public.neighbourhoods as other where other.id <> n.id)
  )
  from public.neighbourhoods as n
  where n.slug = neighbourhood_by_slug.slug;
$$;
comment on function public.neighbourhood_by_slug(text) is
  'One neighbourhood, and whether there is no other: {"neighbourhood", "isOnly"}, as neighbourhoods_overview has it; null when there is none of that slug.';
grant execute on function public.neighbourhood_by_slug(text) to anon, authenticated, service_role;
