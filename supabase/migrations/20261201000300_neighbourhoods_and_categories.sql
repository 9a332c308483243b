-- Live tables hold only what anyone may see (docs/decisions/0003-live-tables-are-public.md). They are written by one function
-- alone (one_door.sql); no role has a direct write on them.

-- When schools are closed, so that what pauses in school holidays is known to pause. Each neighbourhood has its own:
-- school calendars are a matter of regions, and of patron saints.
create function private.is_school_calendar(value jsonb)
returns boolean
language plpgsql
immutable
set search_path = ''
as $$
declare
  iso constant text := '^\d{4}-\d{2}-\d{2}$';
  holiday jsonb;
begin
  if value is null then
    return true;
  end if;
  if coalesce(jsonb_typeof(value -> 'holidays') <> 'array', true) or coalesce(value #>> '{source,name}', '') = ''
    or coalesce(value ->> 'until' !~ iso, true)
  then
    return false;
  end if;
  if jsonb_array_length(value -> 'holidays') not between 1 and 100 then
    return false;
  end if;
  perform (value ->> 'until')::date;
  for holiday in select h from jsonb_array_elements(value -> 'holidays') as h loop
    if coalesce(holiday ->> 'from' !~ iso, true) or coalesce(holiday ->> 'to' !~ iso, true)
      or coalesce(not private.is_localised_text(holiday -> 'name'), true) or holiday -> 'name' is null
    then
      return false;
    end if;
    if (holiday ->> 'to')::date < (holiday ->> 'from')::date then
      return false;
    end if;
  end loop;
  return true;
exception
  -- A date that does not exist.
  when datetime_field_overflow or invalid_datetime_format then
    return false;
end;
$$;
comment on function private.is_school_calendar(jsonb) is
  'True for null or {"source": {"name", "url"?, "year"?}, "until": date, "holidays": [{"from", "to", "name"}]}.';

-- What is true of one country or one town, and not of every neighbourhood: what kinds of place are called and found by
-- there, whom its pages thank, what women there said stops them, which region decides. What else a country's folder
-- says (emergency number, helplines, telephones, the language to learn) the app reads from the folder itself, so that a
-- page knows it while the database rests.
create function private.is_words_by_country(value jsonb)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
  select coalesce(pg_catalog.jsonb_typeof(value) = 'object', false) and not exists (
    select 1
    from pg_catalog.jsonb_each(case when pg_catalog.jsonb_typeof(value) = 'object' then value end) as t (country, words)
    where t.country !~ '^[A-Z]{2}$'
      or pg_catalog.jsonb_typeof(t.words) <> 'object'
      or not private.is_localised_text(t.words -> 'name')
      or coalesce(pg_catalog.jsonb_typeof(t.words -> 'keywords') <> 'object', false)
  );
$$;
comment on function private.is_words_by_country(jsonb) is
  'True for {"IT": {"name"?: {"it": "…"}, "keywords"?: {"it": ["…"]}}}.';

create function private.is_credits(value jsonb)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
  select coalesce(pg_catalog.jsonb_typeof(value) = 'array', false) and not exists (
    select 1
    from pg_catalog.jsonb_array_elements(case when pg_catalog.jsonb_typeof(value) = 'array' then value end) as credit
    where credit -> 'name' is null
      or not private.is_localised_text(credit -> 'name')
      or coalesce(pg_catalog.length(credit ->> 'licence'), 0) not between 1 and 300
  );
$$;
comment on function private.is_credits(jsonb) is 'True for [{"name": {"it": "…"}, "licence": "CC BY"}].';

create function private.is_obstacle_survey(value jsonb)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
  select value is null or case
    when pg_catalog.jsonb_typeof(value -> 'people') = 'number' and pg_catalog.jsonb_typeof(value -> 'children') = 'number'
    then (value ->> 'people')::numeric >= 5 and (value ->> 'children')::numeric between 0 and 1
      and coalesce(value #>> '{source,name}', '') <> ''
    else false
  end;
$$;
comment on function private.is_obstacle_survey(jsonb) is
  'True for null or {"people": 75, "children": 0.4, "source": {"name": "…"}}.';

create table public.neighbourhoods (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  name jsonb not null check (private.is_localised_text(name)),
  summary jsonb check (private.is_localised_text(summary)),
  city text not null check (length(city) between 1 and 120),
  outline extensions.geography (multipolygon, 4326) not null,
  default_locale text not null,
  locales text[] not null check (default_locale = any (locales)),
  time_zone text not null check (length(time_zone) between 1 and 64),
  country text not null check (country ~ '^[A-Z]{2}$'),
  local_holidays text[] not null default '{}',
  sources jsonb not null default '[]' check (jsonb_typeof(sources) = 'array'),
  translations jsonb not null default '{}' check (jsonb_typeof(translations) = 'object'),
  revision bigint not null,
  created_at timestamptz not null default now(),
  school_calendar jsonb check (private.is_school_calendar(school_calendar)),
  subdivision text constraint neighbourhoods_subdivision_check check (
    subdivision ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$' and left(subdivision, 2) = country
  ),
  credits jsonb not null default '[]' check (private.is_credits(credits)),
  obstacle_survey jsonb check (private.is_obstacle_survey(obstacle_survey))
);
comment on table public.neighbourhoods is 'A neighbourhood: outline, languages, time zone.';
comment on column public.neighbourhoods.slug is 'Its part of every address.';
comment on column public.neighbourhoods.outline is 'WGS 84, longitude before latitude.';
comment on column public.neighbourhoods.default_locale is 'The language the place itself speaks; BCP 47.';
comment on column public.neighbourhoods.time_zone is 'IANA name.';
comment on column public.neighbourhoods.country is 'ISO 3166-1 alpha-2; decides public holidays.';
comment on column public.neighbourhoods.local_holidays is 'Days off of this city alone, MM-DD.';
comment on column public.neighbourhoods.school_calendar is
  'When its schools are closed: {"source": {"name", "url", "year"}, "until": last date it speaks of, "holidays": '
  '[{"from", "to", "name"}]}, dates included; null: not known.';
comment on column public.neighbourhoods.subdivision is 'The region it is in, for what regions decide; ISO 3166-2.';
comment on column public.neighbourhoods.credits is
  'Whom its pages thank for data, beside OpenStreetMap: [{"name": {"it": "…"}, "licence": "CC BY"}].';
comment on column public.neighbourhoods.obstacle_survey is
  'What women who live here, asked, said is their first obstacle to work: {"people": how many were asked, "children": the '
  'share who named their children, "source": {"name", "url", "year"}}; null: nobody asked.';
create index neighbourhoods_outline_idx on public.neighbourhoods using gist (outline);
alter table public.neighbourhoods enable row level security;
revoke all on public.neighbourhoods from anon, authenticated, service_role;
grant select on public.neighbourhoods to anon, authenticated, service_role;
create policy neighbourhoods_read_all on public.neighbourhoods for select using (true);

create table public.categories (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  "group" text not null check (
    "group" in (
      'children', 'health', 'learning', 'work', 'daily-life', 'help', 'community', 'public-space', 'getting-around'
    )
  ),
  name jsonb not null check (private.is_localised_text(name)),
  keywords jsonb not null default '{}' check (jsonb_typeof(keywords) = 'object'),
  icon text not null,
  osm_tags jsonb not null check (jsonb_typeof(osm_tags) = 'array'),
  hsds_term jsonb not null check (hsds_term ? 'id' and hsds_term ? 'name'),
  position integer not null,
  translations jsonb not null default '{}' check (jsonb_typeof(translations) = 'object'),
  revision bigint not null,
  created_at timestamptz not null default now(),
  in_countries jsonb not null default '{}' check (private.is_words_by_country(in_countries))
);
comment on table public.categories is 'What kind of place: nine groups, each with its own shape and colour.';
comment on column public.categories.keywords is 'Other words people search by: {"it": ["…"]}.';
comment on column public.categories.icon is 'Name of a symbol, for instance maki:pharmacy.';
comment on column public.categories.osm_tags is 'OpenStreetMap tags that mean this category: [{"amenity": "pharmacy"}].';
comment on column public.categories.hsds_term is 'Term of the HSDS taxonomy: {"id": "…", "name": "…"}.';
comment on column public.categories.position is 'Order within lists, ascending.';
comment on column public.categories.in_countries is
  'By country: a name in the place of the usual one, and words people search by beside the usual ones: '
  '{"IT": {"name": {"it": "…"}, "keywords": {"it": ["…"]}}}.';
alter table public.categories enable row level security;
revoke all on public.categories from anon, authenticated, service_role;
grant select on public.categories to anon, authenticated, service_role;
create policy categories_read_all on public.categories for select using (true);
