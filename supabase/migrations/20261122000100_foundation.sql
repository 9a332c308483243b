-- Extensions live in `extensions`, functions that no API may call live in `private`.
create schema if not exists extensions;
create extension if not exists postgis with schema extensions;
create extension if not exists pg_trgm with schema extensions;
create extension if not exists unaccent with schema extensions;

create schema if not exists private;
revoke all on schema private from public;
grant usage on schema private to anon, authenticated, service_role;
grant usage on schema extensions to anon, authenticated, service_role;

-- Nothing is granted by habit: each migration grants what it means to grant.
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke execute on functions from public, anon, authenticated, service_role;
alter default privileges in schema private revoke execute on functions from public;
-- The per-schema form cannot take back the built-in grant to PUBLIC; the global form can.
alter default privileges revoke execute on functions from public;

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
      )
    );
$$;
comment on function private.is_localised_text(jsonb) is
  'True for null or {"it": "…", "ar": "…"}: BCP 47 tags to texts of 1 to 4,000 characters.';

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
