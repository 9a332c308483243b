-- Services and notices of a place are lists of parts: two people who change different ones both win, and only who changes the
-- same one otherwise is in conflict with the other.

create function private.part_key(field text, part jsonb)
returns text
language sql
immutable
parallel safe
set search_path = ''
as $$
  -- A service is known by its name, a notice by what it is and since when.
  select case field when 'services' then part -> 'name' else jsonb_build_array(part -> 'kind', part -> 'from') end::text;
$$;
comment on function private.part_key(text, jsonb) is 'By what a part of a list is the same part after it was changed.';

create function private.merged_parts(contribution public.contributions, field text, live jsonb, proposed jsonb)
returns jsonb
language sql
stable
set search_path = ''
as $$
  with base as (
    -- What whoever proposed it saw: as it was before the first change since.
    select r.changes -> merged_parts.field -> 'from' as parts
    from public.revisions as r
    where r.target = contribution.target and r.entry_id = contribution.entry_id and r.id > contribution.base_revision
      and r.changes ? merged_parts.field
    order by r.id
    limit 1
  ), told (whose, part, key, place) as (
    select s.whose, p.part, private.part_key(merged_parts.field, p.part), p.place
    from (values ('base', (select b.parts from base as b)), ('live', live), ('proposed', proposed)) as s (whose, parts)
    cross join lateral jsonb_array_elements(
      case when jsonb_typeof(s.parts) = 'array' and merged_parts.field in ('services', 'notices') then s.parts else '[]' end
    ) with ordinality as p (part, place)
  ), by_key as (
    select
      t.key,
      jsonb_agg(t.part) filter (where t.whose = 'base') -> 0 as was,
      jsonb_agg(t.part) filter (where t.whose = 'live') -> 0 as is_now,
      jsonb_agg(t.part) filter (where t.whose = 'proposed') -> 0 as wanted,
      min(t.place) filter (where t.whose = 'live') as place,
      min(t.place) filter (where t.whose = 'proposed') as place_wanted
    from told as t
    group by t.key
  )
  select case
    when merged_parts.field in ('services', 'notices') and (select jsonb_typeof(b.parts) from base as b) = 'array'
      and jsonb_typeof(live) = 'array' and jsonb_typeof(proposed) = 'array'
      -- Two that are called alike cannot be told apart.
      and not exists (select 1 from told as t group by t.whose, t.key having count(*) > 1)
      and not exists (
        select 1 from by_key as k
        where k.wanted is distinct from k.was and k.is_now is distinct from k.was and k.wanted is distinct from k.is_now
      )
    then (
      select coalesce(jsonb_agg(m.part order by m.place, m.place_wanted) filter (where m.part is not null), '[]')
      from (
        select case when k.wanted is not distinct from k.was then k.is_now else k.wanted end as part, k.place, k.place_wanted
        from by_key as k
      ) as m
    )
  end;
$$;
comment on function private.merged_parts(public.contributions, text, jsonb, jsonb) is
  'A list of parts with what was proposed of some and what others changed of the rest since; null when both changed one of them '
  'otherwise, or it is no such list, or nobody knows what was seen.';

create function private.merged_lists(contribution public.contributions, live jsonb)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select coalesce(jsonb_object_agg(f.field, m.parts) filter (where m.parts is not null), '{}')
  from unnest(array['services', 'notices']) as f (field)
  cross join lateral (
    select private.merged_parts(contribution, f.field, live -> f.field, contribution.changes -> f.field) as parts
  ) as m
  where contribution.kind = 'update' and contribution.target = 'places' and contribution.changes ? f.field
    and private.changed_since(contribution.target, contribution.entry_id, contribution.base_revision, f.field);
$$;
comment on function private.merged_lists(public.contributions, jsonb) is
  'Of a proposal, the lists that would be merged with what others changed since, as they would be then.';

create or replace function private.apply(contribution public.contributions, only_fields text[])
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
  merged jsonb;
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
        -- Of a list of parts, who changed different ones both win, too.
        merged := private.merged_parts(contribution, field, live -> field, proposed -> field);
        continue when merged = live -> field;
        if merged is null then
          if field <> 'confirmed_at' then
            conflicts := conflicts || field;
          end if;
          continue;
        end if;
        proposed := proposed || jsonb_build_object(field, merged);
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
