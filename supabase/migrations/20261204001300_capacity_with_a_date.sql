-- Whether there are places, and of which day that is, in place of how many are left, which said no day and was believed for
-- ever. How many were left on a day that nobody knows is not taken over: it is not known. What follows from src/lib/*/fields
-- is as `npm run fields:sql` writes it.

alter table public.activities
  drop column places_left,
  add column capacity jsonb check (jsonb_typeof(capacity) = 'object');
comment on column public.activities.capacity is 'Whether there are places, and of which day that is; null: nobody has said it, or so long ago that it says nothing any more.';

create function private.refuse_capacity()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
  day date;
  zone text := (select n.time_zone from public.neighbourhoods as n where n.id = new.neighbourhood_id);
begin
  if new.capacity is null then
    return new;
  end if;
  if jsonb_typeof(new.capacity) <> 'object'
    or new.capacity - 'state' - 'as_of' - 'left' <> '{}'::jsonb
    or not coalesce(new.capacity ->> 'state' in ('open', 'waiting-list', 'full'), false)
    or not coalesce(new.capacity ->> 'as_of' ~ '^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$', false)
    or new.capacity ? 'left' and not (
      new.capacity ->> 'state' = 'open'
      and jsonb_typeof(new.capacity -> 'left') = 'number'
      and new.capacity ->> 'left' ~ '^[1-9][0-9]{0,3}$'
    ) then
    perform private.refuse('capacity', 'invalid', 'It is a state (open, waiting-list, full), its day, and how many are left where it is open.');
  end if;
  begin
    day := (new.capacity ->> 'as_of')::date;
  exception
    when datetime_field_overflow then
      perform private.refuse('capacity', 'date-impossible', 'There is no such day.');
  end;
  if day > (now() at time zone coalesce(zone, 'UTC'))::date then
    perform private.refuse('capacity', 'date-future', 'Nobody knows the places of a day that is still to come.');
  end if;
  return new;
end;
$$;
comment on function private.refuse_capacity() is
  'Refuses places without a state or a day, and those of a day to come, to whoever writes: forms, the API, the seed and imports.';

create trigger activities_capacity before insert or update of capacity on public.activities
for each row execute function private.refuse_capacity();

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
      'conditions', 'childcare', 'capacity', 'languages', 'audience', 'features', 'asked', 'not_asked', 'how_to_join',
      'contacts', 'deadline', 'contract', 'requirements', 'demonstration', 'calendar_uid', 'sources', 'confirmed_at'
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
    when target = 'organisations' then array['kind', 'name', 'about', 'contacts']
      || case when kind = 'create' then array['areas_served'] else '{}'::text[] end
    when target = 'places' then array[
      'name', 'summary', 'category', 'organisation', 'address', 'location', 'location_precision', 'opening_hours',
      'opening_hours_note', 'languages', 'audience', 'features', 'asked', 'not_asked', 'contacts'
    ]
    when target = 'activities' then array[
      'kind', 'stage', 'title', 'about', 'place', 'where_note', 'organisation', 'schedule', 'schedule_note',
      'cancelled', 'levels', 'hours_per_week', 'weeks', 'cost_euro', 'cost_note', 'conditions', 'childcare', 'capacity',
      'languages', 'audience', 'features', 'asked', 'not_asked', 'how_to_join', 'contacts', 'deadline', 'contract',
      'requirements'
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
        end
      )
    end,
    'whereNote', a.where_note,
    'organisation', case when o.id is not null then json_build_object('slug', o.slug, 'name', o.name) end,
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
