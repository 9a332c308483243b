-- What a tile of the map shows of places: six columns, and of many only how many.

create function public.places_in_box(box double precision[], at timestamptz, cell double precision default null, most integer default 5000)
returns json
language sql
stable
set search_path = ''
as $$
  with asked as (
    select extensions.st_makeenvelope(box[1], box[2], box[3], box[4], 4326) as envelope
  ),
  shown as (
    select p.id, p.neighbourhood_id, p.slug, p.name, p.category, p.location_precision as precision,
      p.location::extensions.geometry as point
    from asked, public.places as p
    where p.location::extensions.geometry operator(extensions.&&) asked.envelope and p.notices = '[]'
    union all
    -- What moved for a time is where it is today; of the others of these the index of positions knows nothing.
    select p.id, p.neighbourhood_id, p.slug, p.name, p.category,
      case when moved.location is distinct from p.location then 'approximate' else p.location_precision end,
      moved.location::extensions.geometry
    from asked, public.places as p
    join public.neighbourhoods as n on n.id = p.neighbourhood_id
    cross join lateral (
      select case
        when p.location_precision = 'area-only' then p.location
        else private.location_on(p.location, p.notices, to_char(at at time zone n.time_zone, 'YYYY-MM-DD'))
      end as location
    ) as moved
    where p.notices <> '[]' and moved.location::extensions.geometry operator(extensions.&&) asked.envelope
  ),
  singles as (
    select s.* from shown as s where cell is null order by s.id limit least(most, 5000)
  ),
  cells as (
    select avg(extensions.st_x(s.point)) as lon, avg(extensions.st_y(s.point)) as lat, count(*) as number, (array_agg(s.id))[1] as one
    from shown as s
    where cell is not null
    group by floor(extensions.st_x(s.point) / cell), floor(extensions.st_y(s.point) / cell)
  ),
  alone as (
    select s.* from singles as s
    union all
    select s.* from cells as c join shown as s on s.id = c.one where c.number = 1
  )
  select json_build_object(
    'places', coalesce(
      (
        select json_agg(
          json_build_array(
            a.slug, n.slug, n.default_locale, a.name, a.category, a.precision,
            round(extensions.st_x(a.point)::numeric, 7), round(extensions.st_y(a.point)::numeric, 7)
          )
          order by a.id
        )
        from alone as a
        join public.neighbourhoods as n on n.id = a.neighbourhood_id
      ),
      '[]'::json
    ),
    'cells', coalesce(
      (
        select json_agg(json_build_array(round(c.lon::numeric, 7), round(c.lat::numeric, 7), c.number) order by c.lon, c.lat)
        from cells as c where c.number > 1
      ),
      '[]'::json
    )
  );
$$;
comment on function public.places_in_box(double precision[], timestamptz, double precision, integer) is
  'What a map shows of places in a box [west, south, east, north] at a moment: {"places": [[slug, neighbourhood, its locale, name, category, precision, lon, lat]], '
  '"cells": [[lon, lat, number]]}. With a cell (degrees), several in one cell of that grid are one point in their middle with their number; without, at most 5,000 places.';
grant execute on function public.places_in_box(double precision[], timestamptz, double precision, integer) to anon, authenticated, service_role;
