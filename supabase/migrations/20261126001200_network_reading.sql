-- Reading the network: organisations with what they have here, and what links them.

create function public.organisations_of(neighbourhood text)
returns json
language plpgsql
stable
set search_path = ''
as $$
declare
  home uuid := (select n.id from public.neighbourhoods as n where n.slug = organisations_of.neighbourhood);
begin
  if home is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  return (
    select coalesce(
      json_agg(
        json_build_object(
          'id', o.id,
          'slug', o.slug,
          'kind', o.kind,
          'name', o.name,
          'about', o.about,
          'contacts', o.contacts,
          'areasServed', o.areas_served,
          'places', coalesce(p.places, '[]'::json),
          'sources', o.sources,
          'machineTranslated', private.machine_translated(o.translations),
          'confirmedAt', to_char(o.confirmed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
          'addedAt', to_char(o.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
          'revision', o.revision
        )
        order by o.slug
      ),
      '[]'::json
    )
    from public.organisations as o
    left join (
      select
        p.organisation_id,
        json_agg(
          json_build_object(
            'slug', p.slug,
            'name', p.name,
            'category', p.category,
            'languages', p.languages,
            'features', p.features,
            'point', case
              when p.location is not null then json_build_array(
                extensions.st_x(p.location::extensions.geometry), extensions.st_y(p.location::extensions.geometry)
              )
            end
          )
          order by p.location_precision <> 'exact', p.slug
        ) as places
      from public.places as p
      where p.neighbourhood_id = home and p.organisation_id is not null
      group by p.organisation_id
    ) as p on p.organisation_id = o.id
    where p.organisation_id is not null
      or organisations_of.neighbourhood = any (o.areas_served)
      or exists (select from public.activities as a where a.organisation_id = o.id and a.neighbourhood_id = home)
      or exists (
        select from public.relationships as r where r.from_organisation_id = o.id and r.neighbourhood_id = home
      )
      or exists (
        select from public.relationships as r where r.to_organisation_id = o.id and r.neighbourhood_id = home
      )
      or exists (
        select from public.agreement_members as m where m.organisation_id = o.id and m.neighbourhood_id = home
      )
  );
end;
$$;
comment on function public.organisations_of(text) is
  'The organisations that work in a neighbourhood or are linked to one that does, with their places there, in the shape of '
  'the type Organisation (src/lib/organisation/organisation.ts).';
grant execute on function public.organisations_of(text) to anon, authenticated, service_role;

create function public.network_of(neighbourhood text)
returns json
language sql
stable
set search_path = ''
as $$
  select json_build_object(
    'agreements', coalesce(
      (
        select json_agg(
          json_build_object(
            'slug', a.slug, 'kind', a.kind, 'name', a.name, 'about', a.about, 'since', a.since, 'until', a.until,
            'sources', a.sources, 'machineTranslated', private.machine_translated(a.translations), 'revision', a.revision
          )
          order by a.slug
        )
        from public.agreements as a
        join public.neighbourhoods as n on n.id = a.neighbourhood_id
        where n.slug = network_of.neighbourhood
      ),
      '[]'::json
    ),
    'members', coalesce(
      (
        select json_agg(
          json_build_object(
            'slug', m.slug, 'agreement', a.slug, 'organisation', o.slug, 'role', m.role,
            'since', coalesce(m.since, a.since), 'until', coalesce(m.until, a.until), 'note', m.note,
            'certainty', m.certainty, 'sources', m.sources, 'revision', m.revision
          )
          order by m.slug
        )
        from public.agreement_members as m
        join public.agreements as a on a.id = m.agreement_id
        join public.organisations as o on o.id = m.organisation_id
        join public.neighbourhoods as n on n.id = m.neighbourhood_id
        where n.slug = network_of.neighbourhood
      ),
      '[]'::json
    ),
    'relationships', coalesce(
      (
        select json_agg(
          json_build_object(
            'slug', r.slug, 'from', f.slug, 'to', t.slug, 'kind', r.kind, 'agreement', a.slug, 'since', r.since,
            'until', r.until, 'activityKind', r.activity_kind, 'stage', r.stage, 'category', r.category, 'note', r.note,
            'certainty', r.certainty, 'sources', r.sources,
            'machineTranslated', private.machine_translated(r.translations), 'revision', r.revision
          )
          order by r.slug
        )
        from public.relationships as r
        join public.organisations as f on f.id = r.from_organisation_id
        join public.organisations as t on t.id = r.to_organisation_id
        left join public.agreements as a on a.id = r.agreement_id
        join public.neighbourhoods as n on n.id = r.neighbourhood_id
        where n.slug = network_of.neighbourhood
      ),
      '[]'::json
    )
  );
$$;
comment on function public.network_of(text) is
  'Agreements, who is in them, and links between organisations, told of in a neighbourhood, in the shape of the type '
  'NetworkRecord (src/lib/network/network.ts).';
grant execute on function public.network_of(text) to anon, authenticated, service_role;
