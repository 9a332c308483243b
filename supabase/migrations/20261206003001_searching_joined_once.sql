-- The search reads each place once, with its organisation, and counts in one pass.

-- Where no place is missed that nobody has put on the map: an index of positions has to be read whole for those without.
create index places_unplaced_idx on public.places (neighbourhood_id) where location is null;

create or replace function public.search_places(neighbourhood text, filters jsonb default '{}')
returns json
language plpgsql
stable
set search_path = ''
as $$
declare
  home public.neighbourhoods;
  centre extensions.geography;
  here extensions.geography;
  wanted text := private.search_normalise(left(filters ->> 'q', 200));
  wanted_categories text[];
  page_size integer := least(greatest(coalesce((filters ->> 'limit')::integer, 50), 1), 1000);
  conditions text := 'p.neighbourhood_id = $1';
  -- Of what is asked for that an entry may not have said: that it is known to be so.
  known text := 'true';
  rank text;
  -- What comes after the page before.
  later text := 'true';
  -- A firm is no help to find work while it offers none: it stands with the shops.
  idle constant text := 'p.category = ''employer'' and not exists (select 1 from public.activities as a '
    || 'where a.place_id = p.id and a.kind in (''job'', ''internship'') and not a.demonstration and not a.cancelled '
    || 'and coalesce(a.deadline >= current_date, true))';
  as_written text;
  alike boolean := false;
  -- Metres on foot by id, as they are measured along streets. Apart from the other filters, which are read for every row.
  walks jsonb := filters -> 'walks';
  -- The day on the wall on which notices are asked.
  day text := coalesce(filters ->> 'day', to_char(now(), 'YYYY-MM-DD'));
  -- Where a place is, the hours and the languages that are asked for, and whether the one of the question is among these.
  placed text := 'p.location';
  hours text := 'p.opening_hours';
  languages text := 'p.languages';
  spoken text;
  -- Whether hours that were said at a moment hold when the question is asked: they are a desk's, whatever has them.
  hold constant text := 'private.still_holds(%s, ($2 ->> ''askedAt'')::timestamptz, ''desk'', '
    || '(select o.check_every_months::integer from public.organisations as o where o.id = p.organisation_id), null, $12)';
  answer json;
begin
  select n.* into home from public.neighbourhoods as n where n.slug = neighbourhood;
  if home.id is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  centre := extensions.st_centroid(home.outline::extensions.geometry)::extensions.geography;

  -- What moved for a time is found where it is; where nothing did, positions keep their index.
  if exists (
    select 1
    from public.places as p
    cross join lateral jsonb_array_elements(p.notices) as n (one)
    where p.neighbourhood_id = home.id and p.notices <> '[]' and n.one ->> 'kind' = 'moved' and private.holds_on(n.one, day)
  ) then
    placed := 'private.location_on(p.location, p.notices, $10)';
  end if;
  -- Asked for by its name, a service is open at its own hours, and speaks its own languages.
  if wanted <> '' then
    hours := 'private.hours_asked(p.opening_hours, p.services, $4)';
    languages := 'private.languages_asked(p.languages, p.services, $4)';
  end if;

  if filters ? 'near' then
    here := extensions.st_setsrid(
      extensions.st_makepoint((filters #>> '{near,0}')::double precision, (filters #>> '{near,1}')::double precision), 4326
    )::extensions.geography;
    if filters ? 'metres' then
      known := known || format(' and %s is not null', placed);
      conditions := conditions || format(
        ' and (%1$s is null or ' || case
          when walks is null then 'extensions.st_dwithin(%1$s, $3, ($2 ->> ''metres'')::double precision, false)'
          else '($11 ->> p.id::text)::double precision <= ($2 ->> ''metres'')::double precision'
        end || ')',
        placed
      );
    end if;
  end if;
  if filters ? 'bbox' then
    -- As a plane geometry: on the sphere a box has great-circle edges, and one around the world has none.
    conditions := conditions || ' and extensions.st_intersects(' || placed || '::extensions.geometry, extensions.st_makeenvelope('
      || '($2 #>> ''{bbox,0}'')::double precision, ($2 #>> ''{bbox,1}'')::double precision, '
      || '($2 #>> ''{bbox,2}'')::double precision, ($2 #>> ''{bbox,3}'')::double precision, 4326))';
  end if;
  if filters ? 'categories' then
    select coalesce(array_agg(c.slug), '{}') into wanted_categories
    from public.categories as c
    where filters -> 'categories' ? c.slug or filters -> 'categories' ? c."group";
    conditions := conditions || ' and p.category = any ($5)';
  end if;
  if filters ? 'language' then
    -- Where nobody has said any language, it is not known; where some are said, the others are not spoken. What is spoken at
    -- one of its services makes that of the place possible, and known of a service that is asked for by its name.
    spoken := format('%s @> array[$2 ->> ''language'']', languages);
    known := known || ' and ' || spoken;
    conditions := conditions || format(
      ' and (%s or %s = ''{}'' or private.languages_inside(p.services) @> array[$2 ->> ''language''])', spoken, languages
    );
  end if;
  if filters ? 'features' then
    -- What it has is listed; that it has something not, nobody can say.
    known := known || ' and p.features @> array(select jsonb_array_elements_text($2 -> ''features''))';
  end if;
  if filters ? 'without' then
    known := known || ' and p.not_asked @> array(select jsonb_array_elements_text($2 -> ''without''))';
    conditions := conditions || ' and not (p.asked && array(select jsonb_array_elements_text($2 -> ''without'')))';
  end if;
  if filters ? 'openHours' then
    -- Hours are known that somebody confirmed and that still hold; those of a source alone say "maybe".
    known := known || ' and ' || hours || ' = any (array(select jsonb_array_elements_text($2 -> ''openHours'')))'
      || ' and p.confirmed_at is not null and ' || format(hold, 'p.confirmed_at');
    -- A notice that closes it is known, whatever its hours are.
    conditions := conditions || format(
      ' and (%1$s is null or %1$s = any (array('
      || 'select jsonb_array_elements_text(($2 -> ''openHours'') || coalesce($2 -> ''unclearHours'', ''[]'')))))'
      || ' and not private.is_closed_on(p.notices, $10)', hours
    );
  end if;
  if filters ->> 'unknown' = 'leave-out' then
    conditions := conditions || ' and coalesce(' || known || ', false)';
  end if;
  if wanted = '' then
    -- Only signs and spaces: no name is like that.
    conditions := conditions || ' and false';
  elsif wanted <> '' then
    -- Every word must be there as written, at the start of a word; a short one whole ("caf" is not in caffè). Only when
    -- no place of the neighbourhood has them all may each be about one typing error away from a name or a kind, by
    -- trigrams: doposcuola for "doposcula" is 0.7, farmacia for "farmcia" 0.55; short words have few trigrams and are
    -- held to more (carta for "sarta" is 0.5).
    as_written := 'not exists (select 1 from regexp_split_to_table($4, '' '') as w (word) where strpos(p.search_text, '
      || 'case when length(w.word) < 4 then '' '' || w.word || '' '' else '' '' || w.word end) = 0)';
    execute 'select not exists (select 1 from public.places as p where p.neighbourhood_id = $1 and '
      || replace(as_written, '$4', '$2') || ')'
    into alike
    using home.id, wanted;
    conditions := conditions || ' and ' || case
      when alike then 'not exists (select 1 from regexp_split_to_table($4, '' '') as w (word) '
        || 'where length(w.word) < 4 or extensions.word_similarity(w.word, p.search_words) '
        || '< case when length(w.word) < 6 then 0.65 else 0.5 end)'
      else as_written
    end;
  end if;

  rank := case
    when walks is not null then 'coalesce(($11 ->> p.id::text)::double precision, 1e8)'
    when here is not null then format('coalesce(extensions.st_distance(%s, $3, false), 1e8)', placed)
    when wanted <> '' then '1 - greatest(extensions.word_similarity($4, p.search_name), '
      || '0.7 * extensions.word_similarity($4, p.search_words))'
    -- Unasked, what helps comes before shops, shops before parks, parks before stops; among them what is nearer to the
    -- middle, and what is better known as if it were nearer: hours 1,500 m, something said of it 1,000 m, a telephone
    -- 500 m. A place without a pin may be anywhere in the city: it counts as three kilometres away.
    else format('coalesce(extensions.st_distance(%s, $6, false), 3e3) ', placed)
      || '+ 1e6 * case when ' || case
        when exists (select 1 from public.places as p where p.neighbourhood_id = home.id and p.category = 'employer') then idle
        else 'false'
      end || ' then 1 else ($8 ->> p.category)::double precision end '
      -- What tells neither hours nor whom to ask counts as two kilometres farther: one may go for nothing.
      || '+ case when p.opening_hours is null and p.contacts = ''{}''::jsonb then 2000 else 0 end '
      || '- case when p.opening_hours is null then 0 else 1500 end - case when p.features = ''{}'' then 0 else 1000 end '
      || '- case when p.contacts ? ''phone'' then 500 else 0 end'
  end;
  if filters ? 'language' then
    -- Among what is not known, where it is spoken at a service: nobody walks in vain to that desk.
    rank := format(
      'case when %s or private.languages_inside(p.services) @> array[$2 ->> ''language''] then 0 else 2e8 end + %s', spoken, rank
    );
  end if;
  if filters ? 'openHours' then
    -- Among what is not known: "maybe open" by a source, then by one that is old, then hours nobody has told.
    rank := format(
      'case when %s = any (array(select jsonb_array_elements_text($2 -> ''openHours''))) then '
      || 'case when %s then 0 else 1e9 end else 2e9 end + %s',
      hours, format(hold, 'greatest(p.confirmed_at, p.created_at)'), rank
    );
  end if;
  -- What is known to fit comes first, whatever the order among it.
  rank := format('case when %s then 0 else 1e10 end + %s', known, rank);

  if filters ? 'after' then
    later := '(m.rank, m.id) > (($2 #>> ''{after,rank}'')::double precision, ($2 #>> ''{after,id}'')::uuid)';
  end if;
  execute format(
    $query$
      with matches as materialized (
        select p.ctid as at, p.id, %3$s is null as unplaced, %1$s as rank from public.places as p where %2$s
      ), counted as (
        select
          count(*) as total,
          count(*) filter (where m.rank < 5e9) as known,
          count(*) filter (where m.rank >= 5e9 and m.rank < 1.05e10) as unconfirmed,
          count(*) filter (where m.unplaced) as unplaced,
          count(*) filter (where %5$s) as later
        from matches as m
      ), page as (
        select m.at, m.id, m.rank from matches as m where %5$s order by m.rank, m.id limit $7
      )
      select json_build_object(
        'total', c.total,
        'known', c.known,
        'unconfirmed', case when $2 ? 'openHours' then c.unconfirmed end,
        'alike', $9::boolean,
        'withoutPin', c.unplaced,
        'places', coalesce(shown.places, '[]'::json),
        'next', case when c.later > $7 then json_build_object('rank', shown.last_rank, 'id', shown.last_id) end
      )
      from counted as c, (
        select
          json_agg(
            json_build_object(
              %4$s,
              'distance', case when $3 is not null then round(extensions.st_distance(%3$s, $3, false)) end,
              'certainty', case when s.rank < 5e9 then 'known' else 'unknown' end
            )
            order by s.rank, s.id
          ) as places,
          max(s.rank) as last_rank,
          (array_agg(s.id order by s.rank desc, s.id desc))[1] as last_id
        from page as s
        cross join (select $13::text as neighbourhood) as home
        -- Where the row lies was found above, in this same statement: nothing has moved it since.
        join public.places as p on p.ctid = s.at
        left join public.organisations as o on o.id = p.organisation_id
      ) as shown
    $query$,
    rank, conditions, placed, private.place_keys(), later
  )
  into answer
  using home.id, filters - 'walks', here, wanted, wanted_categories, centre, page_size,
    (
      select jsonb_object_agg(
        c.slug,
        case
          when c."group" = 'getting-around' then 3
          -- There are more fountains than parks, and few look for one in a list.
          when c.slug = 'drinking-water' then 2.5
          when c."group" = 'public-space' then 2
          when c."group" = 'daily-life' then 1
          else 0
        end
      )
      from public.categories as c
    ),
    alike, day, walks, home.time_zone, home.slug;
  return answer;
end;
$$;

drop function private.place_json(public.places, double precision);
