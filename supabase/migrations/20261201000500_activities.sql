-- What happens, when and for whom: courses, desks, groups, jobs. Live, like places: only what anyone may see.

create table public.activities (
  id uuid primary key default gen_random_uuid(),
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete restrict,
  place_id uuid references public.places (id) on delete restrict,
  organisation_id uuid references public.organisations (id) on delete restrict,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
  kind text not null check (
    kind in (
      'orientation-interview', 'skills-assessment', 'italian-course', 'literacy', 'training-tailoring', 'training-food',
      'training-care', 'training-digital', 'training-other', 'job-search-help', 'job', 'internship', 'legal-help',
      'health-prevention', 'playgroup', 'homework-help', 'participation', 'social', 'sport', 'market-day'
    )
  ),
  stage text check (stage in ('orientation', 'skills', 'italian', 'training', 'work')),
  title jsonb not null check (private.is_localised_text(title)),
  about jsonb check (private.is_localised_text(about)),
  where_note jsonb check (private.is_localised_text(where_note)),
  schedule jsonb check (
    jsonb_typeof(schedule) = 'object' and schedule ?& array['start', 'duration', 'timeZone'] and length(schedule::text) <= 20000
  ),
  schedule_year integer check (schedule_year between 1990 and 2100),
  schedule_note jsonb check (private.is_localised_text(schedule_note)),
  cancelled boolean not null default false,
  levels text[] not null default '{}',
  hours_per_week numeric(4, 1) check (hours_per_week > 0 and hours_per_week <= 80),
  weeks integer check (weeks between 1 and 260),
  cost_euro numeric(8, 2) check (cost_euro >= 0),
  cost_note jsonb check (private.is_localised_text(cost_note)),
  conditions jsonb check (private.is_localised_text(conditions)),
  childcare jsonb check (jsonb_typeof(childcare) = 'object'),
  places_left integer check (places_left >= 0),
  languages text[] not null default '{}' check (private.are_language_tags(languages)),
  audience text[] not null default '{}',
  features text[] not null default '{}',
  asked text[] not null default '{}',
  not_asked text[] not null default '{}',
  how_to_join jsonb check (private.is_localised_text(how_to_join)),
  contacts jsonb not null default '{}' check (jsonb_typeof(contacts) = 'object'),
  deadline date,
  contract text check (contract in ('permanent', 'fixed-term', 'apprenticeship', 'internship', 'on-call', 'cooperative', 'other')),
  requirements jsonb check (private.is_localised_text(requirements)),
  demonstration boolean not null default false,
  calendar_uid text unique check (length(calendar_uid) between 1 and 400),
  sources jsonb not null default '[]' check (jsonb_typeof(sources) = 'array'),
  translations jsonb not null default '{}' check (jsonb_typeof(translations) = 'object'),
  confirmed_at timestamptz,
  revision bigint not null,
  created_at timestamptz not null default now(),
  constraint activities_slug_key unique (neighbourhood_id, slug),
  constraint activities_asked_or_not check (not (asked && not_asked))
);
comment on table public.activities is 'An activity: course, desk, group, market day, job. It may happen at a place, by an organisation.';
comment on column public.activities.stage is 'Step of the path from orientation to work it serves; null: beside the path.';
comment on column public.activities.where_note is 'Where, when it is at no place of ours.';
comment on column public.activities.schedule is
  'RFC 5545 as JSON (src/lib/activity/schedule/schedule.ts); null means the days are to confirm.';
comment on column public.activities.schedule_year is 'Year of the source of the times, while nobody has confirmed them since.';
comment on column public.activities.schedule_note is 'What is known of the times in words.';
comment on column public.activities.levels is 'Levels of Italian, A0 to C1 (Common European Framework; A0: before A1).';
comment on column public.activities.hours_per_week is 'Weekly commitment, hours.';
comment on column public.activities.cost_euro is 'Euro for the whole activity; 0 is free; null: not known.';
comment on column public.activities.childcare is '{"from_months", "to_months", "free", "note"}: on site, during the activity; null: not known.';
comment on column public.activities.demonstration is 'Invented to show what an entry looks like; says so wherever it is shown.';
comment on column public.activities.calendar_uid is 'UID of the incoming calendar it came from (RFC 5545, 3.8.4.7).';
create index activities_place_id_idx on public.activities (place_id);
create index activities_organisation_id_idx on public.activities (organisation_id);
alter table public.activities enable row level security;
revoke all on public.activities from anon, authenticated, service_role;
grant select on public.activities to anon, authenticated, service_role;
create policy activities_read_all on public.activities for select using (true);

-- An entry holds on to none of another neighbourhood.
create function private.keep_activity_place()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  -- Its coordinators could not close their own place any more, and would not see why.
  if not exists (select 1 from public.places as p where p.id = new.place_id and p.neighbourhood_id = new.neighbourhood_id) then
    raise exception 'There is no such place in this neighbourhood.' using errcode = '23503';
  end if;
  return new;
end;
$$;
comment on function private.keep_activity_place() is 'An activity is at a place of its own neighbourhood.';
create trigger activities_place_kept before insert or update of place_id, neighbourhood_id on public.activities
for each row when (new.place_id is not null) execute function private.keep_activity_place();
