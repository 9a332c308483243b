-- What became of a proposal is told as it is: undone, accepted in part, closed by whom; and what nobody has confirmed for months
-- is old.

create or replace function public.needs_confirming(neighbourhood text)
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

create or replace function public.audit_log(neighbourhood text, before bigint default null, most integer default 50)
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
          'details', a.details || jsonb_strip_nulls(jsonb_build_object('state', a.state))
        )
        order by a.id desc
      ),
      '[]'::json
    )
    from (
      select l.*, case when l.action = 'accept' then c.state end as state, case when l.entry_id is not null and private.may_be_proposed(l.target) then (
        select jsonb_build_object(
          'slug', coalesce(f.live ->> 'slug', f.closed #>> '{slug,from}', c.changes ->> 'slug'),
          'name', coalesce(f.live -> 'name', f.live -> 'title', f.closed #> '{name,from}', f.closed #> '{title,from}', c.changes -> 'name', c.changes -> 'title', private.link_name(coalesce(f.live, c.changes)))
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

create or replace function public.entry_history(neighbourhood text, target text, slug text)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  home uuid := (select n.id from public.neighbourhoods as n where n.slug = entry_history.neighbourhood);
  entry uuid;
  live jsonb;
  trusted boolean;
begin
  if home is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  if target is null or not private.may_be_proposed(target) then
    raise exception 'There is no such kind of entry.' using errcode = 'PT404';
  end if;
  execute format(
    'select e.id from public.%I as e where e.slug = $1 %s',
    target, case when target = 'organisations' then '' else 'and e.neighbourhood_id = $2' end
  ) into entry using slug, home;
  if entry is null then
    select r.entry_id into entry
    from public.revisions as r
    where r.target = entry_history.target and r.kind = 'close' and r.changes #>> '{slug,from}' = entry_history.slug
      and (r.target = 'organisations' or r.neighbourhood_id = home)
    order by r.id desc
    limit 1;
  end if;
  if entry is null then
    raise exception 'There is no such entry.' using errcode = 'PT404';
  end if;
  live := private.live_fields(target, entry);
  trusted := (select auth.uid()) is not null and (
    private.may_decide(target, entry, '{}') or private.right_to_change(target, entry, 'update', '{}') is not null
  );
  return json_build_object(
    'slug', slug,
    'name', coalesce(live -> 'name', live -> 'title', case when trusted then (
      select coalesce(r.changes #> '{name,from}', r.changes #> '{title,from}')
      from public.revisions as r
      where r.target = entry_history.target and r.entry_id = entry and r.kind = 'close'
      order by r.id desc
      limit 1
    ) end),
    'closed', live is null,
    'may', json_build_object('undo', (select auth.uid()) is not null and private.may_decide(target, entry, '{}')),
    'revisions', (
      select coalesce(
        json_agg(
          json_build_object(
            'revision', r.id,
            'at', to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
            -- Of a closing it is who decided it that answers for it; who had told of it only proposed.
            'by', case when r.kind = 'close' and c.decided_by is not null and r.contributor_kind = 'neighbour' then 'coordinator' else r.contributor_kind end,
            'kind', r.kind,
            'fields', case when r.kind = 'update' then (select json_agg(k order by k) from jsonb_object_keys(r.changes) as k) else '[]'::json end,
            'undoes', c.restores,
            'changes', case when trusted then r.changes end
          )
          order by r.id desc
        ),
        '[]'::json
      )
      from public.revisions as r
      left join public.contributions as c on c.id = r.contribution_id
      where r.target = entry_history.target and r.entry_id = entry
    )
  );
end;
$$;

create function public.proposal_undone(secret text)
returns text
language sql
stable
security definer
set search_path = ''
as $$
  -- The last word counts: what was undone may have been brought back.
  with recursive chain as (
    select r.id, null::timestamptz as at, 0 as turns
    from public.contributions as c
    join public.revisions as r on r.contribution_id = c.id
    where c.secret_hash = private.secret_hash(proposal_undone.secret)
    union all
    select r.id, r.created_at, chain.turns + 1
    from chain
    join public.contributions as u on u.restores = chain.id and u.state in ('accepted', 'partly-accepted')
    join public.revisions as r on r.contribution_id = u.id
  )
  select to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
  from (select c.at, c.turns from chain as c order by c.turns desc limit 1) as l
  where l.turns % 2 = 1;
$$;
comment on function public.proposal_undone(text) is 'When what was accepted of a proposal was undone, for who holds its secret; null: it was not.';
grant execute on function public.proposal_undone(text) to anon, authenticated;

create function public.queue_counts(neighbourhood text)
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
    select json_build_object(
      'all', count(*) filter (where c.contributor_kind <> 'import'),
      'new', count(*) filter (where c.kind = 'create' and c.contributor_kind <> 'import'),
      'changes', count(*) filter (where c.kind = 'update' and c.report is null and c.contributor_kind <> 'import'),
      'reports', count(*) filter (where c.report is not null or c.kind = 'close'),
      'asked', count(*) filter (where c.state = 'asked'),
      'imports', count(*) filter (where c.contributor_kind = 'import')
    )
    from public.contributions as c
    where c.neighbourhood_id = home
      and c.state in ('pending', 'asked')
      -- A picture of an entry that waits is shown with it.
      and not exists (
        select 1 from public.contributions as whole where whole.id = c.part_of and whole.state in ('pending', 'asked')
      )
  );
end;
$$;
comment on function public.queue_counts(text) is
  'How many proposals wait in a neighbourhood, all and of each part of the queue, for its coordinators: also those that a page of the queue has no room for.';
grant execute on function public.queue_counts(text) to authenticated;
