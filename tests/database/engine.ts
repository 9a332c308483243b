import type { EmailMessage } from '@supabase/lite';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ApiHandler } from '../../supabase/embedded/api.ts';
import { migrationsFolder } from '../../supabase/embedded/folders.ts';
import { openInstallation } from '../../supabase/embedded/installation.ts';
import { readMigrations } from '../../supabase/embedded/migrate.ts';
import { openPostgres } from '../../supabase/embedded/postgres.ts';
import { prepareDatabase } from '../../supabase/embedded/prepare.ts';
import { newSecrets, type Secrets } from '../../supabase/embedded/secrets.ts';
import type { Superuser } from '../../supabase/embedded/superuser.ts';
import { newDatabase } from './postgres-template.ts';

export type Role = 'anon' | 'authenticated' | 'service_role';

/** What a session's token says, as PostgREST puts it into `request.jwt.claims`. `sub` is `auth.uid()`. */
export type Claims = Readonly<Record<string, unknown>> & { readonly sub?: string };

type Rows = <Row = Record<string, unknown>>(query: string, parameters?: readonly unknown[]) => Promise<Row[]>;

/** A migrated, empty database of its own for one test file. */
export interface TestDatabase {
  readonly engine: 'pglite' | 'postgres';
  readonly keys: Pick<Secrets, 'publishableKey' | 'secretKey'>;
  /** Runs one statement ($1, $2, …) as the owner and gives its rows; a refused one throws with its `code`. */
  readonly sql: Rows;
  /** Runs many statements as the owner, as one transaction; the API then sees new tables and functions. */
  script(text: string): Promise<void>;
  /**
   * Runs one statement as a role, as the Data API would: in a transaction with `set local role` and the
   * claims. The transaction is committed, so that what was allowed can be looked at.
   */
  as(role: Role, claims?: Claims): { readonly sql: Rows };
  /**
   * A supabase-js client: `anon` with the publishable key, `service_role` with the secret key,
   * `authenticated` with the publishable key and a session signed for the claims (`sub` is needed).
   */
  api(role: Role, claims?: Claims): SupabaseClient;
  /** A plain request to the API, without a key. */
  fetch(at: string, init?: RequestInit): Promise<Response>;
  /** What the API would have sent, the oldest first. */
  readonly emails: readonly EmailMessage[];
  readonly superuser: Superuser;
  /** Stops it and removes its files: call it in `afterAll`. */
  close(): Promise<void>;
}

/**
 * Opens a fresh, migrated database: PGlite in this process, or, with `VICINA_TEST_ENGINE=postgres`, a new
 * database on the cluster of `VICINA_TEST_DATABASE_URL`.
 *
 *     let database: TestDatabase;
 *     beforeAll(async () => { database = await openTestDatabase(); });
 *     afterAll(() => database.close());
 *
 *     await database.sql('select name from places where slug = $1', ['nido']);
 *     await expect(database.as('anon').sql('delete from places')).rejects.toMatchObject({ code: '42501' });
 *     const { data, error } = await database.api('anon').rpc('data_version');
 *
 * @param options.migrationsDirectory other migrations than the project's, for tests of the engine itself
 */
export async function openTestDatabase(
  options: { migrationsDirectory?: string } = {}
): Promise<TestDatabase> {
  const { migrationsDirectory = migrationsFolder } = options;
  const emails: EmailMessage[] = [];
  const sendEmail = async (message: EmailMessage) => void emails.push(message);
  if (process.env.VICINA_TEST_ENGINE === 'postgres') {
    const server = process.env.VICINA_TEST_DATABASE_URL;
    if (!server) throw new Error('VICINA_TEST_ENGINE=postgres needs VICINA_TEST_DATABASE_URL.');
    const secrets = newSecrets();
    const { url, drop } = await newDatabase(server, migrationsDirectory);
    const opened = await openPostgres({ url, secrets, migrationsDirectory, sendEmail });
    return testDatabase('postgres', secrets, { ...opened, emails }, async () => {
      await opened.close();
      await drop();
    });
  }
  await prepareDatabase(readMigrations(migrationsDirectory));
  const folder = mkdtempSync(path.join(tmpdir(), 'vicina-test-'));
  const opened = await openInstallation({ dataDirectory: folder, migrationsDirectory, sendEmail });
  return testDatabase('pglite', opened.secrets, { ...opened, emails }, async () => {
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** No network is used: requests are handed to the API directly. */
const ADDRESS = 'http://supabase.test';

interface Opened {
  readonly superuser: Superuser;
  readonly handle: ApiHandler;
  readonly emails: readonly EmailMessage[];
  refreshSchema(): Promise<void>;
}

function testDatabase(
  engine: TestDatabase['engine'],
  secrets: Secrets,
  { superuser, handle, emails, refreshSchema }: Opened,
  close: () => Promise<void>
): TestDatabase {
  return {
    engine,
    keys: secrets,
    superuser,
    emails,
    sql: superuser.rows,
    fetch: (at, init) => handle(new Request(new URL(at, ADDRESS), init), '127.0.0.1'),
    async script(text) {
      await superuser.script(text);
      await refreshSchema();
    },
    as: (role, claims = {}) => ({
      sql: (query, parameters) => superuser.rowsAs(role, { role, ...claims }, query, parameters)
    }),
    api: (role, claims) => clientOf(secrets, handle, role, claims),
    close
  };
}

function clientOf(secrets: Secrets, handle: ApiHandler, role: Role, claims: Claims = {}): SupabaseClient {
  const key = role === 'service_role' ? secrets.secretKey : secrets.publishableKey;
  const session =
    role === 'authenticated' ? { Authorization: `Bearer ${token(secrets, claims)}` } : undefined;
  return createClient(ADDRESS, key, {
    auth: { persistSession: false, autoRefreshToken: false },
    global: {
      fetch: (input, init) => handle(new Request(input, init), '127.0.0.1'),
      ...(session && { headers: session })
    }
  });
}

/** A session's token (RFC 7519, HS256), valid for an hour. */
function token({ jwtSecret }: Secrets, claims: Claims): string {
  const seconds = Math.floor(Date.now() / 1000);
  const payload = {
    aud: 'authenticated',
    role: 'authenticated',
    iat: seconds,
    exp: seconds + 3600,
    ...claims
  };
  const unsigned = [{ alg: 'HS256', typ: 'JWT' }, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${unsigned}.${createHmac('sha256', jwtSecret).update(unsigned).digest('base64url')}`;
}
