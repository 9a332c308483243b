-- Who works for an organisation says so, and a coordinator decides.

create table private.claims (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete cascade,
  words text check (length(words) <= 2000),
  state text not null default 'pending' check (state in ('pending', 'accepted', 'refused')),
  created_at timestamptz not null default now(),
  constraint claims_once unique (user_id, organisation_id)
);
comment on table private.claims is 'Somebody signed in says that she works for an organisation; a coordinator decides.';
create index claims_organisation_id_idx on private.claims (organisation_id);
create index claims_neighbourhood_id_idx on private.claims (neighbourhood_id);
alter table private.claims enable row level security;
revoke all on private.claims from anon, authenticated, service_role;

create function public.claim_organisation(neighbourhood text, organisation text, words text default null)
returns text
language plpgsql
security definer
set search_path = ''
as $$
declare
  me uuid := (select auth.uid());
  home uuid := (select n.id from public.neighbourhoods as n where n.slug = neighbourhood);
  claimed uuid := (select o.id from public.organisations as o where o.slug = organisation);
  state text;
begin
  if me is null then
    raise exception 'Sign in first.' using errcode = '42501';
  end if;
  if home is null or claimed is null or not private.works_in(claimed, home) then
    raise exception 'There is no such organisation here.' using errcode = 'PT404';
  end if;
  if private.is_editor(claimed) then
    return 'accepted';
  end if;
  if length(coalesce(words, '')) > 2000 then
    perform private.refuse('words', 'too-long', 'This is too long.');
  end if;
  if not private.is_clean_text(coalesce(words, '')) then
    perform private.refuse('words', 'unclean-text', 'Write it as plain text, without markup or hidden characters.');
  end if;
  if (select count(*) from private.claims as c where c.user_id = me and c.state = 'pending') >= 5 then
    raise exception 'Too many in a short time: please wait a little.' using errcode = 'PT429', detail = '86400';
  end if;
  insert into private.claims as c (user_id, organisation_id, neighbourhood_id, words)
  values (me, claimed, home, nullif(btrim(words), ''))
  on conflict on constraint claims_once do update set
    words = coalesce(excluded.words, c.words),
    -- Accepted, and yet no editor: her role was taken away since. She is not told that she has it.
    state = case when c.state = 'accepted' then 'pending' else c.state end
  returning c.state into state;
  return state;
end;
$$;
comment on function public.claim_organisation(text, text, text) is 'Somebody signed in says that she works for an organisation; a coordinator decides. → state of the claim.';
grant execute on function public.claim_organisation(text, text, text) to authenticated;

create function public.claims_of(neighbourhood text)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  home uuid := private.coordinated(neighbourhood);
begin
  return (
    select coalesce(
      json_agg(
        json_build_object(
          'id', c.id,
          'email', private.address_of(c.user_id),
          'organisation', json_build_object('slug', o.slug, 'name', o.name, 'contacts', o.contacts),
          'words', c.words,
          'createdAt', to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
        )
        order by c.created_at
      ),
      '[]'::json
    )
    from private.claims as c
    join public.organisations as o on o.id = c.organisation_id
    where c.neighbourhood_id = home and c.state = 'pending'
  );
end;
$$;
comment on function public.claims_of(text) is 'Claims that wait, for the coordinators of the neighbourhood.';
grant execute on function public.claims_of(text) to authenticated;

create function public.decide_claim(claim uuid, accept boolean)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  decided private.claims;
begin
  select c.* into decided from private.claims as c where c.id = claim for update;
  if decided.id is null or not private.is_coordinator(decided.neighbourhood_id) then
    raise exception 'Only a coordinator of the neighbourhood may do this.' using errcode = '42501';
  end if;
  if decided.state <> 'pending' then
    raise exception 'This claim is already decided.' using errcode = 'PT409', detail = decided.state;
  end if;
  update private.claims set state = case when accept then 'accepted' else 'refused' end where id = decided.id;
  if accept then
    insert into public.memberships (user_id, role, organisation_id)
    values (decided.user_id, 'editor', decided.organisation_id)
    on conflict on constraint memberships_once do nothing;
  end if;
  perform private.note_audit(
    decided.neighbourhood_id, case when accept then 'claim-accepted' else 'claim-refused' end, 'organisations', decided.organisation_id, null,
    jsonb_build_object('email', private.address_of(decided.user_id))
  );
end;
$$;
comment on function public.decide_claim(uuid, boolean) is 'A coordinator makes somebody an editor of the organisation she claims, or does not.';
grant execute on function public.decide_claim(uuid, boolean) to authenticated;
