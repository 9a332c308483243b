-- People are invited by e-mail address; whoever signs in with that address has the role.

create table private.invitations (
  id uuid primary key default gen_random_uuid(),
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  role text not null check (role in ('coordinator', 'editor', 'partner')),
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete cascade,
  organisation_id uuid references public.organisations (id) on delete cascade,
  created_at timestamptz not null default now(),
  constraint invitations_role_fits check ((role = 'coordinator') = (organisation_id is null)),
  constraint invitations_once unique nulls not distinct (email, role, neighbourhood_id, organisation_id)
);
comment on table private.invitations is 'A role that waits for somebody to sign in with that e-mail address.';
create index invitations_neighbourhood_id_idx on private.invitations (neighbourhood_id);
create index invitations_organisation_id_idx on private.invitations (organisation_id);
alter table private.invitations enable row level security;
revoke all on private.invitations from anon, authenticated, service_role;

create function private.address_of(person uuid)
returns text
language sql
stable
set search_path = ''
as $$
  -- Only an address that was proven to be hers: by a code, or by the confirmation a hosted project asks for.
  select lower(u.email)
  from auth.users as u
  where u.id = person and coalesce(to_jsonb(u) ->> 'email_confirmed_at', to_jsonb(u) ->> 'last_sign_in_at') is not null;
$$;
comment on function private.address_of(uuid) is 'The proven e-mail address of somebody, in lower case; null when it is not proven.';

create function private.add_invitation(home uuid, email text, role text, organisation uuid)
returns void
language plpgsql
set search_path = ''
as $$
declare
  address text := lower(btrim(coalesce(add_invitation.email, '')));
  person uuid;
begin
  if address !~ '^[^@[:space:]<>",;]+@[^@[:space:]<>",;]+\.[^@[:space:]<>",;]+$' or length(address) > 254 then
    perform private.refuse('email', 'invalid', 'This is no e-mail address.');
  end if;
  if role is null or role not in ('coordinator', 'editor', 'partner') then
    raise exception 'There is no such role.' using errcode = '42501';
  end if;
  if (role = 'coordinator') <> (organisation is null) then
    perform private.refuse('organisation', 'empty', 'An editor and a partner belong to an organisation, a coordinator to the neighbourhood.');
  end if;
  select u.id into person from auth.users as u where private.address_of(u.id) = address limit 1;
  if person is not null then
    insert into public.memberships (user_id, role, neighbourhood_id, organisation_id)
    values (person, add_invitation.role, case when role = 'coordinator' then home end, organisation)
    on conflict on constraint memberships_once do nothing;
  else
    insert into private.invitations (email, role, neighbourhood_id, organisation_id)
    values (address, add_invitation.role, home, organisation)
    on conflict on constraint invitations_once do nothing;
  end if;
  perform private.note_audit(home, 'invited', 'organisations', organisation, null, jsonb_build_object('role', role, 'email', address));
end;
$$;
comment on function private.add_invitation(uuid, text, text, uuid) is 'Gives a role to an address: at once when its owner has signed in before, else when she does.';

create function public.invite(neighbourhood text, email text, role text, organisation text default null)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  home uuid := private.coordinated(neighbourhood);
  of_organisation uuid;
begin
  if organisation is not null then
    select o.id into of_organisation from public.organisations as o where o.slug = organisation;
    if of_organisation is null or not private.works_in(of_organisation, home) then
      perform private.refuse('organisation', 'no-such-value', 'There is no such organisation in this neighbourhood.');
    end if;
  end if;
  perform private.add_invitation(home, email, role, of_organisation);
end;
$$;
comment on function public.invite(text, text, text, text) is
  'A coordinator gives somebody a role: coordinator of her neighbourhood, editor or partner of an organisation that works there.';
grant execute on function public.invite(text, text, text, text) to authenticated;

create function public.invite_coordinator(neighbourhood text, email text)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  home uuid := (select n.id from public.neighbourhoods as n where n.slug = neighbourhood);
begin
  if home is null then
    raise exception 'There is no neighbourhood "%".', neighbourhood using errcode = 'PT404';
  end if;
  perform private.add_invitation(home, email, 'coordinator', null);
end;
$$;
comment on function public.invite_coordinator(text, text) is 'The operator makes the first coordinator of a neighbourhood.';
grant execute on function public.invite_coordinator(text, text) to service_role;

create function public.accept_invitations()
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  me uuid := (select auth.uid());
  invitation private.invitations;
  accepted integer := 0;
begin
  if me is null or not private.signed_in_by_code() then
    raise exception 'Sign in first, with a code.' using errcode = '42501';
  end if;
  for invitation in
    delete from private.invitations as i where i.email = private.address_of(me) returning i.*
  loop
    insert into public.memberships (user_id, role, neighbourhood_id, organisation_id)
    values (
      me, invitation.role, case when invitation.role = 'coordinator' then invitation.neighbourhood_id end, invitation.organisation_id
    )
    on conflict on constraint memberships_once do nothing;
    perform private.note_audit(
      invitation.neighbourhood_id, 'joined', 'organisations', invitation.organisation_id, null, jsonb_build_object('role', invitation.role)
    );
    accepted := accepted + 1;
  end loop;
  return accepted;
end;
$$;
comment on function public.accept_invitations() is 'Gives the signed-in person the roles that waited for her address. → how many.';
grant execute on function public.accept_invitations() to authenticated;

create function public.remove_invitation(neighbourhood text, invitation uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  home uuid := private.coordinated(neighbourhood);
begin
  delete from private.invitations as i where i.id = invitation and i.neighbourhood_id = home;
  if not found then
    raise exception 'There is no such invitation here.' using errcode = 'PT404';
  end if;
end;
$$;
comment on function public.remove_invitation(text, uuid) is 'A coordinator takes an invitation back.';
grant execute on function public.remove_invitation(text, uuid) to authenticated;
