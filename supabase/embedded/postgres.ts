import type { ApiHandler } from './api.ts';
import { openApi } from './api.ts';
import { migrationsFolder } from './folders.ts';
import { readMigrations } from './migrate.ts';
import type { EmailMessage } from '@supabase/lite';
import { createPostgresConnection } from '@supabase/lite/postgres';
import type { Secrets } from './secrets.ts';
import { signInLetter } from './sign-in-letter.ts';
import { superuserOfPool, type Superuser } from './superuser.ts';

export interface PostgresOptions {
  /** `postgres://…` of a database whose owner we are; it is brought up to date. */
  readonly url: string;
  readonly secrets: Secrets;
  readonly migrationsDirectory?: string;
  readonly sendEmail?: (message: EmailMessage) => Promise<void>;
}

export interface PostgresApi {
  readonly superuser: Superuser;
  readonly handle: ApiHandler;
  readonly refreshSchema: () => Promise<void>;
  close(): Promise<void>;
}

/** lite writes auth's JSON as text already; a second encoding would make a JSON string of it. */
const onceEncoded = (to: number) => ({
  to,
  from: [to],
  serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
  parse: (text: string) => JSON.parse(text)
});

/** The same Supabase API as the embedded one, on a real PostgreSQL with PostGIS: for tests on both. */
export async function openPostgres(options: PostgresOptions): Promise<PostgresApi> {
  const connection = createPostgresConnection({
    url: options.url,
    postgresOptions: {
      max: 10,
      onnotice: () => {},
      types: { json: onceEncoded(114), jsonb: onceEncoded(3802) }
    }
  });
  const superuser = superuserOfPool(connection.driver, connection.kysely);
  try {
    const handle = await openApi(connection, superuser, {
      secrets: options.secrets,
      migrations: readMigrations(options.migrationsDirectory ?? migrationsFolder),
      siteUrl: 'http://localhost:3000',
      sendEmail: async (message) => options.sendEmail?.(await signInLetter(message))
    });
    return {
      superuser,
      handle,
      refreshSchema: () => connection.clearSchemaCache(),
      close: () => connection.close()
    };
  } catch (error) {
    await connection.close();
    throw error;
  }
}
