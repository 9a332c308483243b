import { createClient } from '@supabase/supabase-js';
import { spawnSync } from 'node:child_process';
import { existsSync, statfsSync, statSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import { hasInstallation } from '../../../supabase/embedded/data-folder.ts';
import { dataFolder, migrationsFolder } from '../../../supabase/embedded/folders.ts';
import { isInUse } from '../../../supabase/embedded/lock.ts';
import { readMigrations } from '../../../supabase/embedded/migrate.ts';
import { shownAddress } from '../../../supabase/embedded/postgres-refusal.ts';
import { call } from '../calendar-import.ts';
import type { Command } from '../command.ts';
import { ownDatabase } from '../own-database.ts';
import { bad, examineDiagnosis, examineConfiguration, good, type Examined } from '../diagnosis.ts';
import { isSentence, Sentence } from '../say.ts';
import { CONTRACT, differenceFrom, type Supposed } from '../supabase-contract.ts';
import { givenSupabase } from '../supabase.ts';
import { withSupabase } from '../with-supabase.ts';

/** The embedded database and the app hold about 1.3 GB between them. */
const MEMORY_NEEDED = 2 * 1024 ** 3;

const ANSWER_WITHIN_MS = 15_000;

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
    givenSupabase(process.env)
      ? good('SUPABASE_URL is set: the embedded data is not used')
      : examineOwnData(),
  examineSettings,
  examineSupabase
];

function examineSettings(): readonly Examined[] {
  const data = path.resolve(dataFolder());
  const { bavail, bsize } = statfsSync(existsSync(data) ? data : path.dirname(data));
  return examineConfiguration(process.env, bavail * bsize);
}

function examineOwnData(): Examined {
  const database = ownDatabase(process.env, path.resolve(dataFolder()));
  if (database?.kind === 'given')
    return good(`DATABASE_URL names ${shownAddress(database.url)}: the embedded data is not used`);
  return database ? good(`data in a PostgreSQL of its own, in ${dataFolder()}`) : examineData();
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
    const data = path.resolve(dataFolder());
    if (!givenSupabase(process.env) && !ownDatabase(process.env, data) && !hasInstallation(data))
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

/** How the Supabase of an address, with the keys of the environment, keeps to what Vicina asks of one. */
function contractOf(address: string): (() => Promise<Examined>)[] {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new Sentence(`"${address}" is no address of a Supabase: it is written as https://….`);
  const { SUPABASE_PUBLISHABLE_KEY: publishableKey, SUPABASE_SECRET_KEY: secretKey } = process.env;
  if (!publishableKey)
    throw new Sentence('Set SUPABASE_PUBLISHABLE_KEY, and SUPABASE_SECRET_KEY for all there is to ask.');
  const base = address.endsWith('/') ? address.slice(0, -1) : address;
  const of: Supposed = {
    publishableKey,
    secretKey: secretKey || undefined,
    fetch: (path, init) =>
      fetch(`${base}${path}`, {
        ...init,
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS)
      })
  };
  return CONTRACT.filter(({ needs }) => needs === undefined || of[needs]).map((clause) => async () => {
    const differs = await differenceFrom(clause, of).catch(
      ({ message, cause }: Error) => `no answer: ${(cause as Error | undefined)?.message ?? message}`
    );
    return differs === undefined ? good(clause.says) : bad(`${clause.says}; ${differs}`);
  });
}

export const command: Command = {
  usage: 'doctor [--supabase <url>]',
  summary: 'look whether everything this installation needs is there',
  details:
    'With --supabase it asks a Supabase all that Vicina asks of one, with the keys in SUPABASE_PUBLISHABLE_KEY and\n' +
    'SUPABASE_SECRET_KEY, and says where it answers otherwise. Nothing is written there and no letter is sent.',
  options: {
    supabase: { type: 'string', description: 'address of a Supabase, hosted or your own, to be asked' }
  },
  async run({ values, positionals }) {
    if (positionals.length > 0) throw new Sentence('Use: npm run vicina -- doctor [--supabase <url>]');
    let problems = 0;
    const examinations = typeof values.supabase === 'string' ? contractOf(values.supabase) : EXAMINATIONS;
    for (const examine of examinations) {
      for (const { ok, says } of [await examine()].flat()) {
        if (!ok) problems++;
        process.stdout.write(`${ok ? 'ok      ' : 'PROBLEM '} ${says}\n`);
      }
    }
    return problems === 0 ? 0 : 1;
  }
};
