-- What became of a proposal is told as it is: undone, accepted in part, closed by whom; and what nobody has confirmed for months
-- is old.

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
