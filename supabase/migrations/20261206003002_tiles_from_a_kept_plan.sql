-- What a tile shows, by a plan that is made once for a session: making it anew cost more than the hundred points of a tile.

drop function public.places_in_box(double precision[], timestamptz, double precision, integer);

create function public.places_in_box(
  box double precision[], at timestamptz, cell double precision default null, most integer default 5000, neighbourhood text default null
)
returns json
language plpgsql
stable
set search_path = ''
-- Of every box the plan is the same: the index of boxes.
set plan_cache_mode = force_generic_plan
as $$
declare
  envelope constant extensions.geometry := extensions.st_makeenvelope(box[1], box[2], box[3], box[4], 4326);
  only_in uuid;
  found json;
begin
  if neighbourhood is not null then
    select n.id into only_in from public.neighbourhoods as n where n.slug = places_in_box.neighbourhood;
  end if;
  with shown as not materialized (
    select s.row, s.id, extensions.st_x(s.point) as lon, extensions.st_y(s.point) as lat, s.precision
    from (
      select p.ctid as row, p.id, p.location::extensions.geometry as point, null::text as precision
      from public.places as p
      where p.location::extensions.geometry operator(extensions.&&) envelope and p.notices = '[]'
        and (places_in_box.neighbourhood is null or p.neighbourhood_id = only_in)
      union all
      -- What moved for a time is where it is today; of the others of these the index of positions knows nothing.
      select p.ctid, p.id, moved.location::extensions.geometry,
        case when moved.location is distinct from p.location then 'approximate' end
      from public.places as p
      join public.neighbourhoods as n on n.id = p.neighbourhood_id
      cross join lateral (
        select case
          when p.location_precision = 'area-only' then p.location
          else private.location_on(p.location, p.notices, to_char(places_in_box.at at time zone n.time_zone, 'YYYY-MM-DD'))
        end as location
      ) as moved
      where p.notices <> '[]' and moved.location::extensions.geometry operator(extensions.&&) envelope
        and (places_in_box.neighbourhood is null or p.neighbourhood_id = only_in)
      -- Each is turned into a point once, not once for each time it is spoken of.
      offset 0
    ) as s
  ),
  cells as (
    select avg(s.lon) as lon, avg(s.lat) as lat, count(*) as number, min(s.row) as row, min(s.precision) as precision
    from shown as s
    where cell is not null
    group by floor(s.lon / cell), floor(s.lat / cell)
  ),
  alone as (
    (select s.row, s.lon, s.lat, s.precision from shown as s where cell is null order by s.id limit least(most, 5000))
    union all
    select c.row, c.lon, c.lat, c.precision from cells as c where c.number = 1
  )
  select json_build_object(
    'places', coalesce(
      (
        select json_agg(
          json_build_array(
            p.slug, n.slug, n.default_locale, p.name, p.category, coalesce(a.precision, p.location_precision),
            round(a.lon * 1e7) / 1e7, round(a.lat * 1e7) / 1e7
          )
          order by p.id
        )
        from alone as a
        -- Where the row lies was found above, in this same statement: nothing has moved it since.
        join public.places as p on p.ctid = a.row
        join public.neighbourhoods as n on n.id = p.neighbourhood_id
      ),
      '[]'::json
    ),
    'cells', coalesce(
      (
        select json_agg(json_build_array(round(c.lon * 1e7) / 1e7, round(c.lat * 1e7) / 1e7, c.number) order by c.lon, c.lat)
        from cells as c where c.number > 1
      ),
      '[]'::json
    )
  ) into found;
  return found;
end;
$$;
comment on function public.places_in_box(double precision[], timestamptz, double precision, integer, text) is
  'What a map shows of places in a box [west, south, east, north] at a moment, of all neighbourhoods or of one: {"places": [[slug, '
  'neighbourhood, its locale, name, category, precision, lon, lat]], "cells": [[lon, lat, number]]}. With a cell (degrees), several in one cell of '
  'that grid are one point in their middle with their number; without, at most 5,000 places.';
grant execute on function public.places_in_box(double precision[], timestamptz, double precision, integer, text)
  to anon, authenticated, service_role;
