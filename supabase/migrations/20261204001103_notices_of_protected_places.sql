-- Where a protected place went for a time is no more told than where it is: not now, not in its history, not in what was proposed.

create or replace function private.without_position(fields jsonb)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  -- A source's page may be the very pin on another map: its name stays, for the credits.
  select case
    when jsonb_typeof(fields) = 'object' then (
      select coalesce(jsonb_object_agg(f.key, case
        when f.key = 'contacts' and jsonb_typeof(f.value) = 'object' then private.only_phone(f.value)
        when f.key = 'sources' and jsonb_typeof(f.value) = 'array' then (
          select coalesce(jsonb_agg(case when jsonb_typeof(s) = 'object' then s - 'url' else s end), '[]'::jsonb)
          from jsonb_array_elements(f.value) as s
        )
        when f.key = 'notices' and jsonb_typeof(f.value) = 'array' then (
          select coalesce(
            jsonb_agg(case when jsonb_typeof(n.one -> 'source') = 'object' then n.one #- '{source,url}' else n.one end order by n.at),
            '[]'::jsonb
          )
          from jsonb_array_elements(f.value) with ordinality as n (one, at)
          where n.one ->> 'kind' is distinct from 'moved'
        )
        else f.value
      end), '{}'::jsonb)
      from jsonb_each(fields) as f (key, value)
      where f.key not in ('location', 'address') or f.value = 'null'
    )
    else fields
  end;
$$;

create or replace function private.history_without_position(changes jsonb)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select coalesce(jsonb_object_agg(f.key, case
    when f.key in ('location', 'address') then '{"from": null, "to": null}'::jsonb
    when f.key in ('contacts', 'sources', 'notices') then jsonb_build_object(
      'from', private.without_position(jsonb_build_object(f.key, f.value -> 'from')) -> f.key,
      'to', private.without_position(jsonb_build_object(f.key, f.value -> 'to')) -> f.key
    )
    else f.value
  end), '{}'::jsonb)
  from jsonb_each(changes) as f (key, value);
$$;

create or replace function private.keep_protected_place()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  new.sources := private.without_position(jsonb_build_object('sources', new.sources)) -> 'sources';
  new.notices := private.without_position(jsonb_build_object('notices', new.notices)) -> 'notices';
  return new;
end;
$$;

create or replace function private.forget_position(place uuid)
returns void
language plpgsql
set search_path = ''
as $$
begin
  -- Only of a place that is protected now: to propose it, or to accept the rest of such a proposal, erases nothing.
  if not private.is_protected(place) then
    return;
  end if;
  update public.revisions as r
  set changes = private.history_without_position(r.changes)
  where r.target = 'places' and r.entry_id = place and r.changes ?| array['location', 'address', 'contacts', 'sources', 'notices'];
  update public.contributions as c
  set
    changes = private.without_position(c.changes) - 'location' - 'address',
    before = private.without_position(c.before) - 'location' - 'address',
    -- "It has moved to number 9": what was written about a place says where it is, too.
    message = case when c.state in ('pending', 'asked') then c.message end
  where c.target = 'places' and c.entry_id = place;
  update private.imported_entries as i
  set wrote = private.without_position(i.wrote) - 'location' - 'address'
  where i.target = 'places' and i.entry_id = place;
  delete from public.contribution_notes as n
  using public.contributions as c
  where c.id = n.contribution_id and c.target = 'places' and c.entry_id = place and c.state not in ('pending', 'asked');
end;
$$;
