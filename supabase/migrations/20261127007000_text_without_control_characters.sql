-- A control character in a name makes a drawing, a GraphML file or a feed unreadable as a whole: XML 1.0 has no way to write
-- it. What is proposed was refused before; what is imported is now as well.

create or replace function private.is_localised_text(value jsonb)
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
