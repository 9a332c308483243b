-- What every page begins with: the neighbourhoods, the categories, whose data it is.

create function public.neighbourhoods_overview()
returns json
language sql
stable
set search_path = ''
as $$
  select coalesce(
    json_agg(
      json_build_object(
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
      )
      order by n.created_at, n.slug
    ),
    '[]'::json
  )
  from public.neighbourhoods as n;
$$;
comment on function public.neighbourhoods_overview() is 'All neighbourhoods, in the shape of the type Neighbourhood.';
grant execute on function public.neighbourhoods_overview() to anon, authenticated, service_role;

create function public.categories_overview(neighbourhood text)
returns json
language sql
stable
set search_path = ''
as $$
  select coalesce(
    json_agg(
      json_build_object(
        'slug', c.slug, 'group', c."group", 'name', coalesce(here.words -> 'name', c.name), 'icon', c.icon,
        'keywords', (
          select coalesce(
            jsonb_object_agg(
              l.locale, coalesce(c.keywords -> l.locale, '[]') || coalesce(here.words #> array['keywords', l.locale], '[]')
            ),
            '{}'
          )
          from (
            select jsonb_object_keys(c.keywords) as locale
            union
            select jsonb_object_keys(coalesce(here.words -> 'keywords', '{}'))
          ) as l
        ),
        'osmTags', c.osm_tags, 'hsdsTerm', c.hsds_term, 'placeCount', coalesce(counts.number, 0)
      )
      order by c.position, c.slug
    ),
    '[]'::json
  )
  from public.categories as c
  left join public.neighbourhoods as home on home.slug = categories_overview.neighbourhood
  cross join lateral (select c.in_countries -> home.country as words) as here
  left join (
    select p.category, count(*) as number
    from public.places as p
    join public.neighbourhoods as n on n.id = p.neighbourhood_id
    where n.slug = categories_overview.neighbourhood
    group by p.category
  ) as counts on counts.category = c.slug;
$$;
comment on function public.categories_overview(text) is
  'All categories, as they are called in the country of the neighbourhood, with the number of its places in each.';
grant execute on function public.categories_overview(text) to anon, authenticated, service_role;

create function public.credits()
returns json
language sql
stable
set search_path = ''
as $$
  select coalesce(json_agg(c.credit order by c.credit ->> 'name'), '[]'::json)
  from (
    select distinct jsonb_build_object('name', s ->> 'name', 'url', s ->> 'url', 'licence', s ->> 'licence') as credit
    from (
      select jsonb_array_elements(p.sources) from public.places as p
      union all
      select jsonb_array_elements(o.sources) from public.organisations as o
      union all
      select jsonb_array_elements(r.sources) from public.residents as r
      union all
      select jsonb_array_elements(n.sources) from public.neighbourhoods as n
    ) as all_sources (s)
  ) as c;
$$;
comment on function public.credits() is 'Every source of any entry once: [{"name", "url", "licence"}].';
grant execute on function public.credits() to anon, authenticated, service_role;
