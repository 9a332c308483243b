-- Who lives where, from official figures, and where in their area people live: what the evidence view reads.

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
alter table public.residents enable row level security;
revoke all on public.residents from anon, authenticated, service_role;
grant select on public.residents to anon, authenticated, service_role;
create policy residents_read_all on public.residents for select using (true);

create table public.residential_areas (
  id uuid primary key default gen_random_uuid(),
  neighbourhood_id uuid not null unique references public.neighbourhoods (id) on delete cascade,
  outline extensions.geography (multipolygon, 4326) not null,
  source text not null check (length(source) between 1 and 300),
  licence text check (length(licence) between 1 and 100),
  revision bigint not null,
  created_at timestamptz not null default now()
);
comment on table public.residential_areas is
  'What of a neighbourhood is lived on, so that residents are not put into its parks. Live: what anyone may see.';
comment on column public.residential_areas.outline is 'Residential buildings or blocks; WGS 84, longitude before latitude.';
comment on column public.residential_areas.revision is 'The revision that brought it.';
alter table public.residential_areas enable row level security;
revoke all on public.residential_areas from anon, authenticated, service_role;
grant select on public.residential_areas to anon, authenticated, service_role;
create policy residential_areas_read_all on public.residential_areas for select using (true);

create function public.store_residential_area(neighbourhood text, outline jsonb, source text, licence text default null)
returns bigint
language plpgsql
security definer
set search_path = ''
as $$
declare
  home uuid := (select n.id from public.neighbourhoods as n where n.slug = store_residential_area.neighbourhood);
  before public.residential_areas;
  stored uuid;
  number bigint;
begin
  if home is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  select a.* into before from public.residential_areas as a where a.neighbourhood_id = home;
  stored := coalesce(before.id, gen_random_uuid());
  insert into public.revisions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind)
  values (
    home, 'residential_areas', stored, case when before.id is null then 'create' else 'update' end,
    jsonb_build_object(
      'source', jsonb_build_object('from', before.source, 'to', store_residential_area.source)
    ),
    'import'
  )
  returning id into number;
  insert into public.residential_areas as a (id, neighbourhood_id, outline, source, licence, revision)
  values (
    stored, home,
    extensions.st_multi(extensions.st_setsrid(extensions.st_geomfromgeojson(outline::text), 4326))::extensions.geography,
    store_residential_area.source, store_residential_area.licence, number
  )
  on conflict (neighbourhood_id) do update set
    outline = excluded.outline, source = excluded.source, licence = excluded.licence, revision = excluded.revision;
  return number;
end;
$$;
comment on function public.store_residential_area(text, jsonb, text, text) is
  'Puts what is lived on of a neighbourhood, a GeoJSON Polygon or MultiPolygon, in the place of what was there before. '
  'Returns its revision.';
grant execute on function public.store_residential_area(text, jsonb, text, text) to service_role;

create function public.residents_of(neighbourhood text)
returns json
language sql
stable
set search_path = ''
as $$
  select json_build_object(
    'areas', coalesce(
      (
        select json_agg(
          json_build_object(
            'slug', r.slug,
            'code', r.code,
            'name', r.name,
            'year', r.year,
            'total', r.total,
            'women', r.women,
            'minors', r.minors,
            'foreign', r.foreign_citizens,
            'citizenships', r.citizenships,
            'sources', r.sources,
            'outline', extensions.st_asgeojson(r.outline, 6)::json
          )
          order by r.year, r.slug
        )
        from public.residents as r
        where r.neighbourhood_id = n.id
          and extensions.st_intersects(r.outline::extensions.geometry, n.outline::extensions.geometry)
      ),
      '[]'::json
    ),
    'residential', (
      select json_build_object(
        'outline', extensions.st_asgeojson(a.outline, 6)::json, 'source', a.source, 'licence', a.licence
      )
      from public.residential_areas as a
      where a.neighbourhood_id = n.id
    )
  )
  from public.neighbourhoods as n
  where n.slug = residents_of.neighbourhood;
$$;
comment on function public.residents_of(text) is
  'Residents of the areas that reach into a neighbourhood, and what of it is lived on, in the shape of the type Residents '
  '(src/lib/insight/ground.server.ts).';
grant execute on function public.residents_of(text) to anon, authenticated, service_role;
