-- Photos of places and activities: live entries of the one door. Their bytes are beside them, in a private table: a
-- picture that waits for a decision has no address, and one that was refused leaves no trace.

create table public.photos (
  id uuid primary key default gen_random_uuid(),
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete restrict,
  place_id uuid references public.places (id) on delete restrict,
  activity_id uuid references public.activities (id) on delete restrict,
  alt jsonb not null check (private.is_localised_text(alt)),
  width integer not null check (width between 1 and 1600),
  height integer not null check (height between 1 and 1600),
  media_type text not null check (media_type in ('image/webp', 'image/avif')),
  translations jsonb not null default '{}' check (jsonb_typeof(translations) = 'object'),
  revision bigint not null,
  created_at timestamptz not null default now(),
  constraint photos_of_one_entry check (num_nonnulls(place_id, activity_id) = 1)
);
comment on table public.photos is 'A picture of a place or an activity, as anyone may see it; its bytes are given by photo_file.';
comment on column public.photos.alt is 'What is to be seen, for who does not see it.';
comment on column public.photos.width is 'Pixels of the large picture; the small one has the same proportions.';
create index photos_neighbourhood_id_idx on public.photos (neighbourhood_id);
create index photos_place_id_idx on public.photos (place_id);
create index photos_activity_id_idx on public.photos (activity_id);

alter table public.photos enable row level security;
revoke all on public.photos from anon, authenticated, service_role;
grant select on public.photos to anon, authenticated, service_role;
create policy photos_read_all on public.photos for select using (true);

create table private.photo_files (
  photo_id uuid primary key,
  contribution_id uuid references public.contributions (id) on delete cascade,
  media_type text not null check (media_type in ('image/webp', 'image/avif')),
  large bytea not null check (octet_length(large) between 100 and 307200),
  small bytea not null check (octet_length(small) between 100 and 307200),
  created_at timestamptz not null default now()
);
comment on table private.photo_files is 'The two sizes of a picture, live or waiting. No role reads it; functions give what may be seen.';
comment on column private.photo_files.photo_id is 'The id the photo has, or will have once it is accepted.';
create index photo_files_contribution_id_idx on private.photo_files (contribution_id);
alter table private.photo_files enable row level security;
revoke all on private.photo_files from anon, authenticated, service_role;

-- The door knows one more kind of entry.
alter table public.contributions drop constraint contributions_target_check;
alter table public.contributions add constraint contributions_target_check check (
  target in ('neighbourhoods', 'categories', 'organisations', 'places', 'activities', 'residents', 'photos')
);

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
      'local_holidays', 'sources'
    ]
    when 'categories' then array['slug', 'group', 'name', 'keywords', 'icon', 'osm_tags', 'hsds_term', 'position']
    when 'organisations' then array['slug', 'kind', 'name', 'about', 'contacts', 'areas_served', 'sources', 'confirmed_at']
    when 'places' then array[
      'neighbourhood', 'organisation', 'category', 'slug', 'name', 'summary', 'keywords', 'address', 'location',
      'location_precision', 'opening_hours', 'opening_hours_year', 'opening_hours_note', 'languages', 'audience',
      'features', 'asked', 'not_asked', 'contacts', 'sources', 'confirmed_at'
    ]
    when 'activities' then array[
      'neighbourhood', 'place', 'organisation', 'slug', 'kind', 'stage', 'title', 'about', 'where_note', 'schedule',
      'schedule_year', 'schedule_note', 'cancelled', 'levels', 'hours_per_week', 'weeks', 'cost_euro', 'cost_note',
      'conditions', 'childcare', 'places_left', 'languages', 'audience', 'features', 'asked', 'not_asked', 'how_to_join',
      'contacts', 'deadline', 'contract', 'requirements', 'demonstration', 'calendar_uid', 'sources', 'confirmed_at'
    ]
    when 'residents' then array[
      'neighbourhood', 'slug', 'code', 'name', 'outline', 'year', 'total', 'women', 'minors', 'foreign_citizens',
      'citizenships', 'sources'
    ]
    when 'photos' then array['neighbourhood', 'place_id', 'activity_id', 'alt', 'width', 'height', 'media_type']
  end;
$$;

create or replace function private.neighbourhood_of(target text, entry_id uuid)
returns uuid
language plpgsql
stable
set search_path = ''
as $$
declare
  found uuid;
begin
  if target = 'neighbourhoods' then
    return entry_id;
  end if;
  if target in ('places', 'activities', 'residents', 'photos') then
    execute format('select neighbourhood_id from public.%I where id = $1', target) into found using entry_id;
  end if;
  -- A closed entry belongs to where it was.
  return coalesce(found, (
    select r.neighbourhood_id
    from public.revisions as r
    where r.target = neighbourhood_of.target and r.entry_id = neighbourhood_of.entry_id
    order by r.id desc
    limit 1
  ));
end;
$$;

-- A protected place is told by its area and its telephone; nothing else that leads there is ever stored.
alter table public.places add constraint places_protected_check check (
  location_precision <> 'area-only'
  or (location is null and address is null and contacts - 'phone' = '{}'::jsonb)
);

create function public.photos_of(neighbourhood text, target text, slug text)
returns json
language sql
stable
set search_path = ''
as $$
  select coalesce(
    json_agg(json_build_object('id', f.id, 'alt', f.alt, 'width', f.width, 'height', f.height) order by f.created_at, f.id), '[]'::json
  )
  from public.photos as f
  join public.neighbourhoods as n on n.id = f.neighbourhood_id
  left join public.places as p on p.id = f.place_id
  left join public.activities as a on a.id = f.activity_id
  where n.slug = photos_of.neighbourhood
    and case photos_of.target when 'places' then p.slug when 'activities' then a.slug end = photos_of.slug;
$$;
comment on function public.photos_of(text, text, text) is 'Pictures of a place or an activity: [{"id", "alt", "width", "height"}], the oldest first.';
grant execute on function public.photos_of(text, text, text) to anon, authenticated, service_role;

create function private.photo_json(photo uuid, size text)
returns json
language sql
stable
set search_path = ''
as $$
  select json_build_object(
    'mediaType', f.media_type,
    'base64', translate(encode(case size when 'small' then f.small else f.large end, 'base64'), E'\n', '')
  )
  from private.photo_files as f
  where f.photo_id = photo and size in ('small', 'large');
$$;
comment on function private.photo_json(uuid, text) is 'One size of a picture. The caller has checked who may see it.';

create function public.photo_file(photo uuid, size text)
returns json
language sql
stable
security definer
set search_path = ''
as $$
  select private.photo_json(p.id, photo_file.size) from public.photos as p where p.id = photo_file.photo;
$$;
comment on function public.photo_file(uuid, text) is
  'The bytes of a live picture, size "large" or "small": {"mediaType", "base64"}; null while it waits for a decision, and after it was taken away.';
grant execute on function public.photo_file(uuid, text) to anon, authenticated, service_role;
