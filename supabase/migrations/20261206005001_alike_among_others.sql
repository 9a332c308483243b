-- An import compares names only where an entry of another source is near: in a neighbourhood that is being filled from one
-- source, none is, and that was most of the time an import took.

create or replace function private.entry_alike(home public.neighbourhoods, source text, entry jsonb, gone text[])
returns uuid
language sql
stable
set search_path = ''
as $$
  with here as (
    select extensions.st_setsrid(
      extensions.st_makepoint((c.pair ->> 0)::double precision, (c.pair ->> 1)::double precision), 4326
    )::extensions.geography as point
    from (select entry #> '{fields,location,coordinates}' as pair) as c
    where jsonb_typeof(c.pair) = 'array'
  ), admissible as materialized (
    select p.id, p.slug, p.category
    from public.places as p
    where p.neighbourhood_id = home.id
      -- A metre more than counts below, where metres are rounded.
      and (p.location is null or not exists (select 1 from here) or extensions.st_dwithin(p.location, (select h.point from here as h), 101, false))
      -- Two of one source are two, unless what it was called there is there no longer.
      and not exists (
        select 1
        from private.imported_entries as i
        where i.target = 'places' and i.entry_id = p.id and i.source = entry_alike.source and i.external_id <> all (gone)
      )
  )
  select p.id
  from json_array_elements(case when exists (select 1 from admissible) then public.similar_entries(
    home.slug, 'places',
    coalesce(entry #>> array['fields', 'name', home.default_locale], (select max(t.value) from jsonb_each_text(entry #> '{fields,name}') as t)),
    entry #> '{fields,location,coordinates}'
  ) else '[]' end) with ordinality as s (one, place)
  join admissible as p on p.slug = s.one ->> 'slug'
  where case
      -- What has no name of its own is the same only where it stands; without a position the name has to be the same.
      when (entry -> 'unnamed')::boolean then (s.one ->> 'metres')::numeric <= 25 and p.category = entry #>> '{fields,category}'
      when s.one ->> 'metres' is null then (s.one ->> 'likeness')::numeric >= 0.9 and p.category = entry #>> '{fields,category}'
      else (s.one ->> 'metres')::numeric <= 100
        and (s.one ->> 'likeness')::numeric >= case when p.category = entry #>> '{fields,category}' then 0.6 else 0.8 end
    end
  order by s.place
  limit 1;
$$;
