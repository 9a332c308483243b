-- Photos of places and activities, and logos of organisations: live entries of the one door. Their bytes are beside them, in
-- a private table (picture_files.sql). A logo is shown to recognise whom one reads of; open data leave it out, for it is not
-- ours to give away.

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
  organisation_id uuid references public.organisations (id) on delete restrict,
  constraint photos_of_one_entry check (num_nonnulls(place_id, activity_id, organisation_id) = 1),
  constraint photos_logo_square check (organisation_id is null or (width = height and width <= 512))
);
comment on table public.photos is
  'A picture of a place or an activity, or the logo of an organisation, as anyone may see it; its bytes are given by photo_file.';
comment on column public.photos.alt is 'What is to be seen, for who does not see it.';
comment on column public.photos.width is 'Pixels of the large picture; the small one has the same proportions.';
comment on column public.photos.organisation_id is 'The organisation whose logo it is.';
create index photos_neighbourhood_id_idx on public.photos (neighbourhood_id);
create index photos_place_id_idx on public.photos (place_id);
create index photos_activity_id_idx on public.photos (activity_id);
create unique index photos_organisation_id_key on public.photos (organisation_id);
alter table public.photos enable row level security;
revoke all on public.photos from anon, authenticated, service_role;
grant select on public.photos to anon, authenticated, service_role;
create policy photos_read_all on public.photos for select using (true);

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
