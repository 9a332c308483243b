-- The functions that list and read fields, for the fields that came before.
-- Follows from src/lib/*/fields; written by `npm run fields:sql`.

create or replace function private.editable_fields(target text)
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
$$;

create or replace function private.proposable_fields(target text, kind text)
returns text[]
language sql
immutable
parallel safe
set search_path = ''
as $$
  select case
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
$$;

create or replace function private.place_json(p public.places, distance double precision)
returns json
language sql
stable
set search_path = ''
as $$
  select json_build_object(
    'id', p.id,
    'slug', p.slug,
    'neighbourhood', (select n.slug from public.neighbourhoods as n where n.id = p.neighbourhood_id),
    'name', p.name,
    'alsoCalled', p.also_called,
    'summary', p.summary,
    'category', p.category,
    'organisation', (
      select json_build_object(
        'slug', o.slug, 'name', o.name, 'contacts', o.contacts, 'checkEveryMonths', o.check_every_months
      )
      from public.organisations as o
      where o.id = p.organisation_id
    ),
    'address', p.address,
    'position', json_build_object(
      'precision', p.location_precision,
      'point', case
        when p.location is not null then json_build_array(
          extensions.st_x(p.location::extensions.geometry), extensions.st_y(p.location::extensions.geometry)
        )
      end
    ),
    'openingHours', p.opening_hours,
    'openingHoursYear', p.opening_hours_year,
    'openingHoursNote', p.opening_hours_note,
    'services', p.services,
    'notices', p.notices,
    'languages', p.languages,
    'audience', p.audience,
    'features', p.features,
    'asked', p.asked,
    'notAsked', p.not_asked,
    'contacts', p.contacts,
    'sources', p.sources,
    'machineTranslated', private.machine_translated(p.translations),
    'confirmedAt', to_char(p.confirmed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'addedAt', to_char(p.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'revision', p.revision,
    'distance', round(distance)
  );
$$;

create or replace function private.activity_json(
  a public.activities, neighbourhood text, p public.places, o public.organisations
)
returns json
language sql
stable
set search_path = ''
as $$
  select json_build_object(
    'id', a.id,
    'slug', a.slug,
    'neighbourhood', neighbourhood,
    'kind', a.kind,
    'stage', a.stage,
    'title', a.title,
    'alsoCalled', a.also_called,
    'about', a.about,
    'place', case
      when p.id is not null then json_build_object(
        'slug', p.slug,
        'name', p.name,
        'address', p.address,
        'precision', p.location_precision,
        'point', case
          when p.location is not null then json_build_array(
            extensions.st_x(p.location::extensions.geometry), extensions.st_y(p.location::extensions.geometry)
          )
        end,
        'notices', p.notices
      )
    end,
    'whereNote', a.where_note,
    'organisation', case
      when o.id is not null then json_build_object(
        'slug', o.slug, 'name', o.name, 'checkEveryMonths', o.check_every_months
      )
    end,
    'schedule', a.schedule,
    'scheduleYear', a.schedule_year,
    'scheduleNote', a.schedule_note,
    'cancelled', a.cancelled,
    'levels', a.levels,
    'hoursPerWeek', a.hours_per_week,
    'weeks', a.weeks,
    'costEuro', a.cost_euro,
    'costNote', a.cost_note,
    'conditions', a.conditions,
    'childcare', a.childcare,
    'capacity', a.capacity,
    'languages', a.languages,
    'audience', a.audience,
    'features', a.features,
    'asked', a.asked,
    'notAsked', a.not_asked,
    'howToJoin', a.how_to_join,
    'contacts', a.contacts,
    'deadline', a.deadline,
    'contract', a.contract,
    'requirements', a.requirements,
    'demonstration', a.demonstration,
    'sources', a.sources,
    'machineTranslated', private.machine_translated(a.translations),
    'confirmedAt', to_char(a.confirmed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'addedAt', to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'revision', a.revision
  );
$$;

create or replace function private.organisation_json(o public.organisations, places json)
returns json
language sql
stable
set search_path = ''
as $$
  select json_build_object(
    'id', o.id,
    'slug', o.slug,
    'kind', o.kind,
    'name', o.name,
    'alsoCalled', o.also_called,
    'about', o.about,
    'contacts', o.contacts,
    'logo', (
      select json_build_object('id', f.id, 'alt', f.alt) from public.photos as f where f.organisation_id = o.id
    ),
    'areasServed', o.areas_served,
    'places', places,
    'checkEveryMonths', o.check_every_months,
    'sources', o.sources,
    'machineTranslated', private.machine_translated(o.translations),
    'confirmedAt', to_char(o.confirmed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'addedAt', to_char(o.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'revision', o.revision
  );
$$;

create or replace function private.places_search_text()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
  words text;
begin
  select concat_ws(
    ' ',
    private.all_texts(coalesce(here.words -> 'name', c.name)),
    private.all_keywords(c.keywords),
    private.all_keywords(here.words -> 'keywords')
  )
  into words
  from public.categories as c
  left join lateral (
    select c.in_countries -> n.country as words from public.neighbourhoods as n where n.id = new.neighbourhood_id
  ) as here on true
  where c.slug = new.category;
  new.search_name := coalesce(private.search_normalise(private.all_texts(new.name)), '');
  new.search_words := private.search_normalise(
    concat_ws(
      ' ',
      private.all_texts(new.name),
      words,
      private.all_texts(new.also_called),
      private.all_keywords(new.keywords),
      (select private.all_texts(o.name) from public.organisations as o where o.id = new.organisation_id),
      new.address,
      private.names_of_services(new.services)
    )
  );
  new.search_text := concat(' ', new.search_words, ' ', private.search_normalise(private.all_texts(new.summary)), ' ');
  return new;
end;
$$;
