-- The fields of each kind of entry, as contributions name them: which there are, which anyone may propose, what tables call
-- them. GeoJSON for geography, slugs for references.

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
      'local_holidays', 'school_calendar', 'subdivision', 'credits', 'obstacle_survey', 'sources'
    ]
    when 'categories' then array[
      'slug', 'group', 'name', 'keywords', 'icon', 'osm_tags', 'in_countries', 'hsds_term', 'position'
    ]
    when 'residents' then array[
      'neighbourhood', 'slug', 'code', 'name', 'outline', 'year', 'total', 'women', 'minors', 'foreign_citizens',
      'citizenships', 'sources'
    ]
    when 'photos' then array[
      'neighbourhood', 'place_id', 'activity_id', 'organisation_id', 'alt', 'width', 'height', 'media_type'
    ]
    when 'agreements' then array[
      'neighbourhood', 'slug', 'kind', 'name', 'about', 'since', 'until', 'sources', 'confirmed_at'
    ]
    when 'agreement_members' then array[
      'neighbourhood', 'agreement', 'organisation', 'slug', 'role', 'since', 'until', 'note', 'certainty', 'sources',
      'confirmed_at'
    ]
    when 'organisations' then array[
      'slug', 'kind', 'name', 'about', 'contacts', 'areas_served', 'sources', 'confirmed_at'
    ]
    when 'places' then array[
      'slug', 'neighbourhood', 'name', 'keywords', 'summary', 'category', 'organisation', 'address', 'location',
      'location_precision', 'opening_hours', 'opening_hours_year', 'opening_hours_note', 'languages', 'audience',
      'features', 'asked', 'not_asked', 'contacts', 'sources', 'confirmed_at'
    ]
    when 'activities' then array[
      'slug', 'neighbourhood', 'kind', 'stage', 'title', 'about', 'place', 'where_note', 'organisation', 'schedule',
      'schedule_year', 'schedule_note', 'cancelled', 'levels', 'hours_per_week', 'weeks', 'cost_euro', 'cost_note',
      'conditions', 'childcare', 'places_left', 'languages', 'audience', 'features', 'asked', 'not_asked',
      'how_to_join', 'contacts', 'deadline', 'contract', 'requirements', 'demonstration', 'calendar_uid', 'sources',
      'confirmed_at'
    ]
    when 'practices' then array[
      'slug', 'neighbourhood', 'organisation', 'title', 'context', 'steps', 'costs', 'result', 'evidence', 'stages',
      'areas', 'languages', 'since', 'until', 'sources', 'confirmed_at'
    ]
    when 'relationships' then array[
      'slug', 'neighbourhood', 'from_organisation', 'kind', 'to_organisation', 'agreement', 'since', 'until',
      'activity_kind', 'stage', 'category', 'note', 'certainty', 'sources', 'confirmed_at'
    ]
  end;
$$;
comment on function private.editable_fields(text) is 'The fields of a live table that a contribution may change.';

create function private.proposable_fields(target text, kind text)
returns text[]
language sql
immutable
parallel safe
set search_path = ''
as $$
  select case
    when kind = 'close' then '{}'::text[]
    when target = 'organisations' then array['kind', 'name', 'about', 'contacts']
      || case when kind = 'create' then array['areas_served'] else '{}'::text[] end
    when target = 'places' then array[
      'name', 'summary', 'category', 'organisation', 'address', 'location', 'location_precision', 'opening_hours',
      'opening_hours_note', 'languages', 'audience', 'features', 'asked', 'not_asked', 'contacts'
    ]
    when target = 'activities' then array[
      'kind', 'stage', 'title', 'about', 'place', 'where_note', 'organisation', 'schedule', 'schedule_note',
      'cancelled', 'levels', 'hours_per_week', 'weeks', 'cost_euro', 'cost_note', 'conditions', 'childcare',
      'places_left', 'languages', 'audience', 'features', 'asked', 'not_asked', 'how_to_join', 'contacts', 'deadline',
      'contract', 'requirements'
    ]
    when target = 'practices' then array[
      'title', 'context', 'steps', 'costs', 'result', 'evidence', 'stages', 'areas', 'languages', 'since', 'until',
      'sources'
    ]
      || case when kind = 'create' then array['organisation'] else '{}'::text[] end
    when target = 'relationships' then array['since', 'until', 'stage', 'note', 'sources']
      || case when kind = 'create' then array['from_organisation', 'kind', 'to_organisation', 'certainty'] else '{}'::text[] end
  end;
$$;
comment on function private.proposable_fields(text, text) is 'What anyone may propose to change. Everything else is forged.';

create function private.known_values(field text)
returns text[]
language sql
immutable
parallel safe
set search_path = ''
as $$
  select case field
    when 'audience' then array[
      'women', 'mothers', 'families', 'children', 'young-people', 'adults', 'older-people', 'disabled-people',
      'tenants', 'students'
    ]
    when 'features' then array['women-only', 'child-welcome', 'childcare', 'free', 'step-free', 'wifi', 'outdoor']
    when 'asked' then array[
      'identity-document', 'residence-permit', 'residence-proof', 'tax-code', 'referral', 'appointment', 'registration',
      'membership'
    ]
    when 'not_asked' then array[
      'identity-document', 'residence-permit', 'residence-proof', 'tax-code', 'referral', 'appointment', 'registration',
      'membership'
    ]
    when 'levels' then array['A0', 'A1', 'A2', 'B1', 'B2', 'C1']
    when 'kind' then array[
      'association', 'company', 'cooperative', 'ngo', 'parish', 'public-body', 'school', 'university', 'other'
    ]
  end;
$$;
comment on function private.known_values(text) is
  'The values a proposal may give a list (and the kind of an organisation): those that src/lib/*/vocabulary.ts have words for.';

create function private.to_columns(fields jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  columns jsonb := fields;
  geometry text;
  organisation text;
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
  foreach organisation in array array['organisation', 'from_organisation', 'to_organisation'] loop
    continue when not columns ? organisation;
    columns := (columns - organisation) || jsonb_build_object(
      organisation || '_id', (select id from public.organisations where slug = fields ->> organisation)
    );
    if fields ->> organisation is not null and columns ->> (organisation || '_id') is null then
      raise exception 'There is no organisation "%".', fields ->> organisation using errcode = '23503';
    end if;
  end loop;
  if columns ? 'agreement' then
    columns := (columns - 'agreement') || jsonb_build_object(
      'agreement_id', (
        select a.id
        from public.agreements as a
        join public.neighbourhoods as n on n.id = a.neighbourhood_id
        where n.slug || '/' || a.slug = fields ->> 'agreement'
      )
    );
    if fields ->> 'agreement' is not null and columns ->> 'agreement_id' is null then
      raise exception 'There is no agreement "%".', fields ->> 'agreement' using errcode = '23503';
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
      when columns ? 'from_organisation_id' then jsonb_build_object(
        'from_organisation', (select slug from public.organisations where id = (columns ->> 'from_organisation_id')::uuid)
      )
      else '{}'::jsonb
    end
    || case
      when columns ? 'to_organisation_id' then jsonb_build_object(
        'to_organisation', (select slug from public.organisations where id = (columns ->> 'to_organisation_id')::uuid)
      )
      else '{}'::jsonb
    end
    || case
      when columns ? 'agreement_id' then jsonb_build_object(
        'agreement', (
          select n.slug || '/' || a.slug
          from public.agreements as a
          join public.neighbourhoods as n on n.id = a.neighbourhood_id
          where a.id = (columns ->> 'agreement_id')::uuid
        )
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
