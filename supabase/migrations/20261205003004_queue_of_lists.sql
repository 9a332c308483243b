-- Whoever decides sees a list as it would be: with what others changed of it since, which is no conflict.

create or replace function public.queue(neighbourhood text, most integer default 100)
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
        'changes', (c.changes || private.merged_lists(c, l.live)) - 'neighbourhood' - 'areas_served',
        'live', case when l.live is not null then l.live || jsonb_build_object('revision', (
          select max(r.id) from public.revisions as r where r.target = c.target and r.entry_id = c.entry_id
        )) end,
        'changedSince', (
          select coalesce(json_agg(k), '[]'::json)
          from jsonb_object_keys(c.changes) as k
          where c.kind = 'update' and private.changed_since(c.target, c.entry_id, c.base_revision, k)
            and not private.merged_lists(c, l.live) ? k
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
