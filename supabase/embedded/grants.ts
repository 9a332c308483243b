/**
 * Keeps lite from undoing the migrations' grants.
 *
 * At its first request lite looks whether any table has row-level security and, if so, runs `GRANT ALL ON ALL
 * TABLES … TO anon, authenticated, service_role`. It remembers that it did in `rlsState`; saying "active"
 * ourselves, once our own roles are there, makes it apply roles and never grant. `rlsState` is private in
 * lite's types: grants.test.ts fails when a new version of lite renames it.
 */
export function keepGrants(connection: object): void {
  if (!('rlsState' in connection)) {
    throw new Error('This version of @supabase/lite has no rlsState: its grants cannot be prevented.');
  }
  connection.rlsState = 'active';
}
