-- How long a statement may take, by who asks. PostgREST applies the settings of a role to each of its requests, and those of
-- a function to each call of it; a database without them has none, and one expensive question keeps a connection for ever.
-- PGlite has no clock that could end a statement: there the whole process is ended (src/commands/supabase.ts).

do $$
begin
  alter role anon set statement_timeout = '3s';
  alter role authenticated set statement_timeout = '8s';
  -- Imports and the hour's forgetting come with this role, and from the launcher alone.
  alter role service_role set statement_timeout = '60s';
exception when insufficient_privilege then
  -- Where the owner of the database may not say it of roles, whoever may is told by `npm run vicina -- doctor`.
  raise warning 'The time limits of the roles were not set.';
end
$$;

-- The streets of a neighbourhood are some megabytes, asked for once by each server and kept.
alter function public.walk_graph_of(text) set statement_timeout = '8s';
-- Copies all that a report is computed from.
alter function public.keep_evidence(text, text) set statement_timeout = '8s';
-- All that waits, with what her page needs of each.
alter function public.queue(text, integer) set statement_timeout = '15s';
alter function public.store_walk_graph(text, text, jsonb) set statement_timeout = '120s';
alter function public.import_entries(text, jsonb) set statement_timeout = '120s';
alter function public.import_places(text, text, text, jsonb, text[], text) set statement_timeout = '120s';
