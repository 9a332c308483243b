-- Runs after lite has made its schema `auth`: what Supabase grants there.
grant usage on schema auth to anon, authenticated, service_role;
grant execute on all functions in schema auth to anon, authenticated, service_role;
