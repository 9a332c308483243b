import { createClient } from '@supabase/supabase-js';
import { spawnSync } from 'node:child_process';
import { existsSync, statfsSync, statSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import { hasInstallation } from '../../../supabase/embedded/data-folder.ts';
import { dataFolder, migrationsFolder } from '../../../supabase/embedded/folders.ts';
import { isInUse } from '../../../supabase/embedded/lock.ts';
import { readMigrations } from '../../../supabase/embedded/migrate.ts';
import { call } from '../calendar-import.ts';
import type { Command } from '../command.ts';
import { bad, examineDiagnosis, examineConfiguration, good, type Examined } from '../diagnosis.ts';
import { isSentence, Sentence } from '../say.ts';
import { givenSupabase } from '../supabase.ts';
import { withSupabase } from '../with-supabase.ts';

/** The embedded database and the app hold about 1.3 GB between them. */
const MEMORY_NEEDED = 2 * 1024 ** 3;

const EXAMINATIONS: readonly (() =>
  Examined | readonly Examined[] | Promise<Examined | readonly Examined[]>)[] = [
  () => good(`Node ${process.versions.node} on ${process.platform}, ${availableParallelism()} processors`),
  () => {
    const gigabytes = (totalmem() / 1024 ** 3).toFixed(1);
    if (totalmem() >= MEMORY_NEEDED) return good(`${gigabytes} GB of memory`);
    return bad(`${gigabytes} GB of memory: the embedded database needs 2 GB in all`);
  },
  () => {
    if (spawnSync('tar', ['--version']).status === 0) return good('tar is there, for backups');
    return bad('tar is missing: backups cannot be made');
  },
  () =>
    givenSupabase(process.env) ? good('SUPABASE_URL is set: the embedded data is not used') : examineData(),
  examineSettings,
  examineSupabase
];

function examineSettings(): readonly Examined[] {
  const data = path.resolve(dataFolder());
  const { bavail, bsize } = statfsSync(existsSync(data) ? data : path.dirname(data));
  return examineConfiguration(process.env, bavail * bsize);
}

function examineData(): Examined {
  const data = path.resolve(dataFolder());
  try {
    if (!hasInstallation(data)) return good(`no data yet in ${data}: the first start makes it`);
  } catch (error) {
    return bad((error as Error).message);
  }
  const keys = path.join(data, 'keys.json');
  if (process.platform !== 'win32' && (statSync(keys).mode & 0o077) !== 0) {
    return bad(`${keys} can be read by others: chmod 600 it`);
  }
  return good(`data in ${data}${isInUse(data) ? ', in use' : ''}; keys readable by their owner alone`);
}

async function examineSupabase(): Promise<Examined | readonly Examined[]> {
  try {
    if (!givenSupabase(process.env) && !hasInstallation(path.resolve(dataFolder())))
      return good('the embedded Supabase was not started yet');
    return await withSupabase(async ({ url, secretKey }) => {
      const response = await fetch(`${url}/rest/v1/places?select=slug&limit=1`, {
        headers: { apikey: secretKey, prefer: 'count=exact' }
      });
      if (!response.ok)
        return bad(`Supabase at ${url} answers ${response.status}: are the migrations applied?`);
      const count = response.headers.get('content-range')?.split('/')[1] ?? '?';
      const client = createClient(url, secretKey, { auth: { persistSession: false } });
      const known = readMigrations(migrationsFolder).map(({ version }) => version);
      return [
        good(`Supabase answers, with ${count} places`),
        ...examineDiagnosis(await call(client, 'diagnosis'), known, new Date())
      ];
    });
  } catch (error) {
    const { message } = error as Error;
    return bad(isSentence(error as Error) ? message : `Supabase does not answer: ${message}`);
  }
}

export const command: Command = {
  usage: 'doctor',
  summary: 'look whether everything this installation needs is there',
  async run({ positionals }) {
    if (positionals.length > 0) throw new Sentence('Use: npm run vicina -- doctor');
    let problems = 0;
    for (const examine of EXAMINATIONS) {
      for (const { ok, says } of [await examine()].flat()) {
        if (!ok) problems++;
        process.stdout.write(`${ok ? 'ok      ' : 'PROBLEM '} ${says}\n`);
      }
    }
    return problems === 0 ? 0 : 1;
  }
};
