-- Official figures by area (income, schooling, age …) that can be laid under the evidence, to see who is missed most.

create table public.area_indicators (
  id uuid primary key default gen_random_uuid(),
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete cascade,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  name jsonb not null check (private.is_localised_text(name) and private.is_clean_text(name::text)),
  unit text not null check (length(unit) between 1 and 20 and private.is_clean_text(unit)),
  higher_means text not null check (higher_means in ('more-need', 'less-need')),
  source text not null check (length(btrim(source)) between 1 and 300 and private.is_clean_text(source)),
  licence text check (length(licence) between 1 and 100 and private.is_clean_text(licence)),
  year integer not null check (year between 1900 and 2100),
  revision bigint not null,
  created_at timestamptz not null default now(),
  constraint area_indicators_slug_key unique (neighbourhood_id, slug)
);
comment on table public.area_indicators is
  'A figure that somebody publishes by area, as a share or a mean of those who live there: what it is, whose, of what year. '
  'Live: what anyone may see.';
comment on column public.area_indicators.unit is 'Of its values: "%" is a share from 0 to 100; else for instance "€" or "anni".';
comment on column public.area_indicators.higher_means is
  'Whether a higher value means more or less need: chosen by who imports it, and said beside it.';
comment on column public.area_indicators.year is 'Of the figures.';
comment on column public.area_indicators.revision is 'The revision that brought it.';
alter table public.area_indicators enable row level security;
revoke all on public.area_indicators from anon, authenticated, service_role;
grant select on public.area_indicators to anon, authenticated, service_role;
create policy area_indicators_read_all on public.area_indicators for select using (true);

create table public.area_indicator_values (
  indicator_id uuid not null references public.area_indicators (id) on delete cascade,
  code text not null check (length(code) between 1 and 40),
  name text not null check (length(name) between 1 and 120 and private.is_clean_text(name)),
  value double precision check (value > '-infinity' and value < 'infinity'),
  outline extensions.geography (multipolygon, 4326) not null,
  primary key (indicator_id, code)
);
comment on table public.area_indicator_values is 'The value of an indicator in an area. Live: what anyone may see.';
comment on column public.area_indicator_values.code is 'Official code of the area.';
comment on column public.area_indicator_values.value is 'In the unit of the indicator; null: the area is there, its figure is not known.';
comment on column public.area_indicator_values.outline is 'WGS 84, longitude before latitude.';
create index area_indicator_values_outline_idx on public.area_indicator_values using gist (outline);
alter table public.area_indicator_values enable row level security;
revoke all on public.area_indicator_values from anon, authenticated, service_role;
grant select on public.area_indicator_values to anon, authenticated, service_role;
create policy area_indicator_values_read_all on public.area_indicator_values for select using (true);

create function private.check_area_indicator(indicator jsonb, home public.neighbourhoods)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  areas jsonb := indicator -> 'areas';
  wrong text;
begin
  if coalesce(btrim(indicator ->> 'source'), '') = '' then
    perform private.refuse('source', 'empty', 'Say whose figures these are: without a source nobody can believe them.');
  end if;
  if coalesce(indicator ->> 'higher_means', '') not in ('more-need', 'less-need') then
    perform private.refuse('higher_means', 'choose', 'Say whether a higher value means more need or less need.');
  end if;
  if coalesce((indicator ->> 'year')::integer, 9999) > extract(year from now() at time zone home.time_zone) then
    perform private.refuse('year', 'future', 'Say of what year the figures are: a year that has begun.');
  end if;
  if jsonb_typeof(areas) is distinct from 'array' or areas = '[]'::jsonb then
    perform private.refuse('areas', 'empty', 'There is no area.');
  end if;
  select a ->> 'code' into wrong from jsonb_array_elements(areas) as a group by 1 having count(*) > 1 limit 1;
  if wrong is not null then
    perform private.refuse('areas', 'twice', format('The area "%s" has two values.', left(wrong, 40)));
  end if;
  select a ->> 'code' into wrong
  from jsonb_array_elements(areas) as a
  where jsonb_typeof(coalesce(a -> 'value', 'null')) not in ('number', 'null')
    or indicator ->> 'unit' = '%' and case
      when jsonb_typeof(a -> 'value') = 'number' then (a ->> 'value')::numeric not between 0 and 100
    end
  limit 1;
  if wrong is not null then
    perform private.refuse(
      'areas', 'no-such-value', format('The value of the area "%s" is no number, or no share from 0 to 100.', left(wrong, 40))
    );
  end if;
  if not exists (
    select 1
    from jsonb_array_elements(areas) as a
    where jsonb_typeof(a -> 'value') = 'number'
      and extensions.st_intersects(
        extensions.st_setsrid(extensions.st_geomfromgeojson((a -> 'outline')::text), 4326), home.outline::extensions.geometry
      )
  ) then
    perform private.refuse('areas', 'elsewhere', 'No area with a value reaches into this neighbourhood.');
  end if;
end;
$$;
comment on function private.check_area_indicator(jsonb, public.neighbourhoods) is
  'Refuses an indicator without a source, a direction or a year that has begun, with two values for an area, a value that is '
  'none, or of which nothing is known in the neighbourhood.';

create function public.store_area_indicator(neighbourhood text, indicator jsonb)
returns bigint
language plpgsql
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
  before public.area_indicators;
  stored uuid;
  number bigint;
begin
  select n.* into home from public.neighbourhoods as n where n.slug = store_area_indicator.neighbourhood;
  if home.id is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  perform private.check_area_indicator(indicator, home);
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  select i.* into before
  from public.area_indicators as i
  where i.neighbourhood_id = home.id and i.slug = indicator ->> 'slug';
  stored := coalesce(before.id, gen_random_uuid());
  insert into public.revisions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind)
  values (
    home.id, 'area_indicators', stored, case when before.id is null then 'create' else 'update' end,
    jsonb_build_object(
      'name', jsonb_build_object('from', before.name, 'to', indicator -> 'name'),
      'source', jsonb_build_object('from', before.source, 'to', indicator -> 'source'),
      'year', jsonb_build_object('from', before.year, 'to', indicator -> 'year')
    ),
    'import'
  )
  returning id into number;
  -- Whole, in the place of what was there before: half of one year and half of another would be of no year.
  delete from public.area_indicators as i where i.id = before.id;
  insert into public.area_indicators (
    id, neighbourhood_id, slug, name, unit, higher_means, source, licence, year, revision
  )
  values (
    stored, home.id, indicator ->> 'slug', indicator -> 'name', indicator ->> 'unit', indicator ->> 'higher_means',
    btrim(indicator ->> 'source'), indicator ->> 'licence', (indicator ->> 'year')::integer, number
  );
  insert into public.area_indicator_values (indicator_id, code, name, value, outline)
  select
    stored, a ->> 'code', a ->> 'name', (a ->> 'value')::double precision,
    extensions.st_multi(
      extensions.st_setsrid(extensions.st_geomfromgeojson((a -> 'outline')::text), 4326)
    )::extensions.geography
  from jsonb_array_elements(indicator -> 'areas') as a;
  return number;
end;
$$;
comment on function public.store_area_indicator(text, jsonb) is
  'Puts an indicator of a neighbourhood, whole, in the place of the one of that slug: {"slug", "name", "unit", "higher_means", '
  '"source", "licence"?, "year", "areas": [{"code", "name", "value", "outline"}]}; a value of null is not known. Returns its revision.';
grant execute on function public.store_area_indicator(text, jsonb) to service_role;

create function public.remove_area_indicator(neighbourhood text, slug text)
returns bigint
language plpgsql
security definer
set search_path = ''
as $$
declare
  gone public.area_indicators;
  number bigint;
begin
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  select i.* into gone
  from public.area_indicators as i
  join public.neighbourhoods as n on n.id = i.neighbourhood_id
  where n.slug = remove_area_indicator.neighbourhood and i.slug = remove_area_indicator.slug;
  if gone.id is null then
    raise exception 'There is no indicator "%" here.', left(slug, 80) using errcode = 'PT404';
  end if;
  insert into public.revisions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind)
  values (
    gone.neighbourhood_id, 'area_indicators', gone.id, 'close',
    jsonb_build_object(
      'slug', jsonb_build_object('from', gone.slug, 'to', null),
      'name', jsonb_build_object('from', gone.name, 'to', null),
      'source', jsonb_build_object('from', gone.source, 'to', null),
      'year', jsonb_build_object('from', gone.year, 'to', null)
    ),
    'import'
  )
  returning id into number;
  delete from public.area_indicators as i where i.id = gone.id;
  return number;
end;
$$;
comment on function public.remove_area_indicator(text, text) is 'Takes an indicator of a neighbourhood away. Returns the revision.';
grant execute on function public.remove_area_indicator(text, text) to service_role;

create function public.area_indicators_of(neighbourhood text)
returns json
language sql
stable
set search_path = ''
as $$
  select coalesce(
    json_agg(
      json_build_object(
        'slug', i.slug,
        'name', i.name,
        'unit', i.unit,
        'higherMeans', i.higher_means,
        'source', i.source,
        'licence', i.licence,
        'year', i.year,
        'areas', (
          select json_agg(
            json_build_object(
              'code', v.code, 'name', v.name, 'value', v.value, 'outline', extensions.st_asgeojson(v.outline, 6)::json
            )
            order by v.code
          )
          from public.area_indicator_values as v
          where v.indicator_id = i.id
        )
      )
      order by i.slug
    ),
    '[]'::json
  )
  from public.area_indicators as i
  join public.neighbourhoods as n on n.id = i.neighbourhood_id
  where n.slug = area_indicators_of.neighbourhood;
$$;
comment on function public.area_indicators_of(text) is
  'The indicators of a neighbourhood with their areas, in the shape of the type AreaIndicator (src/lib/insight/by-area/area-indicator.ts).';
grant execute on function public.area_indicators_of(text) to anon, authenticated, service_role;

create or replace function public.credits()
returns json
language sql
stable
set search_path = ''
as $$
  select coalesce(json_agg(c.credit order by c.credit ->> 'name'), '[]'::json)
  from (
    select distinct jsonb_build_object('name', s ->> 'name', 'url', s ->> 'url', 'licence', s ->> 'licence') as credit
    from (
      select jsonb_array_elements(p.sources) from public.places as p
      union all
      select jsonb_array_elements(o.sources) from public.organisations as o
      union all
      select jsonb_array_elements(r.sources) from public.residents as r
      union all
      select jsonb_array_elements(n.sources) from public.neighbourhoods as n
      union all
      select jsonb_build_object('name', i.source, 'licence', i.licence) from public.area_indicators as i
    ) as all_sources (s)
  ) as c;
$$;
comment on function public.credits() is 'Every source of any entry once: [{"name", "url", "licence"}].';
