import type { EmailMessage } from '@supabase/lite';
import { createPostgresConnection } from '@supabase/lite/postgres';
import postgres from 'postgres';
import type { ApiHandler } from './api.ts';
import { openApi } from './api.ts';
import { migrationsFolder } from './folders.ts';
import { readMigrations } from './migrate.ts';
import { refuseOtherAddress, refuseUnusable } from './postgres-refusal.ts';
import { kyselyOnSessions } from './postgres-pool.ts';
import { keepSecretsInDatabase } from './postgres-secrets.ts';
import type { Secrets } from './secrets.ts';
import { signInLetter } from './sign-in-letter.ts';
import { superuserOfPool, type Superuser } from './superuser.ts';
import { limitTimes } from './time-limits.ts';

export interface PostgresOptions {
  /** `postgres://…` of a database whose owner we are; it is brought up to date. */
  readonly url: string;
  /** Left out, those that the database itself keeps. */
  readonly secrets?: Secrets;
  readonly migrationsDirectory?: string;
  /** Where links in e-mails lead. */
  readonly siteUrl?: string;
  readonly sendEmail?: (message: EmailMessage) => Promise<void>;
}

export interface PostgresApi {
  readonly secrets: Secrets;
  readonly superuser: Superuser;
  readonly handle: ApiHandler;
  readonly refreshSchema: () => Promise<void>;
  close(): Promise<void>;
}

/** Connections of one process: PostgreSQL allows 100 in all where nobody said otherwise. */
const CONNECTIONS = 10;

const CONNECT_WITHIN_S = 5;

/** Held while one process makes roles, extensions and migrations: others that start at the same time wait for it. */
const BEING_MADE = 7_862_114;

/** In the text that PostgreSQL writes, as PostgREST hands it on: instants keep their microseconds, dates their day. */
const asText = (to: number) => ({
  to,
  from: [to],
  serialize: (value: unknown) => value as string,
  parse: (text: string) => text
});

/** As a number where that is exactly what was written. */
const asNumber = (to: number, isExact: (number: number, text: string) => boolean) => ({
  to,
  from: [to],
  serialize: (value: unknown) => String(value),
  parse: (text: string) => (isExact(Number(text), text) ? Number(text) : text)
});

/** lite writes auth's JSON as text already; a second encoding would make a JSON string of it. */
const onceEncoded = (to: number) => ({
  to,
  from: [to],
  serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
  parse: (text: string) => JSON.parse(text)
});

/** By the numbers that PostgreSQL gives its types (pg_type.dat). */
const TYPES = {
  json: onceEncoded(114),
  jsonb: onceEncoded(3802),
  bigint: asNumber(20, (number) => Number.isSafeInteger(number)),
  numeric: asNumber(1700, (number, text) => Number.isFinite(number) && String(number) === text),
  date: asText(1082),
  time: asText(1083),
  timestamp: asText(1114),
  timestamptz: asText(1184),
  timetz: asText(1266)
};

/**
 * The same Supabase API as the embedded one, on a real PostgreSQL with PostGIS. Any number of processes may open one
 * database; they share the keys that it keeps.
 * @throws DatabaseRefused with one sentence when it holds something else or cannot be reached
 */
export async function openPostgres(options: PostgresOptions): Promise<PostgresApi> {
  const { url, siteUrl = 'http://localhost:3000' } = options;
  refuseOtherAddress(url);
  const postgresOptions = {
    connect_timeout: CONNECT_WITHIN_S,
    onnotice: () => {},
    connection: { application_name: 'vicina', TimeZone: 'UTC' },
    types: TYPES
  };
  // lite's own pool is for scripts alone, before anything is asked.
  const connection = createPostgresConnection({ url, postgresOptions: { ...postgresOptions, max: 1 } });
  connection.kysely = kyselyOnSessions(url, postgresOptions, CONNECTIONS);
  const superuser = superuserOfPool(connection.driver, connection.kysely);
  const close = async () => {
    await connection.kysely.destroy();
    await connection.close();
  };
  try {
    return await whileOthersWait(url, async () => {
      const secrets = options.secrets ?? (await keepSecretsInDatabase(superuser));
      const handle = await openApi(connection, superuser, {
        secrets,
        migrations: readMigrations(options.migrationsDirectory ?? migrationsFolder),
        siteUrl,
        sendEmail: async (message) => options.sendEmail?.(await signInLetter(message))
      });
      await limitTimes(connection, superuser);
      return {
        secrets,
        superuser,
        handle,
        refreshSchema: async () => {
          await connection.clearSchemaCache();
        },
        close
      };
    });
  } catch (error) {
    await close();
    throw error;
  }
}

async function whileOthersWait<T>(url: string, work: () => Promise<T>): Promise<T> {
  const pool = postgres(url, {
    max: 1,
    connect_timeout: CONNECT_WITHIN_S,
    idle_timeout: 0,
    onnotice: () => {}
  });
  try {
    await refuseUnusable(pool, url);
    // The lock goes with its session.
    await pool`select pg_advisory_lock(${BEING_MADE})`;
    return await work();
  } finally {
    await pool.end();
  }
}
