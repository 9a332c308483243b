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

alter table public.categories
add column in_countries jsonb not null default '{}' constraint categories_in_countries_check check (
  private.is_words_by_country(in_countries)
);
comment on column public.categories.in_countries is
  'By country: a name in the place of the usual one, and words people search by beside the usual ones: '
  '{"IT": {"name": {"it": "…"}, "keywords": {"it": ["…"]}}}.';

alter table public.neighbourhoods
add column subdivision text constraint neighbourhoods_subdivision_check check (
  subdivision ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$' and left(subdivision, 2) = country
),
add column credits jsonb not null default '[]' constraint neighbourhoods_credits_check check (private.is_credits(credits)),
add column obstacle_survey jsonb constraint neighbourhoods_obstacle_survey_check check (
  private.is_obstacle_survey(obstacle_survey)
);
comment on column public.neighbourhoods.subdivision is 'The region it is in, for what regions decide; ISO 3166-2.';
comment on column public.neighbourhoods.credits is
  'Whom its pages thank for data, beside OpenStreetMap: [{"name": {"it": "…"}, "licence": "CC BY"}].';
comment on column public.neighbourhoods.obstacle_survey is
  'What women who live here, asked, said is their first obstacle to work: {"people": how many were asked, "children": the '
  'share who named their children, "source": {"name", "url", "year"}}; null: nobody asked.';

-- A place is found by what its kind is called in its country.
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
      private.all_keywords(new.keywords),
      (select private.all_texts(o.name) from public.organisations as o where o.id = new.organisation_id),
      new.address
    )
  );
  new.search_text := concat(' ', new.search_words, ' ', private.search_normalise(private.all_texts(new.summary)), ' ');
  return new;
end;
$$;

create or replace function private.touch_places()
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
drop trigger categories_touch_places on public.categories;
create trigger categories_touch_places
after update of name, keywords, in_countries on public.categories
for each row execute function private.touch_places();
create trigger neighbourhoods_touch_places
after update of country on public.neighbourhoods
for each row when (old.country <> new.country) execute function private.touch_places();

create or replace function public.categories_overview(neighbourhood text)
returns json
language sql
stable
set search_path = ''
as $$
  select coalesce(
    json_agg(
      json_build_object(
        'slug', c.slug, 'group', c."group", 'name', coalesce(here.words -> 'name', c.name), 'icon', c.icon,
        'keywords', (
          select coalesce(
            jsonb_object_agg(
              l.locale, coalesce(c.keywords -> l.locale, '[]') || coalesce(here.words #> array['keywords', l.locale], '[]')
            ),
            '{}'
          )
          from (
            select jsonb_object_keys(c.keywords) as locale
            union
            select jsonb_object_keys(coalesce(here.words -> 'keywords', '{}'))
          ) as l
        ),
        'osmTags', c.osm_tags, 'hsdsTerm', c.hsds_term, 'placeCount', coalesce(counts.number, 0)
      )
      order by c.position, c.slug
    ),
    '[]'::json
  )
  from public.categories as c
  left join public.neighbourhoods as home on home.slug = categories_overview.neighbourhood
  cross join lateral (select c.in_countries -> home.country as words) as here
  left join (
    select p.category, count(*) as number
    from public.places as p
    join public.neighbourhoods as n on n.id = p.neighbourhood_id
    where n.slug = categories_overview.neighbourhood
    group by p.category
  ) as counts on counts.category = c.slug;
$$;
comment on function public.categories_overview(text) is
  'All categories, as they are called in the country of the neighbourhood, with the number of its places in each.';

create or replace function public.neighbourhoods_overview()
returns json
language sql
stable
set search_path = ''
as $$
  select coalesce(
    json_agg(
      json_build_object(
        'slug', n.slug,
        'name', n.name,
        'summary', n.summary,
        'city', n.city,
        'defaultLocale', n.default_locale,
        'locales', n.locales,
        'timeZone', n.time_zone,
        'country', n.country,
        'subdivision', n.subdivision,
        'localHolidays', n.local_holidays, 'schoolCalendar', n.school_calendar, 'revision', n.revision,
        'obstacleSurvey', n.obstacle_survey,
        'credits', n.credits,
        'sources', n.sources,
        'outline', extensions.st_asgeojson(n.outline, 5)::json,
        'bbox', json_build_array(
          extensions.st_xmin(n.outline::extensions.geometry), extensions.st_ymin(n.outline::extensions.geometry),
          extensions.st_xmax(n.outline::extensions.geometry), extensions.st_ymax(n.outline::extensions.geometry)
        ),
        'centre', json_build_array(
          round(extensions.st_x(extensions.st_centroid(n.outline::extensions.geometry))::numeric, 6),
          round(extensions.st_y(extensions.st_centroid(n.outline::extensions.geometry))::numeric, 6)
        ),
        'placeCount', (select count(*) from public.places as p where p.neighbourhood_id = n.id)
      )
      order by n.created_at, n.slug
    ),
    '[]'::json
  )
  from public.neighbourhoods as n;
$$;

-- The list of fields is written from their descriptions, with others of its kind: what there is now is kept.
do $$
declare
  fields text := pg_get_functiondef('private.editable_fields(text)'::regprocedure);
begin
  if position('''school_calendar'', ' in fields) = 0 or position('''osm_tags'', ' in fields) = 0 then
    raise exception 'The list of fields is not as this migration knows it.';
  end if;
  fields := replace(fields, '''school_calendar'', ', '''school_calendar'', ''subdivision'', ''credits'', ''obstacle_survey'', ');
  execute replace(fields, '''osm_tags'', ', '''osm_tags'', ''in_countries'', ');
end;
$$;
