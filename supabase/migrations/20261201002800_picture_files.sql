-- The bytes of pictures, in a private table: a picture that waits for a decision has no address, and one that was refused
-- leaves no trace.

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

-- Of pictures that wait, each may take 600 kB.
insert into private.limits (bucket, most, within) values ('photos-waiting', 200, '1 hour');

create function private.keep_photo_files()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if (
    select count(*)
    from public.contributions as c
    where c.neighbourhood_id = (select w.neighbourhood_id from public.contributions as w where w.id = new.contribution_id)
      and c.state in ('pending', 'asked')
      and c.target = 'photos'
  ) > (select l.most from private.limits as l where l.bucket = 'photos-waiting') then
    raise exception 'So many pictures wait here already that no more are taken now.' using errcode = 'PT429', detail = '3600';
  end if;
  return new;
end;
$$;
comment on function private.keep_photo_files() is 'So many pictures may wait in a neighbourhood and no more: nobody fills the disk.';
create trigger photo_files_kept before insert on private.photo_files
for each row execute function private.keep_photo_files();

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

create function private.drop_photos(contribution uuid)
returns void
language sql
set search_path = ''
as $$
  delete from private.photo_files as f
  using public.contributions as c
  where f.contribution_id = c.id
    and (c.id = contribution or c.part_of = contribution)
    and not exists (select 1 from public.photos as p where p.id = f.photo_id);
$$;
comment on function private.drop_photos(uuid) is 'Deletes the bytes of the pictures of a proposal that are not live.';

create function public.propose_photo(photo jsonb, large text, small text, caller text default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
  contribution public.contributions;
  whole public.contributions;
  entry uuid;
  picture uuid := gen_random_uuid();
  large_bytes bytea;
  small_bytes bytea;
  forged text;
  as_whom text;
  changes jsonb;
begin
  select k into forged from jsonb_object_keys(photo) as k
  where k not in ('neighbourhood', 'of', 'slug', 'part_of', 'alt', 'width', 'height', 'media_type', 'secret', 'locale')
  limit 1;
  if forged is not null or photo ->> 'of' is null or photo ->> 'of' not in ('places', 'activities', 'organisations')
    or (photo ->> 'of' = 'organisations' and photo ->> 'part_of' is not null) then
    raise exception 'There is no such proposal.' using errcode = '42501';
  end if;
  if photo ->> 'secret' is null or photo ->> 'secret' !~ '^[A-Za-z0-9_-]{22,64}$' then
    perform private.refuse('secret', 'invalid', 'The secret of a proposal is 22 to 64 random letters, digits, - or _.');
  end if;
  select c.* into contribution from public.contributions as c where c.secret_hash = private.secret_hash(photo ->> 'secret');
  if contribution.id is not null then
    return private.receipt(contribution, true);
  end if;
  select n.* into home from public.neighbourhoods as n where n.slug = photo ->> 'neighbourhood';
  if home.id is null then
    raise exception 'There is no neighbourhood "%".', left(coalesce(photo ->> 'neighbourhood', ''), 80) using errcode = 'PT404';
  end if;
  if photo ->> 'part_of' is not null then
    select c.* into whole from public.contributions as c
    where c.secret_hash = private.secret_hash(photo ->> 'part_of') and c.neighbourhood_id = home.id and c.target = photo ->> 'of';
    if whole.id is null or whole.state in ('refused', 'withdrawn') then
      raise exception 'There is no such proposal.' using errcode = 'PT404';
    end if;
    if (select count(*) from public.contributions as c where c.part_of = whole.id) >= 4 then
      perform private.refuse('photo', 'too-many', 'Four pictures are enough for one proposal.');
    end if;
    entry := whole.entry_id;
  else
    entry := private.entry_by_slug(photo ->> 'of', home.id, photo ->> 'slug');
  end if;
  if photo ->> 'of' = 'places' and (
    exists (select 1 from public.places as p where p.id = entry and p.location_precision = 'area-only')
    or whole.changes ->> 'location_precision' = 'area-only'
  ) then
    perform private.refuse('photo', 'protected-position', 'A protected place has no picture: it would show where it is.');
  end if;
  perform private.check_words(jsonb_build_object('alt', coalesce(photo -> 'alt', 'null')));
  if not coalesce(private.is_localised_text(photo -> 'alt'), false) or length((photo -> 'alt')::text) > 1200 then
    perform private.refuse('alt', 'empty', 'Say in a few words what is to be seen.');
  end if;
  begin
    large_bytes := decode(large, 'base64');
    small_bytes := decode(small, 'base64');
    changes := jsonb_build_object(
      'neighbourhood', home.slug,
      case photo ->> 'of' when 'places' then 'place_id' when 'organisations' then 'organisation_id' else 'activity_id' end, entry,
      'alt', photo -> 'alt', 'width', (photo ->> 'width')::integer, 'height', (photo ->> 'height')::integer,
      'media_type', photo ->> 'media_type'
    );
  exception
    when data_exception then
      perform private.refuse('photo', 'invalid', 'This is no picture.');
  end;
  if photo ->> 'of' = 'organisations' then
    if not private.works_in(entry, home.id) then
      -- Its coordinators are elsewhere: here nobody could decide.
      raise exception 'This organisation is not in the neighbourhood.' using errcode = 'PT404';
    end if;
    if (photo ->> 'width')::integer is distinct from (photo ->> 'height')::integer or (photo ->> 'width')::integer > 512 then
      perform private.refuse('photo', 'invalid', 'A logo is square, and at most 512 pixels wide.');
    end if;
  end if;
  -- WebP and AVIF say at their beginning what they are (RFC 9649; ISO/IEC 23000-22).
  if large_bytes is null or small_bytes is null
    or octet_length(large_bytes) not between 100 and 307200 or octet_length(small_bytes) not between 100 and 307200
    or not coalesce((photo ->> 'width')::integer between 1 and 1600 and (photo ->> 'height')::integer between 1 and 1600, false)
    or not coalesce(case photo ->> 'media_type'
      when 'image/webp' then
        encode(substring(large_bytes from 1 for 4), 'escape') = 'RIFF' and encode(substring(large_bytes from 9 for 4), 'escape') = 'WEBP'
        and encode(substring(small_bytes from 1 for 4), 'escape') = 'RIFF' and encode(substring(small_bytes from 9 for 4), 'escape') = 'WEBP'
      when 'image/avif' then
        encode(substring(large_bytes from 5 for 4), 'escape') = 'ftyp' and encode(substring(small_bytes from 5 for 4), 'escape') = 'ftyp'
    end, false) then
    perform private.refuse('photo', 'invalid', 'This is no picture as we keep them.');
  end if;
  as_whom := private.right_to_change(photo ->> 'of', entry, 'update', jsonb_build_object('neighbourhood', home.slug));
  if whole.id is not null and whole.state in ('pending', 'asked') then
    as_whom := null;
  end if;
  if as_whom is null then
    perform private.check_rate_limit('photo', caller);
    perform private.check_rate_limit('here/' || home.id, '', 'propose-here');
  end if;
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  insert into public.contributions (
    neighbourhood_id, target, entry_id, kind, changes, contributor_kind, contributor_id, locale, secret_hash, part_of
  )
  values (
    home.id, 'photos', picture, 'create', changes, coalesce(as_whom, 'neighbour'), (select auth.uid()), photo ->> 'locale',
    private.secret_hash(photo ->> 'secret'), whole.id
  )
  on conflict (secret_hash) do nothing
  returning * into contribution;
  if contribution.id is null then
    select c.* into contribution from public.contributions as c where c.secret_hash = private.secret_hash(photo ->> 'secret');
    return private.receipt(contribution, true);
  end if;
  insert into private.photo_files (photo_id, contribution_id, media_type, large, small)
  values (picture, contribution.id, photo ->> 'media_type', large_bytes, small_bytes);
  if as_whom is not null then
    perform private.decide(contribution.id, null);
    perform private.note_audit(home.id, 'change', 'photos', picture, contribution.id);
    select c.* into contribution from public.contributions as c where c.id = contribution.id;
  end if;
  return private.receipt(contribution, false);
end;
$$;
comment on function public.propose_photo(jsonb, text, text, text) is
  'Proposes a picture of a place or an activity that is there ("slug") or that another proposal adds ("part_of": its secret), or the logo of an '
  'organisation that is there. large and small are base64 of WebP or AVIF, at most 1,600 pixels (a logo: square, 512) and 300 kB.';
grant execute on function public.propose_photo(jsonb, text, text, text) to anon, authenticated;
