-- A coordinator's queue: proposals that wait, and what nobody has confirmed.

create function private.risk_of(contribution public.contributions, live jsonb)
returns integer
language sql
stable
set search_path = ''
as $$
  -- How much harm it would do if it were wrong, and how likely it is to be: a hint for the order, never a decision.
  select least(100, (
    case when contribution.kind = 'close' then 35 when contribution.report is not null then 15 else 0 end
    + case when contribution.kind = 'create' then 10 else 0 end
    + case when contribution.changes ?| array['contacts'] and contribution.kind = 'update' then 20 else 0 end
    + case when contribution.changes ?| array['name', 'title', 'location', 'address'] and contribution.kind = 'update' then 10 else 0 end
    + case when contribution.changes ->> 'location_precision' = 'area-only' or live ->> 'location_precision' = 'area-only' then 30 else 0 end
    + case when 'honeypot' = any (contribution.hints) then 40 else 0 end
    + case when 'repeated' = any (contribution.hints) then 25 else 0 end
    + case when 'links' = any (contribution.hints) then 20 else 0 end
    + case when 'many-from-one' = any (contribution.hints) then 15 else 0 end
    + case when 'fast' = any (contribution.hints) then 10 else 0 end
    + case when 'shouting' = any (contribution.hints) then 5 else 0 end
    + case when contribution.target = 'photos' then 10 else 0 end
  ))::integer;
$$;
comment on function private.risk_of(public.contributions, jsonb) is 'How carefully to look at a proposal, 0 to 100.';

create function public.queue(neighbourhood text, most integer default 100)
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
    select coalesce(json_agg(
      json_build_object(
        'id', c.id,
        'version', c.version,
        'target', c.target,
        'kind', c.kind,
        'report', c.report,
        'state', c.state,
        'createdAt', to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'by', c.contributor_kind,
        'source', c.source,
        'locale', c.locale,
        'message', c.message,
        'changes', c.changes - 'neighbourhood' - 'areas_served',
        'live', case when l.live is not null then l.live || jsonb_build_object('revision', (
          select max(r.id) from public.revisions as r where r.target = c.target and r.entry_id = c.entry_id
        )) end,
        'changedSince', (
          select coalesce(json_agg(k), '[]'::json)
          from jsonb_object_keys(c.changes) as k
          where c.kind = 'update' and private.changed_since(c.target, c.entry_id, c.base_revision, k)
        ),
        'risk', private.risk_of(c, l.live),
        'hints', c.hints,
        -- Comparing names takes long: of the first thirty, and of the next when those are decided.
        'similar', case when q.place <= 30 and c.kind = 'create' and c.target in ('places', 'activities', 'organisations') then public.similar_entries(
          neighbourhood, c.target,
          coalesce((select max(t.name) from jsonb_each_text(coalesce(c.changes -> 'name', c.changes -> 'title')) as t (locale, name)), ''),
          c.changes #> '{location,coordinates}'
        ) else '[]'::json end,
        'photos', case when c.target = 'photos' then json_build_array(json_build_object(
          'id', c.id, 'alt', c.changes -> 'alt', 'width', c.changes -> 'width', 'height', c.changes -> 'height'
        )) else (
          select coalesce(json_agg(json_build_object(
            'id', p.id, 'alt', p.changes -> 'alt', 'width', p.changes -> 'width', 'height', p.changes -> 'height'
          ) order by p.created_at), '[]'::json)
          from public.contributions as p
          where p.part_of = c.id and p.state in ('pending', 'asked')
        ) end,
        'thread', private.thread_of(c.id),
        'hasContact', c.contact is not null,
        'entry', case when l.live is not null and c.target <> 'photos' then json_build_object(
          'slug', l.live -> 'slug', 'name', coalesce(l.live -> 'name', l.live -> 'title')
        ) when c.target = 'photos' then (
          select json_build_object('slug', e.slug, 'name', e.name)
          from (
            select p.id, p.slug, p.name from public.places as p
            union all
            select a.id, a.slug, a.title from public.activities as a
            union all
            select o.id, o.slug, o.name from public.organisations as o
          ) as e
          where e.id::text in (c.changes ->> 'place_id', c.changes ->> 'activity_id', c.changes ->> 'organisation_id')
        ) end,
        'partOf', c.part_of
      )
      order by q.place
    ), '[]'::json)
    from (
      select w.id, row_number() over (order by w.urgency desc, w.created_at, w.id) as place
      from (
        -- The order first, by what is at hand; all the rest only of what is shown. Thousands may wait after an attack.
        select
          w.id,
          w.created_at,
          -- A day of waiting weighs as much as ten of risk; what was asked waits for somebody else.
          case when w.state = 'asked' then -1000 else 0 end
          + extract(epoch from now() - w.created_at) / 86400 * 10
          + private.risk_of(w, jsonb_build_object('location_precision', (
            select p.location_precision from public.places as p where w.target = 'places' and p.id = w.entry_id
          ))) as urgency
        from public.contributions as w
        where w.neighbourhood_id = home
          and w.state in ('pending', 'asked')
          -- A picture of an entry that waits is shown with it.
          and not exists (
            select 1 from public.contributions as whole where whole.id = w.part_of and whole.state in ('pending', 'asked')
          )
        order by urgency desc, w.created_at, w.id
        limit least(greatest(coalesce(most, 100), 1), 500)
      ) as w
    ) as q
    join public.contributions as c on c.id = q.id,
      lateral (select private.live_fields(c.target, c.entry_id) as live) as l
  );
end;
$$;
comment on function public.queue(text, integer) is
  'What waits for a decision in a neighbourhood, for its coordinators, in the order of age and risk; at most so many, 500 in all. What the page needs of each is with it.';
grant execute on function public.queue(text, integer) to authenticated;

create function public.queued_photo(contribution uuid, size text)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  c public.contributions;
begin
  select p.* into c from public.contributions as p where p.id = contribution and p.target = 'photos';
  if c.id is null or not private.is_coordinator(c.neighbourhood_id) then
    raise exception 'Only a coordinator of the neighbourhood may do this.' using errcode = '42501';
  end if;
  return private.photo_json(c.entry_id, size);
end;
$$;
comment on function public.queued_photo(uuid, text) is 'The bytes of a picture that waits, for who decides.';
grant execute on function public.queued_photo(uuid, text) to authenticated;

create function public.needs_confirming(neighbourhood text)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
begin
  select n.* into home from public.neighbourhoods as n where n.slug = needs_confirming.neighbourhood;
  if home.id is null or (select auth.uid()) is null or not (
    private.is_coordinator(home.id) or exists (
      select 1 from public.memberships as m where m.user_id = (select auth.uid()) and m.role = 'editor'
    )
  ) then
    raise exception 'Only a coordinator of the neighbourhood may do this.' using errcode = '42501';
  end if;
  return (
    select coalesce(
      json_agg(
        json_build_object(
          'target', e.target,
          'slug', e.slug,
          'name', e.name,
          'confirmedAt', to_char(e.confirmed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
          'addedAt', to_char(e.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
          'organisation', case when o.id is not null then json_build_object('slug', o.slug, 'name', o.name) end,
          'phone', coalesce(e.contacts ->> 'phone', o.contacts ->> 'phone')
        )
        order by e.since, e.target, e.slug
      ),
      '[]'::json
    )
    from (
      select f.*, coalesce(f.confirmed_at, f.created_at) as since
      from (
        select 'places' as target, p.id, p.slug, p.name, p.confirmed_at, p.created_at, p.contacts, p.organisation_id
        from public.places as p
        where p.neighbourhood_id = home.id
        union all
        select 'activities', a.id, a.slug, a.title, a.confirmed_at, a.created_at, a.contacts, a.organisation_id
        from public.activities as a
        where a.neighbourhood_id = home.id and not a.cancelled and not a.demonstration
      ) as f
      where (private.is_coordinator(home.id) or private.is_editor(f.organisation_id))
        -- What was added of late nobody can have confirmed for months.
        and coalesce(f.confirmed_at, f.created_at) < now() - interval '5 months'
      order by coalesce(f.confirmed_at, f.created_at), f.target, f.slug
      limit 200
    ) as e
    left join public.organisations as o on o.id = e.organisation_id
  );
end;
$$;
comment on function public.needs_confirming(text) is
  'Entries nobody has found true for five months, the oldest first, at most 200: all of a neighbourhood for its coordinator, her organisation''s for an editor.';
grant execute on function public.needs_confirming(text) to authenticated;
