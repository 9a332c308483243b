-- An entry of any kind: where it belongs, what its fields say, by which address it is found.

create function private.is_of_neighbourhood(target text)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
  select 'neighbourhood' = any (private.editable_fields(target));
$$;
comment on function private.is_of_neighbourhood(text) is
  'Whether entries of a live table belong to one neighbourhood: their slugs are its own.';

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
  if private.is_of_neighbourhood(target) then
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
    case
      when target = 'places' then '|| jsonb_build_object(''location'', extensions.st_asgeojson(r.location, 7)::jsonb)'
      when target in ('neighbourhoods', 'residents') then
        '|| jsonb_build_object(''outline'', extensions.st_asgeojson(r.outline, 7)::jsonb)'
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

create function private.canonical_fields(target text, fields jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  unknown text;
  geometry text;
  columns jsonb := private.to_columns(fields - 'location' - 'outline');
  whole jsonb;
  canonical jsonb;
begin
  select k into unknown
  from jsonb_object_keys(fields) as k
  where k <> all (private.editable_fields(target))
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
comment on function private.canonical_fields(text, jsonb) is 'Proposed fields written as the live entry would write them; refuses unknown ones.';

create function private.entry_by_slug(target text, neighbourhood uuid, slug text)
returns uuid
language plpgsql
stable
set search_path = ''
as $$
declare
  found uuid;
begin
  execute format(
    'select e.id from public.%I as e where e.slug = $1 %s',
    target, case when private.is_of_neighbourhood(target) then 'and e.neighbourhood_id = $2' else '' end
  ) into found using slug, neighbourhood;
  if found is null then
    raise exception 'There is no such entry.' using
      errcode = case
        when exists (
          select 1 from public.revisions as r
          where r.target = entry_by_slug.target and r.kind = 'close' and r.changes #>> '{slug,from}' = entry_by_slug.slug
            and (r.target = 'organisations' or r.neighbourhood_id = entry_by_slug.neighbourhood)
        ) then 'PT409'
        else 'PT404'
      end,
      detail = 'closed';
  end if;
  return found;
end;
$$;
comment on function private.entry_by_slug(text, uuid, text) is 'A live entry by its address; PT404 when there never was one, PT409 when it is closed.';

create function private.free_slug(target text, neighbourhood uuid, names jsonb, otherwise text)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  wanted text;
  candidate text;
  taken boolean;
begin
  -- The first of its names that Latin letters can write, the neighbourhood's own language first.
  select s.slug into wanted
  from (
    select
      t.locale,
      btrim(left(regexp_replace(lower(extensions.unaccent('extensions.unaccent'::regdictionary, normalize(t.name, nfkc))), '[^a-z0-9]+', '-', 'g'), 60), '-') as slug
    from jsonb_each_text(names) as t (locale, name)
  ) as s
  where length(s.slug) >= 3
  order by
    s.locale <> coalesce((select n.default_locale from public.neighbourhoods as n where n.id = free_slug.neighbourhood), 'it'),
    s.locale
  limit 1;
  wanted := coalesce(wanted, otherwise);
  candidate := wanted;
  for number in 2..10000 loop
    execute format(
      'select exists (select 1 from public.%I as e where e.slug = $1 %s)',
      target, case when target = 'organisations' then '' else 'and e.neighbourhood_id = $2' end
    ) into taken using candidate, neighbourhood;
    -- An address once given to a closed entry is not given to another.
    exit when not taken and not exists (
      select 1
      from public.revisions as r
      where r.target = free_slug.target and r.kind = 'close' and r.changes #>> '{slug,from}' = candidate
    );
    candidate := wanted || '-' || number;
  end loop;
  return candidate;
end;
$$;
comment on function private.free_slug(text, uuid, jsonb, text) is 'An address for a new entry, from its name; with a number where the name is taken.';

-- A link is called by its two ends, in the log and on the page of who proposed it.
create function private.link_name(fields jsonb)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_object_agg(n.locale, n.words)
  from (
    select t.locale, concat_ws(' – ', t.name, coalesce(
      other.name ->> t.locale, (select min(o.name) from jsonb_each_text(other.name) as o (locale, name))
    )) as words
    from public.organisations as one
    left join public.organisations as other on other.slug = fields ->> 'to_organisation',
      jsonb_each_text(one.name) as t (locale, name)
    where one.slug = fields ->> 'from_organisation'
  ) as n;
$$;
comment on function private.link_name(jsonb) is
  'What a link is called, by its two ends: {"it": "Alfabeti – LILT"}; null for fields that are of none, and when the first is not there any more.';
