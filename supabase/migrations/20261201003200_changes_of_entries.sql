-- Everyone can read what happened to an entry, and when, without any name.

create function public.entry_history(neighbourhood text, target text, slug text)
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
comment on function public.entry_history(text, text, text) is
  'What happened to an entry, the newest first: when, by what kind of person, which fields. The values before and after are for its coordinators and '
  'editors alone: what was taken away may have been taken away for a reason. PT404 when there never was one.';
grant execute on function public.entry_history(text, text, text) to anon, authenticated;

-- When an entry changed is not private; what changed, and by whom, is: hence the definer's rights on revisions.
create function public.activity_dates(neighbourhood text)
returns json
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(
    json_object_agg(a.slug, to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')), '{}'::json
  )
  from public.activities as a
  join public.neighbourhoods as n on n.id = a.neighbourhood_id
  join public.revisions as r on r.id = a.revision
  where n.slug = activity_dates.neighbourhood;
$$;
comment on function public.activity_dates(text) is 'When each activity last changed: {"slug": ISO 8601 instant}.';
grant execute on function public.activity_dates(text) to anon, authenticated, service_role;

create function public.recent_places(neighbourhood text, most integer default 200)
returns json
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(
    json_agg(
      json_build_object(
        'changedAt', to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'place', private.place_json(c.place, null)
      )
      order by (c.place).revision desc
    ),
    '[]'::json
  )
  from (
    select p as place
    from public.places as p
    join public.neighbourhoods as n on n.id = p.neighbourhood_id
    where n.slug = recent_places.neighbourhood
    order by p.revision desc
    limit least(greatest(most, 1), 1000)
  ) as c
  join public.revisions as r on r.id = (c.place).revision;
$$;
comment on function public.recent_places(text, integer) is 'The places added or changed last, the newest first: [{"changedAt", "place"}].';
grant execute on function public.recent_places(text, integer) to anon, authenticated, service_role;

create function public.data_version()
returns bigint
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(max(r.id), 0) from public.revisions as r;
$$;
comment on function public.data_version() is 'Changes whenever a live table does: the last revision. For ETags.';
grant execute on function public.data_version() to anon, authenticated, service_role;
