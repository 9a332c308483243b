-- The one door for change (docs/decisions/0004-one-door-for-change.md): whatever alters a live table is a
-- contribution, applied here, field by field, with a revision written.

create function private.changed_since(target text, entry_id uuid, base_revision bigint, field text)
returns boolean
language sql
stable
set search_path = ''
as $$
  select exists (
    select 1
    from public.revisions as r
    where r.target = changed_since.target
      and r.entry_id = changed_since.entry_id
      and r.id > coalesce(changed_since.base_revision, 0)
      and r.changes ? changed_since.field
  );
$$;
comment on function private.changed_since(text, uuid, bigint, text) is 'Whether that field was changed after the revision somebody saw.';

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
  restored public.revisions;
  proposed jsonb;
  accepted jsonb := '{}';
  changes jsonb := '{}';
  conflicts text[] := '{}';
  left_out boolean := false;
  before jsonb := '{}';
  notes jsonb := '{}';
  translations jsonb;
  revision bigint;
  field text;
begin
  if contribution.kind = 'close' then
    if live is null then
      raise exception 'This entry is already closed.' using errcode = 'PT409', detail = 'closed';
    end if;
    select jsonb_object_agg(f.key, jsonb_build_object('from', f.value, 'to', null)) into changes
    from jsonb_each(live) as f (key, value);
  else
    if (contribution.kind = 'create') <> (live is null) then
      raise exception 'This entry is %.', case when live is null then 'not there (it may be closed)' else 'already there' end
        using errcode = 'PT409', detail = case when live is null then 'closed' else 'there' end;
    end if;
    proposed := private.canonical_fields(contribution.target, contribution.changes);
    for field in select jsonb_object_keys(proposed) loop
      continue when live is not null and live -> field = proposed -> field;
      if only_fields is not null and field <> all (only_fields) then
        left_out := true;
        continue;
      end if;
      -- Two people who change different fields both win; the same field is a conflict that somebody sees. That an entry
      -- was true on two days is none: the later day holds.
      if live is not null and (case
        when field = 'confirmed_at' and contribution.restores is null then (live ->> field)::timestamptz > (proposed ->> field)::timestamptz
        else private.changed_since(contribution.target, contribution.entry_id, contribution.base_revision, field)
      end) then
        if field <> 'confirmed_at' then
          conflicts := conflicts || field;
        end if;
        continue;
      end if;
      accepted := accepted || jsonb_build_object(field, proposed -> field);
      changes := changes || jsonb_build_object(
        field, jsonb_build_object('from', live -> field, 'to', proposed -> field)
      );
    end loop;
  end if;

  if changes = '{}'::jsonb then
    return jsonb_build_object(
      'applied', '[]'::jsonb, 'conflicts', to_jsonb(conflicts), 'left_out', left_out, 'revision', null
    );
  end if;

  if live is not null then
    execute format('select to_jsonb(r) from public.%I as r where r.id = $1', contribution.target)
    into before
    using contribution.entry_id;
  end if;
  -- What undoing needs beside the fields: since when the entry is there, and who translated the texts that change.
  select coalesce(jsonb_object_agg(t.key, t.value), '{}') into notes
  from jsonb_each(coalesce(before -> 'translations', '{}')) as t (key, value)
  where changes ? t.key;
  insert into public.revisions (contribution_id, neighbourhood_id, target, entry_id, kind, changes, kept, contributor_kind)
  values (
    contribution.id,
    coalesce(
      -- A neighbourhood that is being added is not there yet to be referred to.
      case
        when contribution.target <> 'neighbourhoods' or live is not null then
          private.neighbourhood_of(contribution.target, contribution.entry_id)
      end,
      (select n.id from public.neighbourhoods as n where n.slug = contribution.changes ->> 'neighbourhood')
    ),
    contribution.target, contribution.entry_id, contribution.kind, changes,
    jsonb_strip_nulls(jsonb_build_object('translations', notes, 'created_at', before -> 'created_at')),
    contribution.contributor_kind
  )
  returning id into revision;

  if contribution.kind = 'close' then
    begin
      execute format('delete from public.%I where id = $1', contribution.target) using contribution.entry_id;
    exception
      when foreign_key_violation or restrict_violation then
        raise exception 'Other entries still refer to this one: change or close them first.' using errcode = 'PT409', detail = 'in-use';
    end;
  else
    select r.* into restored from public.revisions as r where r.id = contribution.restores;
    accepted := private.to_columns(accepted) || jsonb_build_object('revision', revision);
    if live is null and restored.kept ? 'created_at' then
      accepted := accepted || jsonb_build_object('created_at', restored.kept -> 'created_at');
    end if;
    if contribution.target <> 'residents' then
      translations := coalesce(before -> 'translations', '{}');
      for field in select jsonb_object_keys(changes) loop
        continue when jsonb_typeof(coalesce(changes -> field -> 'to', 'null')) not in ('object', 'null');
        translations := case
          when restored.id is null then private.translations_after(
            translations, field, changes -> field -> 'from', changes -> field -> 'to',
            contribution.machine_translated -> field, revision
          )
          when restored.kept -> 'translations' ? field then
            translations || jsonb_build_object(field, restored.kept -> 'translations' -> field)
          else translations - field
        end;
      end loop;
      accepted := accepted || jsonb_build_object('translations', translations);
    end if;
    perform private.write_columns(contribution.target, contribution.entry_id, accepted, live is null);
    if contribution.target = 'places' and proposed ->> 'location_precision' = 'area-only' then
      perform private.forget_position(contribution.entry_id);
    end if;
  end if;

  return jsonb_build_object(
    'applied', (select jsonb_agg(k) from jsonb_object_keys(changes) as k),
    'conflicts', to_jsonb(conflicts),
    'left_out', left_out,
    'revision', revision
  );
end;
$$;
comment on function private.apply(public.contributions, text[]) is
  'Merges a contribution into the live entry field by field and writes the revision. The caller has checked the right.';
