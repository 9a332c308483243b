-- What contributions call fields, and what tables call columns: GeoJSON for geography, slugs for references.

create function private.editable_fields(target text)
returns text[]
language sql
immutable
parallel safe
set search_path = ''
as $$
  select case target
    when 'neighbourhoods' then array[
      'slug', 'name', 'summary', 'city', 'outline', 'default_locale', 'locales', 'time_zone', 'country',
      'local_holidays', 'sources'
    ]
    when 'categories' then array['slug', 'group', 'name', 'keywords', 'icon', 'osm_tags', 'hsds_term', 'position']
    when 'organisations' then array['slug', 'kind', 'name', 'about', 'contacts', 'areas_served', 'sources', 'confirmed_at']
    when 'places' then array[
      'neighbourhood', 'organisation', 'category', 'slug', 'name', 'summary', 'keywords', 'address', 'location',
      'location_precision', 'opening_hours', 'opening_hours_year', 'opening_hours_note', 'languages', 'audience',
      'features', 'asked', 'not_asked', 'contacts', 'sources', 'confirmed_at'
    ]
    when 'activities' then array[
      'neighbourhood', 'place', 'organisation', 'slug', 'kind', 'stage', 'title', 'about', 'where_note', 'schedule',
      'schedule_year', 'schedule_note', 'cancelled', 'levels', 'hours_per_week', 'weeks', 'cost_euro', 'cost_note',
      'conditions', 'childcare', 'places_left', 'languages', 'audience', 'features', 'asked', 'not_asked', 'how_to_join',
      'contacts', 'deadline', 'contract', 'requirements', 'demonstration', 'calendar_uid', 'sources', 'confirmed_at'
    ]
    when 'residents' then array[
      'neighbourhood', 'slug', 'code', 'name', 'outline', 'year', 'total', 'women', 'minors', 'foreign_citizens',
      'citizenships', 'sources'
    ]
  end;
$$;
comment on function private.editable_fields(text) is 'The fields of a live table that a contribution may change.';

create function private.to_columns(fields jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  columns jsonb := fields;
  geometry text;
begin
  -- The geography type reads EWKT from text.
  foreach geometry in array array['location', 'outline'] loop
    if jsonb_typeof(columns -> geometry) = 'object' then
      columns := jsonb_set(
        columns,
        array[geometry],
        to_jsonb(extensions.st_asewkt(extensions.st_setsrid(extensions.st_geomfromgeojson((columns -> geometry)::text), 4326)))
      );
    end if;
  end loop;
  if columns ? 'neighbourhood' then
    columns := (columns - 'neighbourhood') || jsonb_build_object(
      'neighbourhood_id', (select id from public.neighbourhoods where slug = fields ->> 'neighbourhood')
    );
    if columns ->> 'neighbourhood_id' is null then
      raise exception 'There is no neighbourhood "%".', fields ->> 'neighbourhood' using errcode = '23503';
    end if;
  end if;
  if columns ? 'organisation' then
    columns := (columns - 'organisation') || jsonb_build_object(
      'organisation_id', (select id from public.organisations where slug = fields ->> 'organisation')
    );
    if fields ->> 'organisation' is not null and columns ->> 'organisation_id' is null then
      raise exception 'There is no organisation "%".', fields ->> 'organisation' using errcode = '23503';
    end if;
  end if;
  if columns ? 'place' then
    columns := (columns - 'place') || jsonb_build_object(
      'place_id', (
        select p.id
        from public.places as p
        join public.neighbourhoods as n on n.id = p.neighbourhood_id
        where n.slug || '/' || p.slug = fields ->> 'place'
      )
    );
    if fields ->> 'place' is not null and columns ->> 'place_id' is null then
      raise exception 'There is no place "%".', fields ->> 'place' using errcode = '23503';
    end if;
  end if;
  return columns;
end;
$$;
comment on function private.to_columns(jsonb) is 'Fields as contributions name them, to columns: GeoJSON to EWKT, slugs to ids.';

create function private.to_fields(target text, columns jsonb)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select coalesce(jsonb_object_agg(f.key, f.value), '{}'::jsonb)
  from jsonb_each(
    columns
    || case
      when columns ? 'neighbourhood_id' then jsonb_build_object(
        'neighbourhood', (select slug from public.neighbourhoods where id = (columns ->> 'neighbourhood_id')::uuid)
      )
      else '{}'::jsonb
    end
    || case
      when columns ? 'organisation_id' then jsonb_build_object(
        'organisation', (select slug from public.organisations where id = (columns ->> 'organisation_id')::uuid)
      )
      else '{}'::jsonb
    end
    || case
      when columns ? 'place_id' then jsonb_build_object(
        'place', (
          select n.slug || '/' || p.slug
          from public.places as p
          join public.neighbourhoods as n on n.id = p.neighbourhood_id
          where p.id = (columns ->> 'place_id')::uuid
        )
      )
      else '{}'::jsonb
    end
  ) as f (key, value)
  where f.key = any (private.editable_fields(target));
$$;
comment on function private.to_fields(text, jsonb) is 'Columns of a row as JSON, geography as GeoJSON, to fields as contributions name them.';

create function private.canonical_fields(target text, fields jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  unknown text;
  geometry text;
  columns jsonb := private.to_columns(fields - 'location' - 'outline');
  whole jsonb;
  canonical jsonb;
begin
  select k into unknown
  from jsonb_object_keys(fields) as k
  where k <> all (private.editable_fields(target))
  limit 1;
  if unknown is not null then
    raise exception 'The field "%" of % cannot be changed.', unknown, target using errcode = '42703';
  end if;
  -- Through the table's own types and back, so that equal values are written equally.
  execute format('select to_jsonb(r) from jsonb_populate_record(null::public.%I, $1) as r', target)
  into whole
  using columns;
  canonical := private.to_fields(
    target, (select coalesce(jsonb_object_agg(w.key, w.value), '{}') from jsonb_each(whole) as w (key, value) where columns ? w.key)
  );
  foreach geometry in array array['location', 'outline'] loop
    if fields ? geometry then
      canonical := canonical || jsonb_build_object(geometry, case
        when jsonb_typeof(fields -> geometry) = 'object' then
          extensions.st_asgeojson(extensions.st_geomfromgeojson((fields -> geometry)::text), 7)::jsonb
      end);
    end if;
  end loop;
  return canonical;
end;
$$;
comment on function private.canonical_fields(text, jsonb) is 'Proposed fields written as the live entry would write them; refuses unknown ones.';

create function private.live_fields(target text, entry_id uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  columns jsonb;
begin
  execute format(
    'select to_jsonb(r) %s from public.%I as r where r.id = $1',
    case
      when target = 'places' then '|| jsonb_build_object(''location'', extensions.st_asgeojson(r.location, 7)::jsonb)'
      when target in ('neighbourhoods', 'residents') then
        '|| jsonb_build_object(''outline'', extensions.st_asgeojson(r.outline, 7)::jsonb)'
      else ''
    end,
    target
  )
  into columns
  using entry_id;
  return case when columns is null then null else private.to_fields(target, columns) end;
end;
$$;
comment on function private.live_fields(text, uuid) is 'The editable fields of a live entry, or null when it is not there.';
