-- Live tables hold only what anyone may see (docs/decisions/0003-live-tables-are-public.md).
-- They are written by one function alone (20261122000400_one_door.sql); no role has a direct write on them.

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
  created_at timestamptz not null default now()
);
comment on table public.neighbourhoods is 'A neighbourhood: outline, languages, time zone.';
comment on column public.neighbourhoods.slug is 'Its part of every address.';
comment on column public.neighbourhoods.outline is 'WGS 84, longitude before latitude.';
comment on column public.neighbourhoods.default_locale is 'The language the place itself speaks; BCP 47.';
comment on column public.neighbourhoods.time_zone is 'IANA name.';
comment on column public.neighbourhoods.country is 'ISO 3166-1 alpha-2; decides public holidays.';
comment on column public.neighbourhoods.local_holidays is 'Days off of this city alone, MM-DD.';
create index neighbourhoods_outline_idx on public.neighbourhoods using gist (outline);

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
  created_at timestamptz not null default now()
);
comment on table public.categories is 'What kind of place: nine groups, each with its own shape and colour.';
comment on column public.categories.keywords is 'Other words people search by: {"it": ["…"]}.';
comment on column public.categories.icon is 'Name of a symbol, for instance maki:pharmacy.';
comment on column public.categories.osm_tags is 'OpenStreetMap tags that mean this category: [{"amenity": "pharmacy"}].';
comment on column public.categories.hsds_term is 'Term of the HSDS taxonomy: {"id": "…", "name": "…"}.';
comment on column public.categories.position is 'Order within lists, ascending.';

create table public.organisations (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  kind text not null check (length(kind) between 1 and 40),
  name jsonb not null check (private.is_localised_text(name)),
  about jsonb check (private.is_localised_text(about)),
  contacts jsonb not null default '{}' check (jsonb_typeof(contacts) = 'object'),
  areas_served text[] not null default '{}',
  sources jsonb not null default '[]' check (jsonb_typeof(sources) = 'array'),
  translations jsonb not null default '{}' check (jsonb_typeof(translations) = 'object'),
  confirmed_at timestamptz,
  revision bigint not null,
  created_at timestamptz not null default now()
);
comment on table public.organisations is 'Who offers something. An organisation is not a place and not an address.';
comment on column public.organisations.areas_served is 'Slugs of neighbourhoods.';

create table public.places (
  id uuid primary key default gen_random_uuid(),
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete restrict,
  organisation_id uuid references public.organisations (id) on delete restrict,
  category text not null references public.categories (slug) on delete restrict,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
  name jsonb not null check (private.is_localised_text(name)),
  summary jsonb check (private.is_localised_text(summary)),
  keywords jsonb not null default '{}' check (jsonb_typeof(keywords) = 'object'),
  address text check (length(address) between 1 and 300),
  location extensions.geography (point, 4326),
  location_precision text not null check (location_precision in ('exact', 'approximate', 'area-only', 'to-confirm')),
  opening_hours text check (length(opening_hours) between 1 and 500),
  opening_hours_year integer check (opening_hours_year between 1990 and 2100),
  opening_hours_note jsonb check (private.is_localised_text(opening_hours_note)),
  languages text[] not null default '{}' check (private.are_language_tags(languages)),
  audience text[] not null default '{}',
  features text[] not null default '{}',
  asked text[] not null default '{}',
  not_asked text[] not null default '{}',
  contacts jsonb not null default '{}' check (jsonb_typeof(contacts) = 'object'),
  sources jsonb not null default '[]' check (jsonb_typeof(sources) = 'array'),
  translations jsonb not null default '{}' check (jsonb_typeof(translations) = 'object'),
  confirmed_at timestamptz,
  revision bigint not null,
  created_at timestamptz not null default now(),
  search_name text not null,
  search_words text not null,
  search_text text not null,
  constraint places_slug_key unique (neighbourhood_id, slug),
  -- A pin only where the position is known; a protected or unknown address never has one.
  constraint places_location_fits_precision check ((location is not null) = (location_precision in ('exact', 'approximate'))),
  constraint places_asked_or_not check (not (asked && not_asked))
);
comment on table public.places is 'A place of the neighbourhood, as anyone may see it.';
comment on column public.places.location is 'WGS 84 point; null where the address is to confirm or only an area is told.';
comment on column public.places.location_precision is 'exact, approximate (about 100 m), area-only (protected), to-confirm.';
comment on column public.places.opening_hours is 'OpenStreetMap opening_hours syntax, in the neighbourhood''s time zone.';
comment on column public.places.opening_hours_year is 'Year of the source of the hours, while nobody has confirmed them since.';
comment on column public.places.opening_hours_note is 'What is known of the hours in words.';
comment on column public.places.languages is 'BCP 47 tags of languages spoken there, as somebody there said; never inferred.';
comment on column public.places.audience is 'Whom it is for; empty means everyone.';
comment on column public.places.features is 'women-only, child-welcome, childcare, free, step-free, …';
comment on column public.places.asked is 'Known to be asked for: identity-document, residence-permit, …';
comment on column public.places.not_asked is 'Known not to be asked for. In neither list: not known.';
comment on column public.places.translations is 'Who translated: {"summary": {"ar": {"by": "machine", "of": <revision>}}}.';
comment on column public.places.confirmed_at is 'When somebody last said it is still true; null: nobody yet.';
comment on column public.places.revision is 'Last revision that changed it.';
comment on column public.places.search_name is 'Its names, normalised for the search.';
comment on column public.places.search_words is 'Names, category, keywords, organisation and address, normalised: what a typing error is forgiven in.';
comment on column public.places.search_text is 'The same and the summary, with a space at each end, so that every word begins after one.';
create index places_location_idx on public.places using gist (location);
create index places_bbox_idx on public.places using gist ((location::extensions.geometry));
create index places_organisation_id_idx on public.places (organisation_id);
create index places_category_idx on public.places (neighbourhood_id, category);
create index places_opening_hours_idx on public.places (neighbourhood_id, opening_hours) where opening_hours is not null;

create table public.residents (
  id uuid primary key default gen_random_uuid(),
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete restrict,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  code text not null check (length(code) between 1 and 40),
  name text not null check (length(name) between 1 and 120),
  outline extensions.geography (multipolygon, 4326) not null,
  year integer not null check (year between 1900 and 2100),
  total integer not null check (total >= 0),
  women integer check (women between 0 and total),
  minors integer check (minors between 0 and total),
  foreign_citizens integer check (foreign_citizens between 0 and total),
  citizenships jsonb not null default '{}' check (jsonb_typeof(citizenships) = 'object'),
  sources jsonb not null default '[]' check (jsonb_typeof(sources) = 'array'),
  revision bigint not null,
  created_at timestamptz not null default now(),
  constraint residents_slug_key unique (neighbourhood_id, slug),
  constraint residents_code_year_key unique (neighbourhood_id, code, year)
);
comment on table public.residents is 'Residents of an area in a year, from official figures.';
comment on column public.residents.code is 'Official code of the area: join by it, names change (NIL 57 was Selinunte before 2020).';
comment on column public.residents.citizenships is 'People by citizenship, ISO 3166-1 alpha-2: {"EG": 3618}.';
create index residents_outline_idx on public.residents using gist (outline);

do $$
declare
  live text;
begin
  foreach live in array array['neighbourhoods', 'categories', 'organisations', 'places', 'residents'] loop
    execute format('alter table public.%I enable row level security', live);
    execute format('revoke all on public.%I from anon, authenticated, service_role', live);
    execute format('grant select on public.%I to anon, authenticated, service_role', live);
    execute format('create policy %I on public.%I for select using (true)', live || '_read_all', live);
  end loop;
end;
$$;

create function private.places_search_text()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
  words text;
begin
  select concat_ws(' ', private.all_texts(c.name), private.all_keywords(c.keywords))
  into words
  from public.categories as c
  where c.slug = new.category;
  new.search_name := coalesce(private.search_normalise(private.all_texts(new.name)), '');
  new.search_words := private.search_normalise(
    concat_ws(
      ' ',
      private.all_texts(new.name),
      words,
      private.all_keywords(new.keywords),
      (select private.all_texts(o.name) from public.organisations as o where o.id = new.organisation_id),
      new.address
    )
  );
  new.search_text := concat(' ', new.search_words, ' ', private.search_normalise(private.all_texts(new.summary)), ' ');
  return new;
end;
$$;
create trigger places_search_text
before insert or update on public.places
for each row execute function private.places_search_text();

create function private.touch_places()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  -- The names of a category and of an organisation are part of their places' search text.
  if tg_table_name = 'categories' then
    update public.places set search_text = '' where category = new.slug;
  else
    update public.places set search_text = '' where organisation_id = new.id;
  end if;
  return null;
end;
$$;
create trigger categories_touch_places
after update of name, keywords on public.categories
for each row execute function private.touch_places();
create trigger organisations_touch_places
after update of name on public.organisations
for each row execute function private.touch_places();
