-- Who may propose, change without waiting, and decide on what.

create function private.may_be_proposed(target text)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
  select private.proposable_fields(target, 'create') is not null;
$$;
comment on function private.may_be_proposed(text) is 'Whether anyone may propose an entry of that kind; pictures have a way of their own.';

-- A practice is its organisation's own to tell. A link is told of two: it waits for a coordinator, whoever proposes it.
create function private.right_to_change(target text, entry_id uuid, kind text, changes jsonb)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  owner uuid;
begin
  if (select auth.uid()) is null then
    return null;
  end if;
  if private.may_decide(target, entry_id, changes) then
    return 'coordinator';
  end if;
  if target = 'organisations' then
    return case when kind = 'update' and private.is_editor(entry_id) then 'organisation' end;
  end if;
  if target not in ('places', 'activities', 'practices') then
    return null;
  end if;
  if kind = 'create' then
    select o.id into owner
    from public.organisations as o
    where o.slug = changes ->> 'organisation' and changes ->> 'neighbourhood' = any (o.areas_served);
  else
    execute format('select organisation_id from public.%I where id = $1', target) into owner using entry_id;
    -- Whose entry it is, an editor does not change by herself.
    if changes ? 'organisation' and changes ->> 'organisation' is distinct from (
      select o.slug from public.organisations as o where o.id = owner
    ) then
      return null;
    end if;
  end if;
  return case
    when private.is_editor(owner) or (target = 'practices' and private.is_partner(owner)) then 'organisation'
  end;
end;
$$;
comment on function private.right_to_change(text, uuid, text, jsonb) is
  'As whom the signed-in person may make this change without waiting: coordinator, organisation (its editor; of a practice its partner too), or null.';

create function private.may_decide(target text, entry_id uuid, changes jsonb)
returns boolean
language sql
stable
set search_path = ''
as $$
  select case
    -- Categories are everyone's vocabulary: they change with the program alone.
    when target = 'categories' then false
    when target = 'organisations' then exists (
      select 1
      from public.neighbourhoods as n
      where private.is_coordinator(n.id)
        and (
          private.works_in(entry_id, n.id)
          or (
            not exists (select 1 from public.organisations as o where o.id = entry_id)
            and (
              changes -> 'areas_served' ? n.slug
              -- One that named no area is brought back where it was closed.
              or exists (
                select 1
                from public.revisions as r
                join public.contributions as c on c.id = r.contribution_id
                where r.target = 'organisations' and r.entry_id = may_decide.entry_id and r.kind = 'close'
                  and c.neighbourhood_id = n.id
              )
            )
          )
        )
    )
    -- Who moves an entry needs the right where it is and where it goes.
    else not exists (
      select 1
      from (
        select private.neighbourhood_of(target, entry_id) as id
        union
        select n.id from public.neighbourhoods as n where n.slug = changes ->> 'neighbourhood'
      ) as concerned
      where concerned.id is not null and not private.is_coordinator(concerned.id)
    ) and coalesce(private.neighbourhood_of(target, entry_id)::text, changes ->> 'neighbourhood') is not null
  end;
$$;
comment on function private.may_decide(text, uuid, jsonb) is
  'Whether the signed-in person may decide on a change of that entry: a coordinator of every neighbourhood it concerns.';

create function private.may_settle(contribution public.contributions, action text, edits jsonb)
returns boolean
language sql
stable
set search_path = ''
as $$
  -- Asked of what is proposed and, apart, of what she would make of it: by her edits alone she gets no right.
  select (
    private.may_decide(contribution.target, contribution.entry_id, contribution.changes)
    and (edits = '{}'::jsonb or private.may_decide(contribution.target, contribution.entry_id, contribution.changes || edits))
  )
  -- What is about an entry that has gone elsewhere, or altogether, waits in her queue all the same: she may clear it away.
  or (action in ('refuse', 'ask') and private.is_coordinator(contribution.neighbourhood_id));
$$;
comment on function private.may_settle(public.contributions, text, jsonb) is 'Whether the signed-in person may take this decision on it.';
