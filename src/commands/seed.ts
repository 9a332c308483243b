import { createClient } from '@supabase/supabase-js';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataFolder, projectFolder } from '../../supabase/embedded/folders.ts';
import { Sentence, say } from './say.ts';
import type { Supabase } from './supabase.ts';

const SEED = path.join(projectFolder, 'supabase', 'seed');
const LOADER = path.join(SEED, 'load.ts');

/** What the Supabase command line calls a seed in its own record, `supabase_migrations.seed_files`. */
const NAME = 'supabase/seed';

/**
 * The neighbourhoods to load of those that come with Vicina: VICINA_NEIGHBOURHOODS names them (`san-siro,raval`, `all`,
 * `none`). Left out, all on this machine's own database, and none on one that somebody else has: it may be anybody's.
 * @throws Sentence when there is none of that name
 */
export function chosenNeighbourhoods(
  { VICINA_NEIGHBOURHOODS: written = '' }: Readonly<Record<string, string | undefined>>,
  isHosted: boolean
): readonly string[] {
  const shipped = globSync('*/neighbourhood.json', { cwd: SEED }).map(path.dirname).sort();
  const named = written.split(/[\s,]+/).filter(Boolean);
  if (named.length === 0) return isHosted ? [] : shipped;
  if (named.length === 1 && named[0] === 'none') return [];
  if (named.length === 1 && named[0] === 'all') return shipped;
  const unknown = named.find((one) => !shipped.includes(one));
  if (unknown !== undefined)
    throw new Sentence(
      `VICINA_NEIGHBOURHOODS names "${unknown}": there are ${shipped.join(', ')}, or all, or none.`
    );
  return shipped.filter((one) => named.includes(one));
}

/**
 * Loads the seed when this one was not loaded yet. Loading is by the one door for change, so it adds, never undoes: a
 * neighbourhood that is chosen no more stays.
 */
export async function loadSeedOnce(supabase: Supabase, neighbourhoods: readonly string[]): Promise<void> {
  if (!existsSync(LOADER) || !supabase.secretKey || neighbourhoods.length === 0) return;
  const hash = hashOfSeed(neighbourhoods);
  if ((await loadedHash(supabase)) === hash) return;
  say('Loading the places…');
  const { loadSeed } = await import('../../supabase/seed/load.ts');
  const client = createClient(supabase.url, supabase.secretKey, { auth: { persistSession: false } });
  await loadSeed(client, { neighbourhoods });
  await recordHash(supabase, hash);
}

function hashOfSeed(neighbourhoods: readonly string[]): string {
  const hash = createHash('sha256').update(neighbourhoods.join());
  for (const file of globSync('**/*', { cwd: SEED }).sort()) {
    const whole = path.join(SEED, file);
    if (statSync(whole).isFile() && !file.endsWith('.test.ts'))
      hash.update(`\0${file}\0`).update(readFileSync(whole));
  }
  return hash.digest('hex');
}

async function loadedHash({ sql, url }: Supabase): Promise<string | undefined> {
  if (!sql) return readText(recordOf(url));
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
