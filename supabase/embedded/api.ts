import { App, type Connection, type EmailMessage } from '@supabase/lite';
import { readFileSync } from 'node:fs';
import { acceptEmailCodes } from './auth.ts';
import { asPostgrestWould } from './errors.ts';
import { keepGrants } from './grants.ts';
import { migrate, type Migration } from './migrate.ts';
import type { Secrets } from './secrets.ts';
import type { Superuser } from './superuser.ts';

/** Larger than any table we ever send whole; our functions page by themselves. */
const MAX_ROWS = 100_000;

/**
 * What we use, and nothing else: lite also shows its settings and the whole catalogue at `/_system`, to anyone, without
 * a key, and lets anyone sign up with a password for an e-mail that is not hers.
 */
const SERVED = /^\/(rest\/v1\/|auth\/v1\/(otp|verify|user|logout|health|\.well-known\/jwks\.json)$)/;

/**
 * Nobody changes her own e-mail address or password: lite takes a new address as hers when the code that it sent to the old
 * one comes back, and roles wait for addresses. Codes are of signing in alone.
 */
const isReading = (method: string, { pathname }: URL) => pathname !== '/auth/v1/user' || method === 'GET';

/** Of tokens, only a session's next one; never one for a password. */
const isRefresh = ({ pathname, searchParams }: URL) =>
  pathname === '/auth/v1/token' && searchParams.get('grant_type') === 'refresh_token';

const readSql = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

export interface ApiOptions {
  readonly secrets: Secrets;
  readonly migrations: readonly Migration[];
  readonly siteUrl: string;
  readonly sendEmail: (message: EmailMessage) => Promise<void>;
}

/** Answers a request to the Supabase API; `peerAddress` is that of the socket, never of a header. */
export type ApiHandler = (request: Request, peerAddress: string | null) => Promise<Response>;

/**
 * Supabase's API on a connection that was just opened: roles, system schemas and migrations are brought up
 * to date first, so that no request ever meets a database without its grants.
 */
export async function openApi(
  connection: Connection,
  superuser: Superuser,
  options: ApiOptions
): Promise<ApiHandler> {
  const { secrets, migrations, siteUrl, sendEmail } = options;
  connection.normalizeDbError = asPostgrestWould;
  const app = new App({
    connection,
    auth: {
      enabled: true,
      jwt_secret: secrets.jwtSecret,
      publishable_key: secrets.publishableKey,
      secret_key: secrets.secretKey,
      site_url: siteUrl
    },
    api: { schemas: ['public'], max_rows: MAX_ROWS },
    studio: { enabled: false },
    options: { server: { admin: false }, drivers: { email: { send: sendEmail } } }
  });
  await app.init();
  await superuser.script(readSql('roles.sql'));
  await app.ensureSystemSchema();
  await superuser.script(readSql('system-grants.sql'));
  await migrate(superuser, migrations);
  await connection.clearSchemaCache();
  keepGrants(connection);
  // The first reader should not wait for lite to read the catalogue.
  await connection.introspect({ useCache: true });
  return async (request, peerAddress) => {
    const url = new URL(request.url);
    if ((!SERVED.test(url.pathname) || !isReading(request.method, url)) && !isRefresh(url))
      return Response.json({ message: 'Not found' }, { status: 404 });
    return acceptEmailCodes((inner) => app.fetch(inner, { peerAddress }))(request);
  };
}
