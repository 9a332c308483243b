import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startApp } from './app.ts';
import { ensureBuilt } from './build.ts';
import { keepCallerSecret } from './caller-secret.ts';
import { keepOwnDatabase } from './own-database.ts';
import { freePort } from './port.ts';
import { Sentence } from './say.ts';
import { loadSeedOnce } from './seed.ts';
import type { Stopping } from './stopping.ts';
import { keepEmbedded, type Supabase } from './supabase.ts';

export interface TemporaryApp {
  readonly origin: string;
  /** Of the app's process. */
  readonly pid: number;
  readonly supabase: Supabase & { readonly sql: NonNullable<Supabase['sql']> };
}

/**
 * The built app on a free port, with the seed in an embedded Supabase of its own that is gone afterwards.
 * @param onPostgres in a PostgreSQL of its own instead, as durable as `VICINA_POSTGRES=own` has it
 */
export async function startTemporaryApp(stopping: Stopping, onPostgres = false): Promise<TemporaryApp> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vicina-'));
  stopping.add(async () => rmSync(folder, { recursive: true, force: true }));
  process.env['VICINA_DATA'] = folder;
  // Nothing is fetched from elsewhere: what is measured and shown is the same on every machine.
  process.env['BASEMAP_UPSTREAM'] ??= 'off';
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  await ensureBuilt(stopping);
  const databaseUrl = onPostgres ? await keepOwnDatabase({ kind: 'cluster' }, folder, stopping) : undefined;
  const supabase = await keepEmbedded({ dataDirectory: folder, siteUrl: origin, databaseUrl }, stopping);
  // What is measured and shown is the largest of those that come along.
  await loadSeedOnce(supabase, ['san-siro']);
  const callerSecret = await keepCallerSecret(supabase, stopping);
  const app = await startApp({ supabase, callerSecret, port, origin }, stopping);
  const { sql } = supabase;
  if (!sql) throw new Sentence('The embedded Supabase offers no SQL.');
  return { origin, pid: app.process.pid ?? 0, supabase: { ...supabase, sql } };
}
