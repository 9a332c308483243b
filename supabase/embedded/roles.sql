-- What a Supabase project has before its first migration, for the embedded one and for tests on a plain
-- PostgreSQL. Runs at every start and changes nothing the second time. A hosted Supabase never sees it.

-- Roles are the whole cluster's: of two databases that are made at once, both may ask before either has made one.
do $$
begin
  if not exists (select from pg_roles where rolname = 'anon') then
    create role anon nologin noinherit;
  end if;
exception when duplicate_object or unique_violation then
  null;
end
$$;
do $$
begin
  if not exists (select from pg_roles where rolname = 'authenticated') then
    create role authenticated nologin noinherit;
  end if;
exception when duplicate_object or unique_violation then
  null;
end
$$;
do $$
begin
  if not exists (select from pg_roles where rolname = 'service_role') then
    create role service_role nologin noinherit bypassrls;
  end if;
exception when duplicate_object or unique_violation then
  null;
end
$$;

create schema if not exists extensions;
create extension if not exists postgis schema extensions;
create extension if not exists pg_trgm schema extensions;
create extension if not exists unaccent schema extensions;

grant usage on schema public, extensions to anon, authenticated, service_role;

-- Supabase hands every new table, function and sequence in `public` to all three roles. So do we, so that a
-- migration which forgets to revoke fails here, in a test, and not on a hosted project. Before the first
-- migration only: what migrations say about it later holds.
do $$
begin
  if to_regclass('supabase_migrations.schema_migrations') is null then
    alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
    alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
    alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
  end if;
end
$$;

-- As on Supabase: operators and types of the extensions are found without naming their schema.
do $$
begin
  execute format('alter database %I set search_path = "$user", public, extensions', current_database());
end
$$;
set search_path = "$user", public, extensions;
