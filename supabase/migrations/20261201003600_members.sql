-- Who has which role in a neighbourhood, and what the signed-in person may do.

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
