-- What comes in by a file and is already so is only compared; and each entry is read with the list of its fields read once.

create or replace function private.is_of_neighbourhood(target text)
returns boolean
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
begin
  return 'neighbourhood' = any (private.editable_fields(target));
end;
$$;

create or replace function private.to_fields(target text, columns jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  known constant text[] := private.editable_fields(target);
  fields jsonb := columns;
  organisation text;
begin
  if columns ? 'neighbourhood_id' then
    fields := fields || jsonb_build_object(
      'neighbourhood', (select n.slug from public.neighbourhoods as n where n.id = (columns ->> 'neighbourhood_id')::uuid)
    );
  end if;
  foreach organisation in array array['organisation', 'from_organisation', 'to_organisation'] loop
    continue when not columns ? (organisation || '_id');
    fields := fields || jsonb_build_object(
      organisation, (select o.slug from public.organisations as o where o.id = (columns ->> (organisation || '_id'))::uuid)
    );
  end loop;
  if columns ? 'agreement_id' then
    fields := fields || jsonb_build_object('agreement', (
      select n.slug || '/' || a.slug
      from public.agreements as a
      join public.neighbourhoods as n on n.id = a.neighbourhood_id
      where a.id = (columns ->> 'agreement_id')::uuid
    ));
  end if;
  if columns ? 'place_id' then
    fields := fields || jsonb_build_object('place', (
      select n.slug || '/' || p.slug
      from public.places as p
      join public.neighbourhoods as n on n.id = p.neighbourhood_id
      where p.id = (columns ->> 'place_id')::uuid
    ));
  end if;
  return (
    select coalesce(jsonb_object_agg(f.key, f.value), '{}'::jsonb)
    from jsonb_each(fields) as f (key, value)
    where f.key = any (known)
  );
end;
$$;

create or replace function private.canonical_fields(target text, fields jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  unknown text;
  geometry text;
  known constant text[] := private.editable_fields(target);
  columns jsonb := private.to_columns(fields - 'location' - 'outline');
  whole jsonb;
  canonical jsonb;
begin
  select k into unknown
  from jsonb_object_keys(fields) as k
  where k <> all (known)
  limit 1;
  if unknown is not null then
    raise exception 'The field "%" of % cannot be changed.', unknown, target using errcode = '42703';
  end if;
  -- Through the table's own types and back, so that equal values are written equally.
  execute format('select to_jsonb(r) from jsonb_populate_record(null::public.%I, $1) as r', target)
  into whole
  using columns;
  canonical := private.to_fields(
    target, (select coalesce(jsonb_object_agg(w.key, w.value), '{}') from jsonb_each(whole) as w (key, value) where columns ? w.key)
  );
  foreach geometry in array array['location', 'outline'] loop
    if fields ? geometry then
      canonical := canonical || jsonb_build_object(geometry, case
        when jsonb_typeof(fields -> geometry) = 'object' then
          extensions.st_asgeojson(extensions.st_geomfromgeojson((fields -> geometry)::text), 7)::jsonb
      end);
    end if;
  end loop;
  return canonical;
end;
$$;

create function private.says_the_same(target text, entry_id uuid, fields jsonb)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
declare
  live constant jsonb := private.live_fields(target, entry_id);
begin
  return not exists (
    select 1
    from jsonb_each(private.canonical_fields(target, fields)) as f (key, value)
    where live -> f.key is distinct from f.value
  );
end;
$$;
comment on function private.says_the_same(text, uuid, jsonb) is 'Whether a live entry has all these values already.';

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
  proposed jsonb;
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
      proposed := (entry -> 'fields') || jsonb_build_object('slug', entry -> 'slug') || case
        when private.is_of_neighbourhood(entry ->> 'target') then jsonb_build_object(
          'neighbourhood', coalesce(entry -> 'neighbourhood', entry #> '{fields,neighbourhood}')
        )
        else '{}'::jsonb
      end;
      -- Nothing is proposed of an entry that is already so, and no trace is kept of it.
      continue when existing is not null
        and private.says_the_same(entry ->> 'target', existing, proposed);
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
        proposed,
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
-- Written anew it would have lost its limit (time_limits.sql).
alter function public.import_entries(text, jsonb) set statement_timeout = '120s';
