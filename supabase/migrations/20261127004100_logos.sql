-- The logo of an organisation: one picture, square, reviewed like any other. It is shown to recognise whom one reads of;
-- open data leave it out, for it is not ours to give away.

alter table public.photos add column organisation_id uuid references public.organisations (id) on delete restrict;
comment on column public.photos.organisation_id is 'The organisation whose logo it is.';
comment on table public.photos is
  'A picture of a place or an activity, or the logo of an organisation, as anyone may see it; its bytes are given by photo_file.';
alter table public.photos drop constraint photos_of_one_entry;
alter table public.photos add constraint photos_of_one_entry check (num_nonnulls(place_id, activity_id, organisation_id) = 1);
alter table public.photos add constraint photos_logo_square check (organisation_id is null or (width = height and width <= 512));
create unique index photos_organisation_id_key on public.photos (organisation_id);

select private.reword(
  'private.editable_fields(text)',
  '''place_id'', ''activity_id'', ''alt''',
  '''place_id'', ''activity_id'', ''organisation_id'', ''alt'''
);

-- ── Proposing one ─────────────────────────────────────────────────────────────────────────────────────────────────

select private.reword(
  'public.propose_photo(jsonb, text, text, text)',
  'photo ->> ''of'' not in (''places'', ''activities'')',
  'photo ->> ''of'' not in (''places'', ''activities'', ''organisations'')
    or (photo ->> ''of'' = ''organisations'' and photo ->> ''part_of'' is not null)'
);
select private.reword(
  'public.propose_photo(jsonb, text, text, text)',
  'case photo ->> ''of'' when ''places'' then ''place_id'' else ''activity_id'' end, entry,',
  'case photo ->> ''of'' when ''places'' then ''place_id'' when ''organisations'' then ''organisation_id'' else ''activity_id'' end, entry,'
);
select private.reword(
  'public.propose_photo(jsonb, text, text, text)',
  '-- WebP and AVIF say at their beginning what they are (RFC 9649; ISO/IEC 23000-22).',
  $words$if photo ->> 'of' = 'organisations' then
    if not private.works_in(entry, home.id) then
      -- Its coordinators are elsewhere: here nobody could decide.
      raise exception 'This organisation is not in the neighbourhood.' using errcode = 'PT404';
    end if;
    if (photo ->> 'width')::integer is distinct from (photo ->> 'height')::integer or (photo ->> 'width')::integer > 512 then
      perform private.refuse('photo', 'invalid', 'A logo is square, and at most 512 pixels wide.');
    end if;
  end if;
  -- WebP and AVIF say at their beginning what they are (RFC 9649; ISO/IEC 23000-22).$words$
);
comment on function public.propose_photo(jsonb, text, text, text) is
  'Proposes a picture of a place or an activity that is there ("slug") or that another proposal adds ("part_of": its secret), or the logo of an '
  'organisation that is there. large and small are base64 of WebP or AVIF, at most 1,600 pixels (a logo: square, 512) and 300 kB.';

-- ── Reading ───────────────────────────────────────────────────────────────────────────────────────────────────────

select private.reword(
  'public.organisations_of(text)',
  '''contacts'', o.contacts,',
  '''contacts'', o.contacts,
          ''logo'', (
            select json_build_object(''id'', f.id, ''alt'', f.alt) from public.photos as f where f.organisation_id = o.id
          ),'
);
select private.reword(
  'public.queue(text, integer)',
  'select a.id, a.slug, a.title from public.activities as a',
  'select a.id, a.slug, a.title from public.activities as a
            union all
            select o.id, o.slug, o.name from public.organisations as o'
);
select private.reword(
  'public.queue(text, integer)',
  'where e.id::text in (c.changes ->> ''place_id'', c.changes ->> ''activity_id'')',
  'where e.id::text in (c.changes ->> ''place_id'', c.changes ->> ''activity_id'', c.changes ->> ''organisation_id'')'
);
