-- Who may do what is a row in memberships. People are invited by e-mail address, or claim an organisation; whoever
-- signs in with that address has the role. What coordinators do is written down, for each other.

create table private.audit (
  id bigint generated always as identity primary key,
  neighbourhood_id uuid references public.neighbourhoods (id) on delete cascade,
  actor uuid references auth.users (id) on delete set null,
  action text not null check (length(action) between 1 and 40),
  target text,
  entry_id uuid,
  contribution_id uuid references public.contributions (id) on delete set null,
  details jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  created_at timestamptz not null default now()
);
comment on table private.audit is 'What was decided, and who was given or lost a role, when and by whom. Read by audit_log alone.';
create index audit_neighbourhood_id_idx on private.audit (neighbourhood_id, id);
create index audit_actor_idx on private.audit (actor);
create index audit_contribution_id_idx on private.audit (contribution_id);

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

alter table private.audit enable row level security;
alter table private.invitations enable row level security;
alter table private.claims enable row level security;
revoke all on private.audit, private.invitations, private.claims from anon, authenticated, service_role;

create function private.note_audit(home uuid, action text, target text, entry uuid, contribution uuid, details jsonb default '{}')
returns void
language sql
set search_path = ''
as $$
  insert into private.audit (neighbourhood_id, actor, action, target, entry_id, contribution_id, details)
  values (home, (select auth.uid()), note_audit.action, note_audit.target, entry, contribution, note_audit.details);
$$;
comment on function private.note_audit(uuid, text, text, uuid, uuid, jsonb) is 'Writes down what the signed-in person did.';

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

create function public.my_roles()
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  me uuid := (select auth.uid());
begin
  if me is null then
    raise exception 'Sign in first.' using errcode = '42501';
  end if;
  return json_build_object(
    'email', private.address_of(me),
    'coordinates', (
      select coalesce(json_agg(json_build_object('slug', n.slug, 'name', n.name) order by n.slug), '[]'::json)
      from public.memberships as m
      join public.neighbourhoods as n on n.id = m.neighbourhood_id
      where m.user_id = me and m.role = 'coordinator'
    ),
    'edits', (
      select coalesce(
        json_agg(
          json_build_object(
            'slug', o.slug,
            'name', o.name,
            'neighbourhoods', (
              select coalesce(json_agg(n.slug order by n.slug), '[]'::json) from public.neighbourhoods as n where private.works_in(o.id, n.id)
            )
          )
          order by o.slug
        ),
        '[]'::json
      )
      from public.memberships as m
      join public.organisations as o on o.id = m.organisation_id
      where m.user_id = me and m.role = 'editor'
    ),
    'partner', (
      select coalesce(json_agg(json_build_object('slug', o.slug, 'name', o.name) order by o.slug), '[]'::json)
      from public.memberships as m
      join public.organisations as o on o.id = m.organisation_id
      where m.user_id = me and m.role = 'partner'
    ),
    'claims', (
      select coalesce(json_agg(json_build_object('organisation', o.slug, 'state', c.state) order by c.created_at), '[]'::json)
      from private.claims as c
      join public.organisations as o on o.id = c.organisation_id
      where c.user_id = me
    )
  );
end;
$$;
comment on function public.my_roles() is 'What the signed-in person may do: {"email", "coordinates", "edits", "partner", "claims"}.';
grant execute on function public.my_roles() to authenticated;

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

create function private.members_in(home uuid)
returns setof public.memberships
language sql
stable
set search_path = ''
as $$
  select m.*
  from public.memberships as m
  where m.neighbourhood_id = home or (m.organisation_id is not null and private.works_in(m.organisation_id, home));
$$;
comment on function private.members_in(uuid) is 'Coordinators of a neighbourhood, and editors and partners of organisations that work there.';

create function public.members_of(neighbourhood text)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  home uuid := private.coordinated(neighbourhood);
begin
  return json_build_object(
    'members', (
      select coalesce(
        json_agg(
          json_build_object(
            'id', m.id,
            'email', lower(u.email),
            'role', m.role,
            'organisation', (select json_build_object('slug', o.slug, 'name', o.name) from public.organisations as o where o.id = m.organisation_id),
            'since', to_char(m.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
            'isYou', m.user_id = (select auth.uid())
          )
          order by m.role, u.email
        ),
        '[]'::json
      )
      from private.members_in(home) as m
      join auth.users as u on u.id = m.user_id
    ),
    'invitations', (
      select coalesce(
        json_agg(
          json_build_object(
            'id', i.id,
            'email', i.email,
            'role', i.role,
            'organisation', (select json_build_object('slug', o.slug, 'name', o.name) from public.organisations as o where o.id = i.organisation_id),
            'since', to_char(i.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
          )
          order by i.created_at
        ),
        '[]'::json
      )
      from private.invitations as i
      where i.neighbourhood_id = home
    )
  );
end;
$$;
comment on function public.members_of(text) is 'Who has a role in a neighbourhood, for its coordinators.';
grant execute on function public.members_of(text) to authenticated;

create function public.remove_member(neighbourhood text, member uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  home uuid := private.coordinated(neighbourhood);
  removed public.memberships;
begin
  -- Two coordinators who remove each other at the same moment must not leave the neighbourhood without one.
  perform pg_advisory_xact_lock(hashtext('vicina: members'));
  select m.* into removed from private.members_in(home) as m where m.id = member;
  if removed.id is null then
    raise exception 'There is no such member here.' using errcode = 'PT404';
  end if;
  if removed.role = 'coordinator' and (
    select count(*) from public.memberships as m where m.role = 'coordinator' and m.neighbourhood_id = home
  ) = 1 then
    raise exception 'This is the last coordinator: make another one first.' using errcode = 'PT409', detail = 'last';
  end if;
  delete from public.memberships where id = removed.id;
  perform private.note_audit(
    home, 'removed', 'organisations', removed.organisation_id, null,
    jsonb_build_object('role', removed.role, 'email', private.address_of(removed.user_id))
  );
end;
$$;
comment on function public.remove_member(text, uuid) is 'A coordinator takes a role away; never that of the last coordinator.';
grant execute on function public.remove_member(text, uuid) to authenticated;

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

create function public.audit_log(neighbourhood text, before bigint default null, most integer default 50)
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
          'id', a.id,
          'at', to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
          'who', lower(u.email),
          'action', a.action,
          'target', a.target,
          'subject', a.subject,
          'details', a.details
        )
        order by a.id desc
      ),
      '[]'::json
    )
    from (
      select l.*, case when l.entry_id is not null and l.target in ('places', 'activities', 'organisations') then (
        select jsonb_build_object(
          'slug', coalesce(f.live ->> 'slug', f.closed #>> '{slug,from}', c.changes ->> 'slug'),
          'name', coalesce(f.live -> 'name', f.live -> 'title', f.closed #> '{name,from}', f.closed #> '{title,from}', c.changes -> 'name', c.changes -> 'title')
        )
        from (
          select
            private.live_fields(l.target, l.entry_id) as live,
            (
              select r.changes from public.revisions as r
              where r.target = l.target and r.entry_id = l.entry_id and r.kind = 'close'
              order by r.id desc
              limit 1
            ) as closed
        ) as f
      ) end as subject
      from private.audit as l
      left join public.contributions as c on c.id = l.contribution_id
      where l.neighbourhood_id = home and (audit_log.before is null or l.id < audit_log.before)
      order by l.id desc
      limit least(greatest(coalesce(most, 50), 1), 200)
    ) as a
    left join auth.users as u on u.id = a.actor
  );
end;
$$;
comment on function public.audit_log(text, bigint, integer) is
  'What was decided in a neighbourhood, and who was given or lost a role, the newest first, for its coordinators; at most 200 before an id.';
grant execute on function public.audit_log(text, bigint, integer) to authenticated;
