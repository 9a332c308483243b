-- Who may do what is a row in memberships: never readable without a role, never in the metadata of a token.

create table public.memberships (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  role text not null check (role in ('coordinator', 'editor', 'partner')),
  neighbourhood_id uuid references public.neighbourhoods (id) on delete cascade,
  organisation_id uuid references public.organisations (id) on delete cascade,
  created_at timestamptz not null default now(),
  -- A coordinator belongs to a neighbourhood; an editor and a partner to an organisation.
  constraint memberships_role_fits check (
    (role = 'coordinator' and neighbourhood_id is not null and organisation_id is null)
    or (role in ('editor', 'partner') and organisation_id is not null and neighbourhood_id is null)
  ),
  constraint memberships_once unique nulls not distinct (user_id, role, neighbourhood_id, organisation_id)
);
comment on table public.memberships is 'Roles of signed-in people. Read by functions, not by token metadata.';
create index memberships_neighbourhood_id_idx on public.memberships (neighbourhood_id);
create index memberships_organisation_id_idx on public.memberships (organisation_id);
alter table public.memberships enable row level security;
revoke all on public.memberships from anon, authenticated, service_role;
grant select on public.memberships to authenticated, service_role;

-- No role for who signed in by a password.
create function private.signed_in_by_code()
returns boolean
language sql
stable
set search_path = ''
as $$
  -- A hosted project may let anyone sign up with a password for an address that is not hers, before its owner ever comes
  -- (amr: RFC 8176). We know no passwords: a session made by one has no role, whoever's the account.
  select not coalesce(c.amr @> '[{"method": "password"}]' or c.amr @> '["password"]', false)
  from (select nullif(current_setting('request.jwt.claims', true), '')::jsonb -> 'amr') as c (amr);
$$;
comment on function private.signed_in_by_code() is 'False for a session that a password opened.';

create function private.is_coordinator(of_neighbourhood uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select private.signed_in_by_code() and exists (
    select 1
    from public.memberships as m
    where m.user_id = (select auth.uid())
      and m.role = 'coordinator'
      and m.neighbourhood_id = of_neighbourhood
  );
$$;
comment on function private.is_coordinator(uuid) is 'Whether the signed-in person coordinates that neighbourhood.';
grant execute on function private.is_coordinator(uuid) to authenticated, service_role;

create function private.is_editor(of_organisation uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select private.signed_in_by_code() and exists (
    select 1
    from public.memberships as m
    where m.user_id = (select auth.uid())
      and m.role = 'editor'
      and m.organisation_id = of_organisation
  );
$$;
comment on function private.is_editor(uuid) is 'Whether the signed-in person edits for that organisation.';
grant execute on function private.is_editor(uuid) to authenticated, service_role;

create function private.is_partner(of_organisation uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select private.signed_in_by_code() and exists (
    select 1
    from public.memberships as m
    where m.user_id = (select auth.uid()) and m.role in ('partner', 'editor') and m.organisation_id = of_organisation
  );
$$;
comment on function private.is_partner(uuid) is 'Whether the signed-in person speaks for that organisation: its partner or its editor.';

create function private.works_in(organisation uuid, home uuid)
returns boolean
language sql
stable
set search_path = ''
as $$
  -- Where it says it works. Only of one that says nothing is it told by what it has: else a coordinator who gives a place of
  -- hers to somebody else's organisation could appoint its editors, and with them change all it has anywhere.
  select exists (
    select 1
    from public.organisations as o
    join public.neighbourhoods as n on n.id = home
    where o.id = organisation
      and case
        when o.areas_served <> '{}' then n.slug = any (o.areas_served)
        else exists (select 1 from public.places as p where p.organisation_id = o.id and p.neighbourhood_id = home)
          or exists (select 1 from public.activities as a where a.organisation_id = o.id and a.neighbourhood_id = home)
      end
  );
$$;
comment on function private.works_in(uuid, uuid) is
  'Whether an organisation serves a neighbourhood; of one that names none, whether it has something there.';

create function private.coordinated(neighbourhood text)
returns uuid
language plpgsql
stable
set search_path = ''
as $$
declare
  home uuid := (select n.id from public.neighbourhoods as n where n.slug = neighbourhood);
begin
  if home is null or not private.is_coordinator(home) then
    raise exception 'Only a coordinator of the neighbourhood may do this.' using errcode = '42501';
  end if;
  return home;
end;
$$;
comment on function private.coordinated(text) is 'The neighbourhood that the signed-in person coordinates; 42501 when she does not.';

create policy memberships_read_own on public.memberships for select to authenticated
using (user_id = (select auth.uid()));
create policy memberships_read_coordinator on public.memberships for select to authenticated
using ((select private.is_coordinator(neighbourhood_id)));
