import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../../src/commands/port.ts';
import { migrationsFolder } from '../../supabase/embedded/folders.ts';
import { readMigrations } from '../../supabase/embedded/migrate.ts';
import { prepareDatabase } from '../../supabase/embedded/prepare.ts';
import { startEmbedded, type Embedded } from '../../supabase/embedded/start.ts';
import { newDatabase } from '../database/postgres-template.ts';

/** An app and a database that belong to one test alone, which may do to them what others could not bear. */
export interface OwnApp {
  readonly address: string;
  /** With the right to write. */
  readonly database: SupabaseClient;
  readonly supabaseUrl: string;
  readonly publishableKey: string;
  /** By which the app signs who asks. */
  readonly callerSecret: string;
  /** For commands that write. */
  readonly secretKey: string;
  /** One statement as the owner of the database, for what nobody may do through its API. */
  readonly sql: Embedded['sql'];
  /** Has a file of these entries brought in, and resolves when the app knows of them; throws what the database says. */
  imports(entries: readonly object[]): Promise<void>;
  /** What would have been sent by e-mail, the oldest first. */
  emails(): readonly { readonly to: string; readonly text: string }[];
  /** Ends the app and starts it again, with nothing in its folder when `empty`. */
  restart(options?: { readonly empty: boolean }): Promise<void>;
  stop(): Promise<void>;
}

/** So often the app asks whether its data have changed (src/lib/server/data-version.ts). */
const ASKS_EVERY_MS = 1000;

/** Where the stories run on a PostgreSQL (`npm run test:postgres`), a database of its own there; else a prepared embedded one. */
async function emptyDatabase(stops: (() => unknown)[]): Promise<string | undefined> {
  const server = process.env['DATABASE_URL'];
  if (!server) {
    await prepareDatabase(readMigrations(migrationsFolder));
    return undefined;
  }
  const { url, drop } = await newDatabase(server, migrationsFolder);
  stops.push(drop);
  return url;
}

/** Starts the built app with an empty embedded Supabase; real processes, gone after `stop`. */
export async function startOwnApp(environment: Readonly<Record<string, string>> = {}): Promise<OwnApp> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vicina-own-'));
  const stops: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  // In the reverse order of what was started.
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const kept = path.join(folder, 'app');
  try {
    const supabase = await startEmbedded({
      dataDirectory: path.join(folder, 'data'),
      siteUrl: address,
      databaseUrl: await emptyDatabase(stops)
    });
    stops.push(() => supabase.stop());
    const callerSecret = randomBytes(32).toString('base64url');
    await supabase.sql('select public.keep_caller_secret($1)', [callerSecret]);
    let app = await startApp(supabase, callerSecret);
    stops.push(() => end(app));
    const database = createClient(supabase.url, supabase.secretKey, { auth: { persistSession: false } });
    return {
      address,
      database,
      supabaseUrl: supabase.url,
      publishableKey: supabase.publishableKey,
      callerSecret,
      secretKey: supabase.secretKey,
      sql: (query, parameters) => supabase.sql(query, parameters),
      async imports(entries) {
        const { error } = await database.rpc('import_entries', { source: 'test', entries });
        if (error) throw new Error(error.message);
        await new Promise((resolve) => setTimeout(resolve, ASKS_EVERY_MS));
      },
      emails: () => emailsIn(path.join(folder, 'data', 'outbox')),
      async restart({ empty } = { empty: false }) {
        await end(app);
        if (empty) rmSync(kept, { recursive: true, force: true });
        app = await startApp(supabase, callerSecret);
      },
      stop
    };
  } catch (error) {
    await stop();
    throw error;
  }

  async function startApp(supabase: Embedded, callerSecret: string): Promise<ChildProcess> {
    const child = spawn(process.execPath, ['build/index.js'], {
      stdio: 'ignore',
      env: {
        ...process.env,
        PORT: String(port),
        ORIGIN: address,
        TZ: 'UTC',
        BASEMAP_UPSTREAM: 'off',
        BODY_SIZE_LIMIT: '16M',
        // Readers of tests leave their connections open: nobody waits for them.
        SHUTDOWN_TIMEOUT: '1',
        VICINA_DATA: kept,
        SUPABASE_URL: supabase.url,
        SUPABASE_PUBLISHABLE_KEY: supabase.publishableKey,
        CALLER_SECRET: callerSecret,
        ...environment
      }
    });
    for (let tries = 0; tries < 200; tries++) {
      const healthy = await fetch(`${address}/healthz`).then(
        ({ ok }) => ok,
        () => false
      );
      if (healthy) return child;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await end(child);
    throw new Error('the app does not answer');
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

function emailsIn(folder: string): { to: string; text: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { to: string; text: string });
}
