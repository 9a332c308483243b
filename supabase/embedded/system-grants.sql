-- Runs after lite has made its schemas `auth` and `storage`: what Supabase grants there. Row-level security
-- on storage.objects and storage.buckets decides; without these grants it is never asked.
grant usage on schema auth, storage to anon, authenticated, service_role;
grant all on all tables in schema storage to anon, authenticated, service_role;
grant all on all sequences in schema storage to anon, authenticated, service_role;
grant execute on all functions in schema auth to anon, authenticated, service_role;
