-- What an operator asks first when something is wrong (`npm run vicina -- doctor`): one answer, for the secret key alone, and
-- nothing of any person in it.

create function public.diagnosis()
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  applied text[];
begin
  -- Other tools than the Supabase command line keep their record elsewhere, or none.
  if to_regclass('supabase_migrations.schema_migrations') is not null then
    execute 'select array_agg(version order by version) from supabase_migrations.schema_migrations' into applied;
  end if;
  return json_build_object(
    'now', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'migrations', applied,
    'open_tables', (
      select coalesce(json_agg(c.relname order by c.relname), '[]'::json)
      from pg_catalog.pg_class as c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and (
        not c.relrowsecurity
        or exists (
          select from unnest(array['anon', 'authenticated']) as r (name)
          where has_table_privilege(r.name, c.oid, 'insert, update, delete, truncate')
        )
      )
    ),
    'unlimited_roles', (
      select coalesce(json_agg(r.rolname order by r.rolname), '[]'::json)
      from pg_catalog.pg_roles as r
      where r.rolname in ('anon', 'authenticated', 'service_role')
        and not coalesce(array_to_string(r.rolconfig, ' ') like '%statement_timeout=%', false)
    ),
    'caller_keys', (select count(*) from private.caller_keys as k where k.until > now()),
    'late_letters', (select count(*) from private.letters as l where l.created_at < now() - interval '1 hour'),
    'failing_feeds', (select count(*) from public.feeds as f where f.last_error is not null),
    'feeds', (select count(*) from public.feeds)
  );
end;
$$;
comment on function public.diagnosis() is
  'How the database is, for its operator: its clock, the migrations it has (null: not recorded), tables that are open to writing or have '
  'no row-level security, roles without a time limit, servers that may name callers, letters that wait for an hour, calendars that fail.';
grant execute on function public.diagnosis() to service_role;
