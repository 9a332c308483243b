-- The one door for change (docs/decisions/0004-one-door-for-change.md): whatever alters a live table is a
-- contribution, applied here, field by field, with a revision written.

create function private.editable_fields(target text)
returns text[]
language sql
immutable
parallel safe
set search_path = ''
as $$
  select case target
    when 'neighbourhoods' then array[
      'slug', 'name', 'summary', 'city', 'outline', 'default_locale', 'locales', 'time_zone', 'country',
      'local_holidays', 'sources'
    ]
    when 'categories' then array['slug', 'group', 'name', 'keywords', 'icon', 'osm_tags', 'hsds_term', 'position']
    when 'organisations' then array['slug', 'kind', 'name', 'about', 'contacts', 'areas_served', 'sources', 'confirmed_at']
    when 'places' then array[
      'neighbourhood', 'organisation', 'category', 'slug', 'name', 'summary', 'keywords', 'address', 'location',
      'location_precision', 'opening_hours', 'opening_hours_year', 'opening_hours_note', 'languages', 'audience',
      'features', 'asked', 'not_asked', 'contacts', 'sources', 'confirmed_at'
    ]
    when 'activities' then array[
      'neighbourhood', 'place', 'organisation', 'slug', 'kind', 'stage', 'title', 'about', 'where_note', 'schedule',
      'schedule_year', 'schedule_note', 'cancelled', 'levels', 'hours_per_week', 'weeks', 'cost_euro', 'cost_note',
      'conditions', 'childcare', 'places_left', 'languages', 'audience', 'features', 'asked', 'not_asked', 'how_to_join',
      'contacts', 'deadline', 'contract', 'requirements', 'demonstration', 'calendar_uid', 'sources', 'confirmed_at'
    ]
    when 'residents' then array[
      'neighbourhood', 'slug', 'code', 'name', 'outline', 'year', 'total', 'women', 'minors', 'foreign_citizens',
      'citizenships', 'sources'
    ]
  end;
$$;
comment on function private.editable_fields(text) is 'The fields of a live table that a contribution may change.';

create function private.to_columns(fields jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  columns jsonb := fields;
  geometry text;
begin
  -- GeoJSON to EWKT, which the geography type reads from text.
  foreach geometry in array array['location', 'outline'] loop
    if jsonb_typeof(columns -> geometry) = 'object' then
      columns := jsonb_set(
        columns,
        array[geometry],
        to_jsonb(extensions.st_asewkt(extensions.st_setsrid(extensions.st_geomfromgeojson((columns -> geometry)::text), 4326)))
      );
    end if;
  end loop;
  if columns ? 'neighbourhood' then
    columns := (columns - 'neighbourhood') || jsonb_build_object(
      'neighbourhood_id', (select id from public.neighbourhoods where slug = fields ->> 'neighbourhood')
    );
    if columns ->> 'neighbourhood_id' is null then
      raise exception 'There is no neighbourhood "%".', fields ->> 'neighbourhood' using errcode = '23503';
    end if;
  end if;
  if columns ? 'organisation' then
    columns := (columns - 'organisation') || jsonb_build_object(
      'organisation_id', (select id from public.organisations where slug = fields ->> 'organisation')
    );
    if fields ->> 'organisation' is not null and columns ->> 'organisation_id' is null then
      raise exception 'There is no organisation "%".', fields ->> 'organisation' using errcode = '23503';
    end if;
  end if;
  if columns ? 'place' then
    columns := (columns - 'place') || jsonb_build_object(
      'place_id', (
        select p.id
        from public.places as p
        join public.neighbourhoods as n on n.id = p.neighbourhood_id
        where n.slug || '/' || p.slug = fields ->> 'place'
      )
    );
    if fields ->> 'place' is not null and columns ->> 'place_id' is null then
      raise exception 'There is no place "%".', fields ->> 'place' using errcode = '23503';
    end if;
  end if;
  return columns;
end;
$$;
comment on function private.to_columns(jsonb) is 'Fields as contributions name them, to columns: GeoJSON to EWKT, slugs to ids.';

create function private.to_fields(target text, columns jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  fields jsonb := columns;
  geometry text;
begin
  foreach geometry in array array['location', 'outline'] loop
    if jsonb_typeof(columns -> geometry) = 'string' then
      fields := jsonb_set(
        fields,
        array[geometry],
        extensions.st_asgeojson((columns ->> geometry)::extensions.geography, 7)::jsonb
      );
    end if;
  end loop;
  if columns ? 'neighbourhood_id' then
    fields := fields || jsonb_build_object(
      'neighbourhood', (select slug from public.neighbourhoods where id = (columns ->> 'neighbourhood_id')::uuid)
    );
  end if;
  if columns ? 'organisation_id' then
    fields := fields || jsonb_build_object(
      'organisation', (select slug from public.organisations where id = (columns ->> 'organisation_id')::uuid)
    );
  end if;
  if columns ? 'place_id' then
    fields := fields || jsonb_build_object(
      'place', (
        select n.slug || '/' || p.slug
        from public.places as p
        join public.neighbourhoods as n on n.id = p.neighbourhood_id
        where p.id = (columns ->> 'place_id')::uuid
      )
    );
  end if;
  return (
    select coalesce(jsonb_object_agg(f.key, f.value), '{}'::jsonb)
    from jsonb_each(fields) as f (key, value)
    where f.key = any (private.editable_fields(target))
  );
end;
$$;
comment on function private.to_fields(text, jsonb) is 'Columns of a row as JSON, to fields as contributions name them.';

create function private.row_as_columns(target text, columns jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  whole jsonb;
  geometry text;
begin
  execute format('select to_jsonb(r) from jsonb_populate_record(null::public.%I, $1) as r', target)
  into whole
  using columns;
  -- PostGIS casts geography to GeoJSON inside to_jsonb; the columns keep EWKT so that they can be read back.
  foreach geometry in array array['location', 'outline'] loop
    if jsonb_typeof(columns -> geometry) = 'string' then
      whole := jsonb_set(whole, array[geometry], columns -> geometry);
    end if;
  end loop;
  return (select jsonb_object_agg(w.key, w.value) from jsonb_each(whole) as w (key, value) where columns ? w.key);
end;
$$;
comment on function private.row_as_columns(text, jsonb) is 'Columns as the table''s types write them, so that two values can be compared.';

create function private.canonical_fields(target text, fields jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  unknown text;
begin
  select k into unknown
  from jsonb_object_keys(fields) as k
  where k <> all (private.editable_fields(target))
  limit 1;
  if unknown is not null then
    raise exception 'The field "%" of % cannot be changed.', unknown, target using errcode = '42703';
  end if;
  return private.to_fields(target, private.row_as_columns(target, private.to_columns(fields)));
end;
$$;
comment on function private.canonical_fields(text, jsonb) is 'Proposed fields written as the live entry would write them; refuses unknown ones.';

create function private.live_fields(target text, entry_id uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  columns jsonb;
begin
  execute format(
    'select to_jsonb(r) %s from public.%I as r where r.id = $1',
    case target
      when 'places' then '|| jsonb_build_object(''location'', extensions.st_asewkt(r.location))'
      when 'neighbourhoods' then '|| jsonb_build_object(''outline'', extensions.st_asewkt(r.outline))'
      when 'residents' then '|| jsonb_build_object(''outline'', extensions.st_asewkt(r.outline))'
      else ''
    end,
    target
  )
  into columns
  using entry_id;
  return case when columns is null then null else private.to_fields(target, columns) end;
end;
$$;
comment on function private.live_fields(text, uuid) is 'The editable fields of a live entry, or null when it is not there.';

create function private.translations_after(
  translations jsonb, field text, before jsonb, after jsonb, machine_locales jsonb, revision bigint
)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  -- A text that changed was written by a person, unless the contribution says that a machine translated it.
  select case
    when kept.notes || said.notes = '{}'::jsonb then translations - field
    else translations || jsonb_build_object(field, kept.notes || said.notes)
  end
  from (
    select coalesce(jsonb_object_agg(n.locale, n.note), '{}'::jsonb) as notes
    from jsonb_each(coalesce(translations -> field, '{}'::jsonb)) as n (locale, note)
    where before -> n.locale is not distinct from after -> n.locale
  ) as kept, (
    select coalesce(jsonb_object_agg(l.locale, jsonb_build_object('by', 'machine', 'of', revision)), '{}'::jsonb) as notes
    from jsonb_array_elements_text(coalesce(machine_locales, '[]'::jsonb)) as l (locale)
    where after ? l.locale and before -> l.locale is distinct from after -> l.locale
  ) as said;
$$;
comment on function private.translations_after(jsonb, text, jsonb, jsonb, jsonb, bigint) is
  'Who translated which text of a field, and from which revision, after a change.';

create function private.write_columns(target text, entry_id uuid, columns jsonb, is_new boolean)
returns void
language plpgsql
set search_path = ''
as $$
declare
  names text;
  assignments text;
begin
  select string_agg(format('%I', k), ', '), string_agg(format('%1$I = r.%1$I', k), ', ')
  into names, assignments
  from jsonb_object_keys(columns) as k;
  if is_new then
    execute format(
      'insert into public.%1$I (id, %2$s) select $1, %2$s from jsonb_populate_record(null::public.%1$I, $2)',
      target, names
    ) using entry_id, columns;
  else
    execute format(
      'update public.%1$I as t set %2$s from jsonb_populate_record(null::public.%1$I, $2) as r where t.id = $1',
      target, assignments
    ) using entry_id, columns;
  end if;
end;
$$;
comment on function private.write_columns(text, uuid, jsonb, boolean) is 'The only statement that writes an entry into a live table.';

create function private.apply(contribution public.contributions, only_fields text[])
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  live jsonb := private.live_fields(contribution.target, contribution.entry_id);
  proposed jsonb;
  accepted jsonb := '{}';
  changes jsonb := '{}';
  conflicts text[] := '{}';
  translations jsonb := '{}';
  revision bigint;
  field text;
begin
  if contribution.kind = 'close' then
    if live is null then
      raise exception 'This entry is already closed.' using errcode = 'PT409';
    end if;
    select jsonb_object_agg(f.key, jsonb_build_object('from', f.value, 'to', null)) into changes
    from jsonb_each(live) as f (key, value);
  else
    if (contribution.kind = 'create') <> (live is null) then
      raise exception 'This entry is %.', case when live is null then 'not there (it may be closed)' else 'already there' end
        using errcode = 'PT409';
    end if;
    proposed := private.canonical_fields(contribution.target, contribution.changes);
    for field in select jsonb_object_keys(proposed) loop
      continue when only_fields is not null and field <> all (only_fields);
      continue when live is not null and live -> field = proposed -> field;
      -- Two people who change different fields both win; the same field is a conflict that somebody sees.
      if live is not null and exists (
        select 1
        from public.revisions as r
        where r.target = contribution.target
          and r.entry_id = contribution.entry_id
          and r.id > coalesce(contribution.base_revision, 0)
          and r.changes ? field
      ) then
        conflicts := conflicts || field;
        continue;
      end if;
      accepted := accepted || jsonb_build_object(field, proposed -> field);
      changes := changes || jsonb_build_object(
        field, jsonb_build_object('from', live -> field, 'to', proposed -> field)
      );
    end loop;
  end if;

  if changes = '{}'::jsonb then
    return jsonb_build_object('applied', '[]'::jsonb, 'conflicts', to_jsonb(conflicts), 'revision', null);
  end if;

  insert into public.revisions (contribution_id, neighbourhood_id, target, entry_id, kind, changes, contributor_kind)
  values (
    contribution.id, contribution.neighbourhood_id, contribution.target, contribution.entry_id, contribution.kind,
    changes, contribution.contributor_kind
  )
  returning id into revision;

  if contribution.kind = 'close' then
    execute format('delete from public.%I where id = $1', contribution.target) using contribution.entry_id;
  else
    accepted := private.to_columns(accepted) || jsonb_build_object('revision', revision);
    if contribution.target <> 'residents' then
      if live is not null then
        execute format('select translations from public.%I where id = $1', contribution.target)
        into translations
        using contribution.entry_id;
      end if;
      for field in select jsonb_object_keys(changes) loop
        if private.is_localised_text(changes -> field -> 'to') and jsonb_typeof(changes -> field -> 'to') = 'object' then
          translations := private.translations_after(
            translations, field, changes -> field -> 'from', changes -> field -> 'to',
            contribution.machine_translated -> field, revision
          );
        end if;
      end loop;
      accepted := accepted || jsonb_build_object('translations', translations);
    end if;
    perform private.write_columns(contribution.target, contribution.entry_id, accepted, live is null);
  end if;

  return jsonb_build_object(
    'applied', (select jsonb_agg(k) from jsonb_object_keys(changes) as k),
    'conflicts', to_jsonb(conflicts),
    'revision', revision
  );
end;
$$;
comment on function private.apply(public.contributions, text[]) is
  'Merges a contribution into the live entry field by field and writes the revision. The caller has checked the right.';

create function private.decide(contribution_id uuid, only_fields text[])
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  contribution public.contributions;
  outcome jsonb;
begin
  -- One change at a time: revisions are numbered in the order in which they become visible.
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  select c.* into contribution from public.contributions as c where c.id = contribution_id for update;
  if contribution.id is null then
    raise exception 'There is no such contribution.' using errcode = 'PT404';
  end if;
  if contribution.state <> 'pending' then
    raise exception 'This contribution is already decided.' using errcode = 'PT409', detail = contribution.state;
  end if;
  outcome := private.apply(contribution, only_fields);
  update public.contributions
  set
    state = case
      when outcome -> 'applied' = '[]'::jsonb and outcome -> 'conflicts' <> '[]'::jsonb then 'conflict'
      when outcome -> 'applied' = '[]'::jsonb then 'unchanged'
      when outcome -> 'conflicts' <> '[]'::jsonb or only_fields is not null then 'partly-accepted'
      else 'accepted'
    end,
    decision = outcome,
    decided_by = (select auth.uid()),
    decided_at = now()
  where id = contribution_id;
  return outcome;
end;
$$;
comment on function private.decide(uuid, text[]) is 'Applies a pending contribution and records the decision.';

create function public.apply_contribution(contribution_id uuid, only_fields text[] default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  of_neighbourhood uuid;
begin
  select c.neighbourhood_id into of_neighbourhood from public.contributions as c where c.id = contribution_id;
  if (of_neighbourhood is null or not private.is_coordinator(of_neighbourhood)) then
    raise exception 'Only a coordinator of the neighbourhood may accept this.' using errcode = '42501';
  end if;
  return private.decide(contribution_id, only_fields);
end;
$$;
comment on function public.apply_contribution(uuid, text[]) is
  'A coordinator accepts a contribution, whole or only some fields. → {"applied": […], "conflicts": […], "revision": n}.';
grant execute on function public.apply_contribution(uuid, text[]) to authenticated;

create function public.undo_revision(revision_id bigint)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  undone public.revisions;
  turned jsonb;
  contribution_id uuid;
begin
  select r.* into undone from public.revisions as r where r.id = revision_id;
  if undone.id is null or undone.neighbourhood_id is null or not private.is_coordinator(undone.neighbourhood_id) then
    raise exception 'Only a coordinator of the neighbourhood may undo this.' using errcode = '42501';
  end if;
  select jsonb_object_agg(c.field, c.value -> 'from') into turned
  from jsonb_each(undone.changes) as c (field, value);
  insert into public.contributions (
    neighbourhood_id, target, entry_id, kind, base_revision, changes, contributor_kind, contributor_id
  )
  values (
    undone.neighbourhood_id, undone.target, undone.entry_id,
    case undone.kind when 'create' then 'close' when 'close' then 'create' else 'update' end,
    undone.id,
    case undone.kind when 'create' then '{}'::jsonb else turned end,
    'coordinator', (select auth.uid())
  )
  returning id into contribution_id;
  return private.decide(contribution_id, null);
end;
$$;
comment on function public.undo_revision(bigint) is
  'Undo: a contribution with the fields turned round. A field changed since is reported as a conflict.';
grant execute on function public.undo_revision(bigint) to authenticated;

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
        case when entry ->> 'target' in ('places', 'activities', 'residents') then 'and neighbourhood_id = $2' else '' end
      )
      into existing
      using entry ->> 'slug', of_neighbourhood;
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
          when entry ->> 'target' in ('places', 'activities', 'residents') then jsonb_build_object(
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
