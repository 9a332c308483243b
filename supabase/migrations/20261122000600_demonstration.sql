-- Invented activities show what Vicina can do before a neighbourhood has told it anything; one command takes them away.

create function public.remove_demonstration(neighbourhood text)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  home uuid := (select n.id from public.neighbourhoods as n where n.slug = remove_demonstration.neighbourhood);
  invented uuid;
  contribution_id uuid;
  removed integer := 0;
begin
  if home is null then
    raise exception 'There is no neighbourhood "%".', neighbourhood using errcode = 'PT404';
  end if;
  -- Before looking, so that what is found is still there when it is closed.
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  for invented in
    select a.id from public.activities as a where a.neighbourhood_id = home and a.demonstration order by a.slug
  loop
    insert into public.contributions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind, source)
    values (home, 'activities', invented, 'close', '{}', 'import', 'removal of the demonstration')
    returning id into contribution_id;
    perform private.decide(contribution_id, null);
    removed := removed + 1;
  end loop;
  return removed;
end;
$$;
comment on function public.remove_demonstration(text) is
  'Closes the invented activities of a neighbourhood by the one door. → how many. As with all that is closed, the next '
  'import does not bring them back.';
grant execute on function public.remove_demonstration(text) to service_role;
