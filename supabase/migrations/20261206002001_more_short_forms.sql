-- What offices, libraries and parishes are shortened to is the same name (LONG_FORMS of src/lib/find/fold.ts).

create or replace function private.name_words(value text)
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
      ('xii', '12'), ('xx', '20'), ('xxiii', '23'), ('xxiv', '24'), ('xxv', '25'),
      ('uff', 'ufficio'), ('bibl', 'biblioteca'), ('osp', 'ospedale'), ('parr', 'parrocchia'), ('assoc', 'associazione'), ('fond', 'fondazione')
  ) as same (short, long) on same.short = w.word
  where w.word <> all (array[
    -- What joins words is no part of a name.
    'il', 'lo', 'la', 'i', 'gli', 'le', 'l', 'un', 'una', 'uno', 'di', 'del', 'dello', 'della', 'dei', 'degli', 'delle', 'dell',
    'd', 'da', 'dal', 'dalla', 'a', 'al', 'alla', 'all', 'e', 'ed', 'in', 'nel', 'nella', 'nell', 'per', 'the', 'of', 'and', 'for',
    'n', 'nr', 'num', 'numero'
  ]);
$$;
