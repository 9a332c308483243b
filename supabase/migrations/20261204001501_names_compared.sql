-- Names are compared by their words as the search folds them (src/lib/find/fold.ts; a test holds the two together).

create function private.name_words(value text)
returns text
language sql
immutable
parallel safe
set search_path = ''
as $$
  select coalesce(pg_catalog.string_agg(coalesce(same.long, w.word), ' ' order by w.place), '')
  from pg_catalog.regexp_split_to_table(
    private.search_normalise(
      -- "P.zza", "F.lli": what is shortened is one word …
      pg_catalog.regexp_replace(
        -- … and so are letters with points between, "C.A.F.".
        pg_catalog.regexp_replace(value, '\m([[:alpha:]])[.&](?=[[:alpha:]]\M)', '\1', 'g'),
        '\m([[:alpha:]])[.](?=[[:alpha:]]{2,4}\M)', '\1', 'g'
      )
    ),
    ' '
  ) with ordinality as w (word, place)
  left join (
    values
      ('vle', 'viale'), ('pzza', 'piazza'), ('pza', 'piazza'), ('ple', 'piazzale'), ('pzle', 'piazzale'), ('lgo', 'largo'),
      ('cso', 'corso'), ('flli', 'fratelli'), ('dott', 'dottore'), ('dottssa', 'dottoressa'), ('ist', 'istituto'),
      ('s', 'san'), ('sant', 'san'), ('santa', 'san'), ('santo', 'san'), ('saint', 'san'), ('ste', 'san'), ('sta', 'san'),
      ('due', '2'), ('tre', '3'), ('quattro', '4'), ('cinque', '5'), ('sette', '7'), ('otto', '8'), ('dieci', '10'),
      ('venti', '20'), ('venticinque', '25'), ('ii', '2'), ('iii', '3'), ('iv', '4'), ('vii', '7'), ('viii', '8'), ('ix', '9'),
      ('xii', '12'), ('xx', '20'), ('xxiii', '23'), ('xxiv', '24'), ('xxv', '25')
  ) as same (short, long) on same.short = w.word
  where w.word <> all (array[
    -- What joins words is no part of a name.
    'il', 'lo', 'la', 'i', 'gli', 'le', 'l', 'un', 'una', 'uno', 'di', 'del', 'dello', 'della', 'dei', 'degli', 'delle', 'dell',
    'd', 'da', 'dal', 'dalla', 'a', 'al', 'alla', 'all', 'e', 'ed', 'in', 'nel', 'nella', 'nell', 'per', 'the', 'of', 'and', 'for',
    'n', 'nr', 'num', 'numero'
  ]);
$$;
comment on function private.name_words(text) is
  'The words of a name as they are compared: as the search normalises them, abbreviations in full, saints alike, numbers in '
  'digits, without articles and prepositions.';

create or replace function private.likeness(one text, other text)
returns real
language sql
immutable
parallel safe
set search_path = ''
as $$
  -- Trigrams are taken word by word: the order of words does not matter. A name that is wholly in the other counts nearly as much.
  select (
    greatest(
      extensions.similarity(one, other),
      case
        when least(length(one), length(other)) >= 5 then
          0.9 * greatest(extensions.strict_word_similarity(one, other), extensions.strict_word_similarity(other, one))
        -- Few letters are like many words: they count as a word that is there as it is.
        when least(length(one), length(other)) >= 3
          and (concat(' ', one, ' ') like concat('% ', other, ' %') or concat(' ', other, ' ') like concat('% ', one, ' %')) then 0.9
        else 0
      end
    )
    -- School number 5 is not school number 6, however much else they share.
    * case
      when one ~ '\d' and other ~ '\d'
        and array(select m[1] from regexp_matches(one, '\d+', 'g') as m order by 1)
          <> array(select m[1] from regexp_matches(other, '\d+', 'g') as m order by 1) then 0.5
      else 1
    end
  )::real;
$$;
comment on function private.likeness(text, text) is 'How alike two names are by their words, 0 to 1.';

create or replace function public.similar_entries(neighbourhood text, target text, name text, near jsonb default null)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  home uuid := (select n.id from public.neighbourhoods as n where n.slug = similar_entries.neighbourhood);
  -- Cut again: of one letter, U+FDFA, the normal form makes eighteen.
  written text := left(private.search_normalise(left(name, 200)), 200);
  wanted text := left(private.name_words(left(name, 200)), 200);
  here extensions.geography;
  answer json;
begin
  if home is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  if target not in ('places', 'activities', 'organisations') then
    raise exception 'There is no such kind of entry.' using errcode = '22023', hint = 'target';
  end if;
  if length(wanted) < 3 then
    return '[]'::json;
  end if;
  if jsonb_typeof(near) = 'array' then
    here := extensions.st_setsrid(
      extensions.st_makepoint((near ->> 0)::double precision, (near ->> 1)::double precision), 4326
    )::extensions.geography;
  end if;
  with alike as (
    -- Cheap and generous, before the names are taken one by one; of hundreds that share their common words the nearest.
    select p.id
    from public.places as p
    where similar_entries.target = 'places' and p.neighbourhood_id = home
      and greatest(
        extensions.word_similarity(written, p.search_name), extensions.word_similarity(p.search_name, written),
        extensions.word_similarity(wanted, p.search_name), extensions.word_similarity(p.search_name, wanted),
        extensions.word_similarity(wanted, private.search_normalise(private.all_texts(p.also_called)))
      ) >= 0.3
    order by
      coalesce(extensions.st_distance(p.location, here, false) <= 100, false) desc,
      extensions.similarity(wanted, p.search_name) desc, p.id
    limit 60
  ), candidates as (
    select
      'places' as target, p.slug, p.name, p.category as kind, p.address, p.location, p.neighbourhood_id, p.name as names, p.also_called
    from public.places as p
    join alike on alike.id = p.id
    union all
    select 'activities', a.slug, a.title, a.kind, p.address, p.location, a.neighbourhood_id, a.title, a.also_called
    from public.activities as a
    left join public.places as p on p.id = a.place_id
    where similar_entries.target = 'activities' and a.neighbourhood_id = home
    union all
    select 'organisations', o.slug, o.name, o.kind, null, null, null, o.name, o.also_called
    from public.organisations as o
    where similar_entries.target = 'organisations'
  ), measured as (
    select
      c.*,
      (
        select max(private.likeness(wanted, left(private.name_words(t.content), 200)))
        from (
          select n.content from jsonb_each_text(c.names) as n (locale, content)
          union all
          select n.content from jsonb_each_text(c.also_called) as n (locale, content)
        ) as t
      ) as likeness,
      case when here is not null then extensions.st_distance(c.location, here, false) end as metres
    from candidates as c
  )
  select coalesce(json_agg(
    json_build_object(
      'slug', m.slug, 'name', m.name, 'kind', m.kind, 'address', m.address, 'metres', round(m.metres),
      'likeness', round(m.likeness::numeric, 2),
      'point', case when m.location is not null then json_build_array(
        extensions.st_x(m.location::extensions.geometry), extensions.st_y(m.location::extensions.geometry)
      ) end
    )
    order by m.rank desc, m.slug
  ), '[]'::json)
  into answer
  from (
    select m.*, m.likeness + case when m.metres <= 100 then 0.4 else 0 end as rank
    from measured as m
    -- Within 100 metres a name that is somewhat alike is probably the same place; farther away, or where one of the
    -- positions is not known, only one that is nearly the same.
    where m.likeness >= case when m.metres <= 100 then 0.35 when m.metres is null then 0.55 else 0.75 end
    order by rank desc, m.slug
    limit 5
  ) as m;
  return answer;
end;
$$;
comment on function public.similar_entries(text, text, text, jsonb) is
  'Entries that a new one may be: by the words of their names, or of what people call them, in any language (accents, order, articles and abbreviations '
  'ignored), and by distance from near [lon, lat]. → '
  '[{"slug", "name", "kind", "address", "metres", "likeness", "point"}], at most 5, the likeliest first.';
