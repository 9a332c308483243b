-- An activity is where its place is: what holds of the place for a time comes with it.
-- Follows from src/lib/*/fields; written by `npm run fields:sql`.

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
