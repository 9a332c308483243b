-- What coordinators do is written down, for each other.

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
alter table private.audit enable row level security;
revoke all on private.audit from anon, authenticated, service_role;

create function private.note_audit(home uuid, action text, target text, entry uuid, contribution uuid, details jsonb default '{}')
returns void
language sql
set search_path = ''
as $$
  insert into private.audit (neighbourhood_id, actor, action, target, entry_id, contribution_id, details)
  values (home, (select auth.uid()), note_audit.action, note_audit.target, entry, contribution, note_audit.details);
$$;
comment on function private.note_audit(uuid, text, text, uuid, uuid, jsonb) is 'Writes down what the signed-in person did.';

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
comment on function public.audit_log(text, bigint, integer) is
  'What was decided in a neighbourhood, and who was given or lost a role, the newest first, for its coordinators; at most 200 before an id.';
grant execute on function public.audit_log(text, bigint, integer) to authenticated;
