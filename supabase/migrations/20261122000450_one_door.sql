-- The one door for change (docs/decisions/0004-one-door-for-change.md): whatever alters a live table is a
-- contribution, applied here, field by field, with a revision written.

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

create function private.neighbourhood_of(target text, entry_id uuid)
returns uuid
language plpgsql
stable
set search_path = ''
as $$
declare
  found uuid;
begin
  if target = 'neighbourhoods' then
    return entry_id;
  end if;
  if target in ('places', 'activities', 'residents') then
    execute format('select neighbourhood_id from public.%I where id = $1', target) into found using entry_id;
  end if;
  -- A closed entry belongs to where it was.
  return coalesce(found, (
    select r.neighbourhood_id
    from public.revisions as r
    where r.target = neighbourhood_of.target and r.entry_id = neighbourhood_of.entry_id
    order by r.id desc
    limit 1
  ));
end;
$$;
comment on function private.neighbourhood_of(text, uuid) is
  'Where an entry is or was, by the entry itself and not by what a contribution claims; null for what is in no neighbourhood.';

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
      continue when live is not null and live -> field = proposed -> field;
      if only_fields is not null and field <> all (only_fields) then
        left_out := true;
        continue;
      end if;
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
        raise exception 'Other entries still refer to this one: change or close them first.' using errcode = 'PT409';
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
      when outcome -> 'conflicts' <> '[]'::jsonb or (outcome -> 'left_out')::boolean then 'partly-accepted'
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

create function private.may_decide(target text, entry_id uuid, changes jsonb)
returns boolean
language sql
stable
set search_path = ''
as $$
  select case
    -- Categories are everyone's vocabulary: they change with the program alone.
    when target = 'categories' then false
    when target = 'organisations' then exists (
      select 1
      from public.neighbourhoods as n
      where private.is_coordinator(n.id)
        and (
          exists (select 1 from public.places as p where p.organisation_id = entry_id and p.neighbourhood_id = n.id)
          or exists (select 1 from public.activities as a where a.organisation_id = entry_id and a.neighbourhood_id = n.id)
          or exists (select 1 from public.organisations as o where o.id = entry_id and n.slug = any (o.areas_served))
          or (
            not exists (select 1 from public.organisations as o where o.id = entry_id)
            and changes -> 'areas_served' ? n.slug
          )
        )
    )
    -- Who moves an entry needs the right where it is and where it goes.
    else not exists (
      select 1
      from (
        select private.neighbourhood_of(target, entry_id) as id
        union
        select n.id from public.neighbourhoods as n where n.slug = changes ->> 'neighbourhood'
      ) as concerned
      where concerned.id is not null and not private.is_coordinator(concerned.id)
    ) and coalesce(private.neighbourhood_of(target, entry_id)::text, changes ->> 'neighbourhood') is not null
  end;
$$;
comment on function private.may_decide(text, uuid, jsonb) is
  'Whether the signed-in person may decide on a change of that entry: a coordinator of every neighbourhood it concerns.';

create function public.apply_contribution(contribution_id uuid, only_fields text[] default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  if not exists (
    select 1
    from public.contributions as c
    where c.id = contribution_id and private.may_decide(c.target, c.entry_id, c.changes)
  ) then
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
  select jsonb_object_agg(c.field, c.value -> 'from') into turned
  from jsonb_each(undone.changes) as c (field, value);
  if undone.id is null or not private.may_decide(undone.target, undone.entry_id, coalesce(turned, '{}')) then
    raise exception 'Only a coordinator of the neighbourhood may undo this.' using errcode = '42501';
  end if;
  if undone.kind = 'create' and exists (
    select 1
    from public.revisions as r
    where r.target = undone.target and r.entry_id = undone.entry_id and r.id > undone.id
  ) then
    raise exception 'This entry has been changed since it was added: close it instead.' using errcode = 'PT409';
  end if;
  insert into public.contributions (
    neighbourhood_id, target, entry_id, kind, base_revision, changes, restores, contributor_kind, contributor_id
  )
  values (
    undone.neighbourhood_id, undone.target, undone.entry_id,
    case undone.kind when 'create' then 'close' when 'close' then 'create' else 'update' end,
    undone.id,
    case undone.kind when 'create' then '{}'::jsonb else turned end,
    undone.id, 'coordinator', (select auth.uid())
  )
  returning id into contribution_id;
  return private.decide(contribution_id, null);
end;
$$;
comment on function public.undo_revision(bigint) is
  'Undo: a contribution with the fields turned round. A field changed since is reported as a conflict; an entry changed '
  'since it was added is not taken away.';
grant execute on function public.undo_revision(bigint) to authenticated;
