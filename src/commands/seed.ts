import { createClient } from '@supabase/supabase-js';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataFolder, projectFolder } from '../../supabase/embedded/folders.ts';
import { say } from './say.ts';
import type { Supabase } from './supabase.ts';

const SEED = path.join(projectFolder, 'supabase', 'seed');
const LOADER = path.join(SEED, 'load.ts');

/** What the Supabase command line calls a seed in its own record, `supabase_migrations.seed_files`. */
const NAME = 'supabase/seed';

/**
 * Loads the seed when this one was not loaded yet. Loading is by the one door for change, so it adds, never undoes. Into a
 * Supabase that was given nothing is loaded unless VICINA_SEED=on says so.
 */
export async function loadSeedOnce(supabase: Supabase): Promise<void> {
  if (!existsSync(LOADER) || !supabase.secretKey) return;
  // A database of somebody else's is not filled unasked: San Siro has invented entries too.
  if (!supabase.sql && process.env['VICINA_SEED'] !== 'on') return;
  const hash = hashOfSeed();
  if ((await loadedHash(supabase)) === hash) return;
  say('Loading the places…');
  const { loadSeed } = await import('../../supabase/seed/load.ts');
  const client = createClient(supabase.url, supabase.secretKey, { auth: { persistSession: false } });
  await loadSeed(client);
  await recordHash(supabase, hash);
}

function hashOfSeed(): string {
  const hash = createHash('sha256');
  for (const file of globSync('**/*', { cwd: SEED }).sort()) {
    const whole = path.join(SEED, file);
    if (statSync(whole).isFile() && !file.endsWith('.test.ts'))
      hash.update(`\0${file}\0`).update(readFileSync(whole));
  }
  return hash.digest('hex');
}

async function loadedHash({ sql, url }: Supabase): Promise<string | undefined> {
  if (!sql) return readText(recordOf(url));
  await sql(
    'create table if not exists supabase_migrations.seed_files (path text primary key, hash text not null)'
  );
  const rows = await sql<{ hash: string }>(
    'select hash from supabase_migrations.seed_files where path = $1',
    [NAME]
  );
  return rows[0]?.hash;
}

async function recordHash({ sql, url }: Supabase, hash: string): Promise<void> {
  if (!sql) {
    mkdirSync(dataFolder(), { recursive: true, mode: 0o700 });
    return writeFileSync(recordOf(url), hash);
  }
  await sql(
    `insert into supabase_migrations.seed_files (path, hash) values ($1, $2)
     on conflict (path) do update set hash = excluded.hash`,
    [NAME, hash]
  );
}

/** Someone else's Supabase gives us no SQL: what was loaded there is noted here. */
const recordOf = (url: string) =>
  path.join(dataFolder(), `seed-${createHash('sha256').update(url).digest('hex').slice(0, 12)}`);

function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
