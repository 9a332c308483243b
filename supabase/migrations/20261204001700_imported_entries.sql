-- Entries that a file of somebody else brings again and again (OpenStreetMap, a city's table): found by what they are called
-- there, else by name and distance, and compared field by field with what the last import from there wrote.

alter table public.contributions add column external_id text check (length(external_id) between 1 and 200);
comment on column public.contributions.external_id is
  'What the entry is called where an import has it from: node/123. Null for what files of this map and people bring.';

create table private.imported_entries (
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete cascade,
  source text not null check (length(source) between 1 and 100),
  external_id text not null check (length(external_id) between 1 and 200),
  target text not null check (target = 'places'),
  entry_id uuid not null,
  wrote jsonb not null check (jsonb_typeof(wrote) = 'object'),
  primary key (neighbourhood_id, source, external_id),
  constraint imported_entries_entry_key unique (target, entry_id, source)
);
comment on table private.imported_entries is 'Which entry is which in a source outside, and what the last import from there wrote of it.';
comment on column private.imported_entries.source is 'osm, or the name of a table.';
comment on column private.imported_entries.entry_id is 'The entry, also while it waits for a decision or after it was closed: it is not brought again.';
comment on column private.imported_entries.wrote is 'Field to value, as the entry would write it: what differs now was changed by somebody else, and is theirs.';
alter table private.imported_entries enable row level security;

create function private.entry_alike(home public.neighbourhoods, source text, entry jsonb, gone text[])
returns uuid
language sql
stable
set search_path = ''
as $$
  select p.id
  from json_array_elements(public.similar_entries(
    home.slug, 'places',
    coalesce(entry #>> array['fields', 'name', home.default_locale], (select max(t.value) from jsonb_each_text(entry #> '{fields,name}') as t)),
    entry #> '{fields,location,coordinates}'
  )) with ordinality as s (one, place)
  join public.places as p on p.neighbourhood_id = home.id and p.slug = s.one ->> 'slug'
  where case
      -- What has no name of its own is the same only where it stands; without a position the name has to be the same.
      when (entry -> 'unnamed')::boolean then (s.one ->> 'metres')::numeric <= 25 and p.category = entry #>> '{fields,category}'
      when s.one ->> 'metres' is null then (s.one ->> 'likeness')::numeric >= 0.9 and p.category = entry #>> '{fields,category}'
      else (s.one ->> 'metres')::numeric <= 100
        and (s.one ->> 'likeness')::numeric >= case when p.category = entry #>> '{fields,category}' then 0.6 else 0.8 end
    end
    -- Two of one source are two, unless what it was called there is there no longer.
    and not exists (
      select 1
      from private.imported_entries as i
      where i.target = 'places' and i.entry_id = p.id and i.source = entry_alike.source and i.external_id <> all (gone)
    )
  order by s.place
  limit 1;
$$;
comment on function private.entry_alike(public.neighbourhoods, text, jsonb, text[]) is
  'The place that a new one of an import is: by name and distance, and none that another of the same source is already.';

create function private.with_source(sources jsonb, added jsonb)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select coalesce(jsonb_agg(s), '[]') || added
  from jsonb_array_elements(sources) as s
  where s -> 'url' is distinct from added #> '{0,url}' or s -> 'name' is distinct from added #> '{0,name}';
$$;
comment on function private.with_source(jsonb, jsonb) is 'Sources with one more, in the place of what it said before.';

create function private.merge_imported(live jsonb, wrote jsonb, brought jsonb, out proposed jsonb, out kept text[])
language plpgsql
immutable
set search_path = ''
as $$
declare
  field text;
  present jsonb;
begin
  proposed := '{}';
  kept := '{}';
  for field in select jsonb_object_keys(brought) loop
    present := live -> field;
    continue when present = brought -> field or field = 'sources';
    if wrote ? field then
      -- Nothing changed there: what is here now is somebody's.
      continue when wrote -> field = brought -> field;
      if present = wrote -> field then
        proposed := proposed || jsonb_build_object(field, brought -> field);
      else
        kept := kept || field;
      end if;
    elsif brought -> field <> 'null' and present in ('null', '[]', '{}', '""') then
      proposed := proposed || jsonb_build_object(field, brought -> field);
    end if;
  end loop;
  -- A pin and how well it is known go together.
  if live -> 'location' = 'null' and not wrote ? 'location' and brought -> 'location' <> 'null' then
    proposed := proposed || jsonb_build_object('location', brought -> 'location', 'location_precision', brought -> 'location_precision');
  elsif 'location' = any (kept) or 'location_precision' = any (kept) then
    proposed := proposed - 'location' - 'location_precision';
  end if;
  if (proposed <> '{}' or wrote -> 'sources' is distinct from brought -> 'sources') and not (
    proposed = '{}' and not wrote ? 'sources'
  ) then
    if private.with_source(live -> 'sources', brought -> 'sources') <> live -> 'sources' then
      proposed := proposed || jsonb_build_object('sources', private.with_source(live -> 'sources', brought -> 'sources'));
    end if;
  end if;
end;
$$;
comment on function private.merge_imported(jsonb, jsonb, jsonb) is
  'What an import changes of an entry: what changed there since it wrote it, and what is empty here; what others changed is kept and named.';

create function private.import_one(
  home public.neighbourhoods, source text, provenance text, entry jsonb, gone text[], is_queued boolean
)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  outside text := entry ->> 'id';
  brought jsonb := private.canonical_fields('places', entry -> 'fields');
  known private.imported_entries;
  live jsonb;
  proposed jsonb;
  kept text[] := '{}';
  address text;
  contribution_id uuid;
begin
  select i.* into known
  from private.imported_entries as i
  where i.neighbourhood_id = home.id and i.source = import_one.source and i.external_id = outside;
  if known.entry_id is null then
    known.entry_id := private.entry_alike(home, source, entry, gone);
    delete from private.imported_entries as i
    where i.target = 'places' and i.entry_id = known.entry_id and i.source = import_one.source
    returning i.wrote into known.wrote;
  end if;
  if known.entry_id is not null then
    live := private.live_fields('places', known.entry_id);
    if live is null then
      return jsonb_build_object('id', outside, 'outcome', case when exists (
        select 1 from public.contributions as c
        where c.target = 'places' and c.entry_id = known.entry_id and c.state in ('pending', 'asked')
      ) then 'waiting' else 'closed' end);
    end if;
    if live ->> 'location_precision' = 'area-only' then
      return jsonb_build_object('id', outside, 'outcome', 'protected', 'slug', live -> 'slug');
    end if;
    select m.proposed, m.kept into proposed, kept
    from private.merge_imported(live, coalesce(known.wrote, '{}'), brought) as m;
    address := live ->> 'slug';
  else
    known.entry_id := gen_random_uuid();
    address := private.free_slug('places', home.id, brought -> 'name', brought ->> 'category');
    if is_queued and exists (
      select 1 from public.contributions as c
      where c.neighbourhood_id = home.id and c.target = 'places' and c.state in ('pending', 'asked') and c.changes ->> 'slug' = address
    ) then
      address := address || '-' || left(md5(outside), 6);
    end if;
    proposed := jsonb_strip_nulls(brought) || jsonb_build_object('slug', address, 'neighbourhood', home.slug);
  end if;
  if proposed <> '{}' then
    -- A map that anybody edits is asked what anybody is asked.
    perform private.check_changes(home, 'places', proposed, live);
    insert into public.contributions (
      neighbourhood_id, target, entry_id, kind, base_revision, changes, contributor_kind, source, external_id
    )
    values (
      home.id, 'places', known.entry_id, case when live is null then 'create' else 'update' end,
      (select max(r.id) from public.revisions as r where r.target = 'places' and r.entry_id = known.entry_id),
      proposed, 'import', provenance, outside
    )
    returning id into contribution_id;
    if not is_queued then
      perform private.decide(contribution_id, null);
    end if;
  end if;
  insert into private.imported_entries (neighbourhood_id, source, external_id, target, entry_id, wrote)
  values (
    home.id, source, outside, 'places', known.entry_id,
    coalesce(known.wrote, '{}') || case
      when live is null then brought
      else (select coalesce(jsonb_object_agg(b.key, b.value), '{}') from jsonb_each(brought) as b where proposed ? b.key)
    end
  )
  on conflict on constraint imported_entries_pkey do update set wrote = excluded.wrote;
  return jsonb_build_object(
    'id', outside,
    'outcome', case
      when live is null then 'new' when proposed <> '{}' then 'changed' when kept <> '{}' then 'kept' else 'same'
    end,
    'slug', address, 'fields', (select coalesce(jsonb_agg(k), '[]') from jsonb_object_keys(proposed) as k), 'kept', to_jsonb(kept)
  );
end;
$$;
comment on function private.import_one(public.neighbourhoods, text, text, jsonb, text[], boolean) is
  'Brings one place in by the one door, or puts it before a coordinator. → what became of it.';
