import { sql, type Kysely } from 'kysely';
import type { Superuser } from './superuser.ts';

/** The two steps of a request that lite takes inside its transaction: who asks, and which function. */
interface Requests {
  applyJwtSessionContext(
    transaction: Kysely<unknown>,
    context: { readonly auth?: { readonly role?: string } },
    ...rest: unknown[]
  ): Promise<void>;
  applyRpcRequestGucs(transaction: Kysely<unknown>, request: { readonly path?: string }): Promise<void>;
}

/** `select set_config` of what a role or a function has been given by `alter … set statement_timeout`. */
const LIMITS = `
  select r.rolname as of, split_part(setting, '=', 2) as limit
  from pg_roles as r cross join unnest(r.rolconfig) as setting
  where setting like 'statement\\_timeout=%' and r.rolname in ('anon', 'authenticated', 'service_role')
  union all
  select '/rpc/' || p.proname, split_part(setting, '=', 2)
  from pg_proc as p cross join unnest(p.proconfig) as setting
  where setting like 'statement\\_timeout=%' and p.pronamespace = 'public'::regnamespace`;

/**
 * Ends statements after the time that the role, or the function that is called, was given: PostgreSQL itself applies a
 * role's settings at login alone, and a function's not to the statement that calls it. PostgREST puts both into each
 * request's transaction ("hoisted function settings", docs.postgrest.org); lite does neither.
 */
export async function limitTimes(connection: object, superuser: Superuser): Promise<void> {
  if (!('applyJwtSessionContext' in connection) || !('applyRpcRequestGucs' in connection))
    throw new Error('This version of @supabase/lite takes its requests otherwise: times cannot be limited.');
  const requests = connection as object as Requests;
  const rows = await superuser.rows<{ of: string; limit: string }>(LIMITS);
  const limits = new Map(rows.map(({ of, limit }) => [of, limit]));
  const [asRole, asFunction] = [
    requests.applyJwtSessionContext.bind(connection),
    requests.applyRpcRequestGucs.bind(connection)
  ];
  const limit = async (transaction: Kysely<unknown>, of: string) => {
    const time = limits.get(of);
    if (time !== undefined)
      await sql`select set_config('statement_timeout', ${time}, true)`.execute(transaction);
  };
  requests.applyJwtSessionContext = async (transaction, context, ...rest) => {
    await limit(transaction, context.auth?.role ?? 'anon');
    await asRole(transaction, context, ...rest);
  };
  requests.applyRpcRequestGucs = async (transaction, request) => {
    await asFunction(transaction, request);
    await limit(transaction, request.path ?? '');
  };
}
