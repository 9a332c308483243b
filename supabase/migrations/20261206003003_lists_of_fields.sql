-- Which fields there are, by plans that are kept: each entry that comes in asks them some forty times.
-- Follows from src/lib/*/fields; written by `npm run fields:sql`.

create or replace function private.editable_fields(target text)
returns text[]
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
begin
  return case target
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
      'slug', 'kind', 'name', 'also_called', 'about', 'contacts', 'areas_served', 'check_every_months', 'sources',
      'confirmed_at'
    ]
    when 'places' then array[
      'slug', 'neighbourhood', 'name', 'also_called', 'keywords', 'summary', 'category', 'organisation', 'address',
      'location', 'location_precision', 'opening_hours', 'opening_hours_year', 'opening_hours_note', 'services',
      'notices', 'languages', 'audience', 'features', 'asked', 'not_asked', 'contacts', 'sources', 'confirmed_at'
    ]
    when 'activities' then array[
      'slug', 'neighbourhood', 'kind', 'stage', 'title', 'also_called', 'about', 'place', 'where_note', 'organisation',
      'schedule', 'schedule_year', 'schedule_note', 'cancelled', 'levels', 'hours_per_week', 'weeks', 'cost_euro',
      'cost_note', 'conditions', 'childcare', 'capacity', 'languages', 'audience', 'features', 'asked', 'not_asked',
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
end;
$$;

create or replace function private.proposable_fields(target text, kind text)
returns text[]
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
begin
  return case
    when kind = 'close' then '{}'::text[]
    when target = 'organisations' then array['kind', 'name', 'also_called', 'about', 'contacts', 'check_every_months']
      || case when kind = 'create' then array['areas_served'] else '{}'::text[] end
    when target = 'places' then array[
      'name', 'also_called', 'summary', 'category', 'organisation', 'address', 'location', 'location_precision',
      'opening_hours', 'opening_hours_note', 'services', 'notices', 'languages', 'audience', 'features', 'asked',
      'not_asked', 'contacts'
    ]
    when target = 'activities' then array[
      'kind', 'stage', 'title', 'also_called', 'about', 'place', 'where_note', 'organisation', 'schedule',
      'schedule_note', 'cancelled', 'levels', 'hours_per_week', 'weeks', 'cost_euro', 'cost_note', 'conditions',
      'childcare', 'capacity', 'languages', 'audience', 'features', 'asked', 'not_asked', 'how_to_join', 'contacts',
      'deadline', 'contract', 'requirements'
    ]
    when target = 'practices' then array[
      'title', 'context', 'steps', 'costs', 'result', 'evidence', 'stages', 'areas', 'languages', 'since', 'until',
      'sources'
    ]
      || case when kind = 'create' then array['organisation'] else '{}'::text[] end
    when target = 'relationships' then array['since', 'until', 'stage', 'note', 'sources']
      || case when kind = 'create' then array['from_organisation', 'kind', 'to_organisation', 'certainty'] else '{}'::text[] end
  end;
end;
$$;

create or replace function private.known_values(field text)
returns text[]
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
begin
  return case field
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
end;
$$;
