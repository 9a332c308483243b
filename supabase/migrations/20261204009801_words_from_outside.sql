-- What comes from a map that anybody edits is looked at as what anybody proposes; and what people call an entry is no longer
-- than a line: every name that is typed is compared with it.

create or replace function private.import_one(
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

create or replace function private.check_words(changes jsonb)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  field text;
  value jsonb;
  words text;
  longest integer;
begin
  if length(changes::text) > 60000 then
    perform private.refuse(null, 'too-long', 'This is more than a proposal may say.');
  end if;
  -- Nothing here is nested deeper than a season in a schedule. Walking through 5,000 brackets in one another, each level a
  -- copy of all below it, would hold everyone up for seconds.
  if jsonb_path_exists(changes, 'strict $.**{6}') then
    perform private.refuse(null, 'invalid', 'A value is not of the kind it must be.');
  end if;
  for field, value in select * from jsonb_each(changes) loop
    for words in
      select w #>> '{}' from jsonb_path_query(value, 'strict $.**') as w where jsonb_typeof(w) = 'string'
    loop
      if not private.is_clean_text(words) then
        perform private.refuse(field, 'unclean-text', 'Write it as plain text, without markup or hidden characters.');
      end if;
      longest := case
        when field in ('name', 'title') then 120
        when field = 'also_called' then 200
        when field in ('address', 'category', 'organisation', 'place', 'kind', 'stage') then 300
        when field = 'opening_hours' then 500
        else 2000
      end;
      -- The search compares normal forms: of one letter, U+FDFA, it makes eighteen, and 60,000 of them took seconds.
      if length(words) > longest or length(normalize(words, nfkc)) > 2 * longest then
        perform private.refuse(field, 'too-long', 'This is too long.');
      end if;
    end loop;
    if jsonb_typeof(value) = 'object' and (select count(*) from jsonb_object_keys(value)) > 40 then
      perform private.refuse(field, 'too-many', 'These are too many languages.');
    end if;
    if field in ('name', 'title') and (
      jsonb_typeof(value) <> 'object' or value = '{}'::jsonb
      or exists (select 1 from jsonb_each_text(value) as t (locale, words) where private.is_blank(t.words))
    ) then
      perform private.refuse(field, 'empty', 'It needs a name.');
    end if;
    -- A list with nothing in one of its places, or with the same thousand times, is one no page expects.
    if field in ('audience', 'features', 'asked', 'not_asked', 'levels') and value <> 'null' and (
      jsonb_typeof(value) <> 'array'
      or jsonb_array_length(value) > 40
      or exists (
        select 1 from jsonb_array_elements(value) as t (one)
        where jsonb_typeof(t.one) <> 'string' or t.one #>> '{}' <> all (private.known_values(field))
      )
    ) then
      perform private.refuse(field, 'no-such-value', 'One of these values is not known here.');
    end if;
    if field = 'languages' and (jsonb_typeof(value) <> 'array' or jsonb_array_length(value) > 40) then
      perform private.refuse(field, 'too-many', 'These are too many languages.');
    end if;
    -- PostgreSQL takes "NaN" for a price.
    if field in ('hours_per_week', 'weeks', 'cost_euro') and jsonb_typeof(value) not in ('number', 'null')
      and value #>> '{}' !~ '^[0-9]{1,6}(\.[0-9]{1,2})?$' then
      perform private.refuse(field, 'invalid', 'This is no number.');
    end if;
  end loop;
end;
$$;
