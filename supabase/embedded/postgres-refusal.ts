import type postgres from 'postgres';

/** Why a PostgreSQL cannot be used. The message is the one sentence for whoever runs Vicina. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused';
}

/** Schemas that a new database has, and those that roles.sql makes before anything else. */
const OF_A_NEW_DATABASE = ['public', 'extensions'];

/** What roles.sql needs, and where: functions name what they use of them by its schema. */
const EXTENSIONS = ['postgis', 'pg_trgm', 'unaccent'];

/** Of PostgreSQL itself; what it says besides is for the log. */
const WHY: Readonly<Record<string, string>> = {
  '28P01': 'the password is not hers',
  '28000': 'it does not let this user in',
  '3D000': 'there is no database of that name',
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such machine',
  CONNECT_TIMEOUT: 'it does not answer'
};

/** A database's address as a sentence may show it: without its password. */
export function shownAddress(url: string): string {
  const { protocol, hostname, port, pathname } = new URL(url);
  return `${protocol}//${hostname}${port && `:${port}`}${pathname}`;
}

const THIS_MACHINE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** @throws DatabaseRefused when it is no address of a PostgreSQL */
export function refuseOtherAddress(url: string): void {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (!address?.hostname || !/^postgres(ql)?:$/.test(address.protocol))
    throw new DatabaseRefused(
      'DATABASE_URL must be the address of a PostgreSQL: postgres://user:password@host:5432/database.'
    );
  // Keys, codes to sign in with and addresses of people go over it.
  if (!THIS_MACHINE.test(address.hostname) && !address.searchParams.has('sslmode'))
    throw new DatabaseRefused(
      'DATABASE_URL names another machine: add ?sslmode=verify-full, or ?sslmode=prefer on a network of your own.'
    );
}

/**
 * Lets only a database in that is ours or new, as somebody who may make roles and extensions in it.
 * @throws DatabaseRefused when it is not; nothing was changed then
 */
export async function refuseUnusable(pool: postgres.Sql, url: string): Promise<void> {
  const [found] = await ask(pool, url);
  const refuse = (why: string) => {
    throw new DatabaseRefused(`The database at ${shownAddress(url)} cannot be used: ${why}`);
  };
  if (!found?.['superuser'])
    refuse('its user must be a superuser, to make the roles and extensions that a Supabase has.');
  if (Number(found?.['version']) < 150_000) refuse('PostgreSQL 15 or newer is needed.');
  if (found?.['missing'])
    refuse(`${found['missing']} is not installed there (Debian: postgresql-<version>-postgis-3).`);
  if (found?.['ours']) return;
  const stranger = found?.['stranger'] ?? found?.['misplaced'];
  if (stranger)
    refuse(`it holds something else (${stranger}): make a new one (createdb vicina) and name that.`);
}

async function ask(pool: postgres.Sql, url: string): Promise<postgres.Row[]> {
  try {
    return await pool`
      select current_setting('server_version_num')::integer as version,
        (select rolsuper from pg_roles where rolname = current_user) as superuser,
        -- Keys come before anything else: a first start that was interrupted is gone on with.
        coalesce(
          to_regclass('supabase_migrations.schema_migrations'), to_regclass('supabase_migrations.installation_keys')
        ) is not null as ours,
        (
          select string_agg(needed, ', ') from unnest(${EXTENSIONS}::text[]) as needed
          where not exists (select from pg_available_extensions as a where a.name = needed)
        ) as missing,
        (
          select format('%I.%I', n.nspname, c.relname) from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
          where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            and not exists (
              select from pg_depend as d
              where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
            )
          union all
          select format('schema %I', n.nspname) from pg_namespace as n
          where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and n.nspname <> all (${OF_A_NEW_DATABASE}::text[])
            and not exists (
              select from pg_depend as d
              where d.classid = 'pg_namespace'::regclass and d.objid = n.oid and d.deptype = 'e'
            )
          limit 1
        ) as stranger,
        (
          select format('%I in the schema %I', e.extname, n.nspname)
          from pg_extension as e join pg_namespace as n on n.oid = e.extnamespace
          where e.extname = any (${EXTENSIONS}::text[]) and n.nspname <> 'extensions' limit 1
        ) as misplaced`;
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string };
    throw new DatabaseRefused(
      `The database at ${shownAddress(url)} cannot be used: ${WHY[code] ?? message}.`,
      { cause: error }
    );
  }
}
