-- Texts by language: {"it": "…", "ar": "…"}, what they may hold, and what the search makes of them.

-- A control character in a name makes a drawing, a GraphML file or a feed unreadable as a whole: XML 1.0 has no way to write
-- it. What is imported is refused for it as well as what is proposed.
create function private.is_localised_text(value jsonb)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
  select value is null
    or (
      pg_catalog.jsonb_typeof(value) = 'object'
      and value <> '{}'::jsonb
      and not exists (
        select 1
        from pg_catalog.jsonb_each(value) as t (locale, content)
        where t.locale !~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'
          or pg_catalog.jsonb_typeof(t.content) <> 'string'
          or pg_catalog.length(t.content #>> '{}') not between 1 and 4000
          or t.content #>> '{}' ~ '[\u0001-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]'
      )
    );
$$;
comment on function private.is_localised_text(jsonb) is
  'True for null or {"it": "…", "ar": "…"}: BCP 47 tags to texts of 1 to 4,000 characters that XML 1.0 can write.';

create function private.are_language_tags(tags text[])
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
  -- Language, script and region of BCP 47: what names of languages exist for.
  select not exists (
    select 1 from unnest(tags) as t (tag) where t.tag is null or t.tag !~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$'
  );
$$;
comment on function private.are_language_tags(text[]) is 'True when each is a language tag such as ar or zh-Hans.';

create function private.search_normalise(value text)
returns text
language sql
immutable
parallel safe
set search_path = ''
as $$
  -- Accents, case, Arabic vowel marks and the spellings of alef, ya and ta marbuta do not matter to a search.
  -- The Arabic article, with the letters that may lean on it, is no part of a word: المدرسة is found by مدرسة.
  select pg_catalog.btrim(
    pg_catalog.regexp_replace(pg_catalog.regexp_replace(
      pg_catalog.translate(
        pg_catalog.regexp_replace(
          pg_catalog.lower(extensions.unaccent('extensions.unaccent'::pg_catalog.regdictionary, normalize(value, nfkc))),
          -- … and the invisible marks that keep Latin letters in order inside Arabic.
          '[ًٌٍَُِّْـ​‌‍‎‏⁦⁧⁨⁩]', '', 'g'
        ),
        'أإآٱىةؤئ', 'اااايهوي'
      ),
      '[[:punct:][:space:]«»’‘“”،؟·–—]+', ' ', 'g'
    ), '(^| )([وفب]?ال|لل)([ا-ي]{3,})', '\1\3', 'g')
  );
$$;
comment on function private.search_normalise(text) is
  'Text as the search compares it: without accents, case, punctuation and Arabic vowel marks.';
grant execute on function private.search_normalise(text) to anon, authenticated, service_role;

create function private.all_texts(value jsonb)
returns text
language sql
immutable
parallel safe
set search_path = ''
as $$
  select pg_catalog.string_agg(t.content, ' ' order by t.locale)
  from pg_catalog.jsonb_each_text(case when pg_catalog.jsonb_typeof(value) = 'object' then value end) as t (locale, content);
$$;
comment on function private.all_texts(jsonb) is 'Every language''s text of a localised text, in one line.';

create function private.all_keywords(value jsonb)
returns text
language sql
immutable
parallel safe
set search_path = ''
as $$
  select pg_catalog.string_agg(word, ' ' order by t.locale, word)
  from pg_catalog.jsonb_each(case when pg_catalog.jsonb_typeof(value) = 'object' then value end) as t (locale, words),
    lateral pg_catalog.jsonb_array_elements_text(case when pg_catalog.jsonb_typeof(t.words) = 'array' then t.words end) as word;
$$;
comment on function private.all_keywords(jsonb) is 'Every word of {"it": ["…"], "ar": ["…"]}, in one line.';

create function private.machine_translated(translations jsonb)
returns json
language sql
immutable
set search_path = ''
as $$
  select coalesce(json_object_agg(t.field, t.locales), '{}'::json)
  from (
    select f.field, json_agg(l.locale) as locales
    from jsonb_each(translations) as f (field, notes), jsonb_each(f.notes) as l (locale, note)
    where l.note ->> 'by' = 'machine'
    group by f.field
  ) as t;
$$;
comment on function private.machine_translated(jsonb) is 'Field to the languages a machine translated it into.';
grant execute on function private.machine_translated(jsonb) to anon, authenticated, service_role;
