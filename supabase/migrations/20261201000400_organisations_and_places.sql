-- Who offers something, and where: live tables, only what anyone may see.

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
alter table public.organisations enable row level security;
revoke all on public.organisations from anon, authenticated, service_role;
grant select on public.organisations to anon, authenticated, service_role;
create policy organisations_read_all on public.organisations for select using (true);

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
  -- A protected place is told by its area and its telephone; nothing else that leads there is ever stored.
  constraint places_protected_check check (
    location_precision <> 'area-only'
    or (location is null and address is null and contacts - 'phone' = '{}'::jsonb)
  ),
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
alter table public.places enable row level security;
revoke all on public.places from anon, authenticated, service_role;
grant select on public.places to anon, authenticated, service_role;
create policy places_read_all on public.places for select using (true);

-- A place is found by what its kind is called in its country.
create function private.places_search_text()
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
  -- The names of a category, of an organisation and what a country calls them are part of their places' search text.
  if tg_table_name = 'categories' then
    update public.places set search_text = '' where category = new.slug;
  elsif tg_table_name = 'neighbourhoods' then
    update public.places set search_text = '' where neighbourhood_id = new.id;
  else
    update public.places set search_text = '' where organisation_id = new.id;
  end if;
  return null;
end;
$$;
create trigger categories_touch_places
after update of name, keywords, in_countries on public.categories
for each row execute function private.touch_places();
create trigger neighbourhoods_touch_places
after update of country on public.neighbourhoods
for each row when (old.country <> new.country) execute function private.touch_places();
create trigger organisations_touch_places
after update of name on public.organisations
for each row execute function private.touch_places();
