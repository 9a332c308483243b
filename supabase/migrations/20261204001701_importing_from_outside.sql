-- What commands ask: to bring in places of a source outside, and which of them are known by now.

create function public.import_places(
  neighbourhood text, source text, provenance text, entries jsonb, gone text[] default '{}', mode text default 'write'
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
  entry jsonb;
  outcomes jsonb := '[]';
  reason text;
begin
  select n.* into home from public.neighbourhoods as n where n.slug = import_places.neighbourhood;
  if home.id is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  if jsonb_typeof(entries) is distinct from 'array' or coalesce(mode, '') not in ('write', 'queue', 'dry-run') then
    raise exception 'entries must be an array, mode write, queue or dry-run.' using errcode = '22023';
  end if;
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  begin
    for entry in select value from jsonb_array_elements(entries) loop
      begin
        outcomes := outcomes || private.import_one(home, source, provenance, entry, coalesce(gone, '{}'), mode = 'queue');
      exception
        when data_exception or integrity_constraint_violation or undefined_column or sqlstate 'PT400' or sqlstate 'PT409' or sqlstate 'PT422' then
          get stacked diagnostics reason = message_text;
          outcomes := outcomes || jsonb_build_object('id', entry -> 'id', 'outcome', 'refused', 'reason', reason);
      end;
    end loop;
    if mode = 'dry-run' then
      raise exception 'only tried' using errcode = 'VC001';
    end if;
  exception
    when sqlstate 'VC001' then
      null;
  end;
  return outcomes;
end;
$$;
comment on function public.import_places(text, text, text, jsonb, text[], text) is
  'Places of a source outside: [{"id", "fields", "unnamed"?}], found by the id they have there, else by name and distance; gone: ids '
  'that are there no longer. What people changed is kept. → [{"id", "outcome", "slug"?, "fields"?, "kept"?, "reason"?}], with outcome new, '
  'changed, same, kept, closed, waiting, protected or refused. mode dry-run takes all of it back, queue leaves it to a coordinator.';
grant execute on function public.import_places(text, text, text, jsonb, text[], text) to service_role;

create function public.imported_ids(neighbourhood text, source text)
returns json
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(json_agg(i.external_id order by i.external_id), '[]'::json)
  from private.imported_entries as i
  join public.neighbourhoods as n on n.id = i.neighbourhood_id
  where n.slug = imported_ids.neighbourhood and i.source = imported_ids.source;
$$;
comment on function public.imported_ids(text, text) is 'What the entries that a source outside brought are called there: ["node/123"].';
grant execute on function public.imported_ids(text, text) to service_role;

create or replace function public.import_entries(source text, entries jsonb)
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
            -- What a source outside filled in is not this file's: leaving it out takes nothing away.
            and not exists (
              select 1 from public.contributions as c where c.id = r.contribution_id and c.external_id is not null
            )
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
