-- The seed, files and calendars come in by the one door as well; invented activities, which show what Vicina can do before a
-- neighbourhood has told it anything, are taken away by one command.

create function public.import_entries(source text, entries jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  entry jsonb;
  existing uuid;
  of_neighbourhood uuid;
  contribution_id uuid;
  outcome jsonb;
  changed integer := 0;
  conflicts jsonb := '[]';
  closed bigint;
  reason text;
begin
  if jsonb_typeof(entries) is distinct from 'array' then
    raise exception 'entries must be an array.' using errcode = '22023';
  end if;
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  for entry in select value from jsonb_array_elements(entries) loop
    begin
      if private.editable_fields(entry ->> 'target') is null then
        raise exception 'There is no such kind of entry: "%".', entry ->> 'target' using errcode = '22023';
      end if;
      select n.id into of_neighbourhood
      from public.neighbourhoods as n
      where n.slug = coalesce(entry ->> 'neighbourhood', entry #>> '{fields,neighbourhood}');
      existing := null;
      execute format(
        'select id from public.%I where slug = $1 %s',
        entry ->> 'target',
        case when private.is_of_neighbourhood(entry ->> 'target') then 'and neighbourhood_id = $2' else '' end
      )
      into existing
      using entry ->> 'slug', of_neighbourhood;
      -- What somebody closed stays closed: an import does not bring it back, it says so.
      closed := null;
      if existing is null then
        select r.id into closed
        from public.revisions as r
        where r.target = entry ->> 'target'
          and r.kind = 'close'
          and r.changes #>> '{slug,from}' = entry ->> 'slug'
          and r.neighbourhood_id is not distinct from of_neighbourhood
        order by r.id desc
        limit 1;
      end if;
      if closed is not null then
        conflicts := conflicts || jsonb_build_object(
          'target', entry -> 'target', 'slug', entry -> 'slug', 'fields', '[]'::jsonb, 'closed', true
        );
        continue;
      end if;
      -- An import knows what the last import of this entry wrote: what people changed since is theirs.
      insert into public.contributions (
        neighbourhood_id, target, entry_id, kind, base_revision, changes, machine_translated, contributor_kind, source
      )
      values (
        of_neighbourhood,
        entry ->> 'target',
        coalesce(existing, gen_random_uuid()),
        case when existing is null then 'create' else 'update' end,
        (
          select max(r.id)
          from public.revisions as r
          where r.target = entry ->> 'target' and r.entry_id = existing and r.contributor_kind = 'import'
        ),
        (entry -> 'fields') || jsonb_build_object('slug', entry -> 'slug') || case
          when private.is_of_neighbourhood(entry ->> 'target') then jsonb_build_object(
            'neighbourhood', coalesce(entry -> 'neighbourhood', entry #> '{fields,neighbourhood}')
          )
          else '{}'::jsonb
        end,
        coalesce(entry -> 'machine_translated', '{}'::jsonb),
        'import',
        source
      )
      returning id into contribution_id;
      outcome := private.decide(contribution_id, null);
    exception
      when others then
        get stacked diagnostics reason = message_text;
        raise exception '% "%": %', entry ->> 'target', entry ->> 'slug', reason using errcode = sqlstate;
    end;
    if outcome -> 'applied' = '[]'::jsonb and outcome -> 'conflicts' = '[]'::jsonb then
      -- Nothing was proposed after all: no trace is kept of an entry that was already so.
      delete from public.contributions where id = contribution_id;
    else
      changed := changed + 1;
    end if;
    if outcome -> 'conflicts' <> '[]'::jsonb then
      conflicts := conflicts || jsonb_build_object(
        'target', entry -> 'target', 'slug', entry -> 'slug', 'fields', outcome -> 'conflicts'
      );
    end if;
  end loop;
  return jsonb_build_object('entries', jsonb_array_length(entries), 'changed', changed, 'conflicts', conflicts);
end;
$$;
comment on function public.import_entries(text, jsonb) is
  'Entries of a file or feed: [{"target", "slug", "neighbourhood"?, "fields", "machine_translated"?}]. All or nothing. '
  'An entry is found by its slug; what people changed since the last import is kept and reported.';
grant execute on function public.import_entries(text, jsonb) to service_role;

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
