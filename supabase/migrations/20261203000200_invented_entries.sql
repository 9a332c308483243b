-- Invented activities come and go by one command: what it took away it can bring back, by the one door.

create function public.bring_back_demonstration(neighbourhood text)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  home uuid := (select n.id from public.neighbourhoods as n where n.slug = bring_back_demonstration.neighbourhood);
  closing public.revisions;
  contribution_id uuid;
  brought integer := 0;
begin
  if home is null then
    raise exception 'There is no neighbourhood "%".', neighbourhood using errcode = 'PT404';
  end if;
  -- Before looking, so that nobody adds meanwhile what is missing now.
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  for closing in
    select distinct on (r.entry_id) r.*
    from public.revisions as r
    join public.contributions as c on c.id = r.contribution_id
    where r.neighbourhood_id = home and r.target = 'activities' and r.kind = 'close'
      and c.source = 'removal of the demonstration'
      and not exists (
        select 1
        from public.activities as a
        where a.id = r.entry_id or (a.neighbourhood_id = home and a.slug = r.changes #>> '{slug,from}')
      )
    order by r.entry_id, r.id desc
  loop
    insert into public.contributions (
      neighbourhood_id, target, entry_id, kind, base_revision, changes, restores, contributor_kind, source
    )
    values (
      home, 'activities', closing.entry_id, 'create', closing.id,
      (select jsonb_object_agg(c.field, c.value -> 'from') from jsonb_each(closing.changes) as c (field, value)),
      closing.id, 'import', 'demonstration'
    )
    returning id into contribution_id;
    perform private.decide(contribution_id, null);
    brought := brought + 1;
  end loop;
  return brought;
end;
$$;
comment on function public.bring_back_demonstration(text) is
  'Brings the invented activities back that remove_demonstration closed, as they were. → how many.';
grant execute on function public.bring_back_demonstration(text) to service_role;
