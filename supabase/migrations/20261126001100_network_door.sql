-- The network comes in by the one door as well: what may be changed of it, and where it belongs.

alter table public.contributions drop constraint contributions_target_check;
alter table public.contributions add constraint contributions_target_check check (
  target in (
    'neighbourhoods', 'categories', 'organisations', 'places', 'activities', 'residents',
    'photos', 'agreements', 'agreement_members', 'relationships'
  )
);

create or replace function private.editable_fields(target text)
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
    when 'photos' then array['neighbourhood', 'place_id', 'activity_id', 'alt', 'width', 'height', 'media_type']
    when 'agreements' then array[
      'neighbourhood', 'slug', 'kind', 'name', 'about', 'since', 'until', 'sources', 'confirmed_at'
    ]
    when 'agreement_members' then array[
      'neighbourhood', 'agreement', 'organisation', 'slug', 'role', 'since', 'until', 'note', 'certainty', 'sources',
      'confirmed_at'
    ]
    when 'relationships' then array[
      'neighbourhood', 'from_organisation', 'to_organisation', 'agreement', 'slug', 'kind', 'since', 'until',
      'activity_kind', 'stage', 'category', 'note', 'certainty', 'sources', 'confirmed_at'
    ]
  end;
$$;

create or replace function private.to_columns(fields jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  columns jsonb := fields;
  geometry text;
  organisation text;
begin
  -- The geography type reads EWKT from text.
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
  foreach organisation in array array['organisation', 'from_organisation', 'to_organisation'] loop
    continue when not columns ? organisation;
    columns := (columns - organisation) || jsonb_build_object(
      organisation || '_id', (select id from public.organisations where slug = fields ->> organisation)
    );
    if fields ->> organisation is not null and columns ->> (organisation || '_id') is null then
      raise exception 'There is no organisation "%".', fields ->> organisation using errcode = '23503';
    end if;
  end loop;
  if columns ? 'agreement' then
    columns := (columns - 'agreement') || jsonb_build_object(
      'agreement_id', (
        select a.id
        from public.agreements as a
        join public.neighbourhoods as n on n.id = a.neighbourhood_id
        where n.slug || '/' || a.slug = fields ->> 'agreement'
      )
    );
    if fields ->> 'agreement' is not null and columns ->> 'agreement_id' is null then
      raise exception 'There is no agreement "%".', fields ->> 'agreement' using errcode = '23503';
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

create or replace function private.to_fields(target text, columns jsonb)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select coalesce(jsonb_object_agg(f.key, f.value), '{}'::jsonb)
  from jsonb_each(
    columns
    || case
      when columns ? 'neighbourhood_id' then jsonb_build_object(
        'neighbourhood', (select slug from public.neighbourhoods where id = (columns ->> 'neighbourhood_id')::uuid)
      )
      else '{}'::jsonb
    end
    || case
      when columns ? 'organisation_id' then jsonb_build_object(
        'organisation', (select slug from public.organisations where id = (columns ->> 'organisation_id')::uuid)
      )
      else '{}'::jsonb
    end
    || case
      when columns ? 'from_organisation_id' then jsonb_build_object(
        'from_organisation', (select slug from public.organisations where id = (columns ->> 'from_organisation_id')::uuid)
      )
      else '{}'::jsonb
    end
    || case
      when columns ? 'to_organisation_id' then jsonb_build_object(
        'to_organisation', (select slug from public.organisations where id = (columns ->> 'to_organisation_id')::uuid)
      )
      else '{}'::jsonb
    end
    || case
      when columns ? 'agreement_id' then jsonb_build_object(
        'agreement', (
          select n.slug || '/' || a.slug
          from public.agreements as a
          join public.neighbourhoods as n on n.id = a.neighbourhood_id
          where a.id = (columns ->> 'agreement_id')::uuid
        )
      )
      else '{}'::jsonb
    end
    || case
      when columns ? 'place_id' then jsonb_build_object(
        'place', (
          select n.slug || '/' || p.slug
          from public.places as p
          join public.neighbourhoods as n on n.id = p.neighbourhood_id
          where p.id = (columns ->> 'place_id')::uuid
        )
      )
      else '{}'::jsonb
    end
  ) as f (key, value)
  where f.key = any (private.editable_fields(target));
$$;

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

create or replace function private.neighbourhood_of(target text, entry_id uuid)
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
          when private.is_of_neighbourhood(entry ->> 'target') then jsonb_build_object(
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
