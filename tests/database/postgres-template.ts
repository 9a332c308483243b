import { createHash, randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { readMigrations } from '../../supabase/embedded/migrate.ts';
import { openPostgres } from '../../supabase/embedded/postgres.ts';
import { newSecrets } from '../../supabase/embedded/secrets.ts';

/** Whoever makes a template, or copies one: a template is copied while nobody has it open, and roles are the whole cluster's. */
const LOCK = 1;

/**
 * A new database on a cluster, a copy of one that has these migrations. That one is made by whoever asks first, and goes with
 * the cluster: extensions and migrations take seconds, a copy a moment.
 */
export async function newDatabase(
  server: string,
  migrationsDirectory: string
): Promise<{ url: string; drop: () => Promise<void> }> {
  const template = templateOf(migrationsDirectory);
  const name = `vicina_test_${randomUUID().replaceAll('-', '')}`;
  await withPool(server, async (pool) => {
    // The lock goes with its session.
    await pool`select pg_advisory_lock(${LOCK})`;
    const [made] = await pool`select from pg_database where datname = ${template}`;
    if (!made) await makeTemplate(pool, server, template, migrationsDirectory);
    await pool.unsafe(`create database ${name} template ${template}`);
  });
  return {
    url: addressOf(server, name),
    drop: () => withPool(server, (pool) => pool.unsafe(`drop database ${name} with (force)`))
  };
}

/** One that could not be migrated is there for nobody: the next asks again, and is told the same. */
async function makeTemplate(
  pool: postgres.Sql,
  server: string,
  template: string,
  migrationsDirectory: string
): Promise<void> {
  const unfinished = `${template}_unfinished`;
  await pool.unsafe(`drop database if exists ${unfinished} with (force)`);
  await pool.unsafe(`create database ${unfinished}`);
  const url = addressOf(server, unfinished);
  const opened = await openPostgres({ url, secrets: newSecrets(), migrationsDirectory });
  await opened.close();
  await pool.unsafe(`alter database ${unfinished} rename to ${template}`);
}

function templateOf(migrationsDirectory: string): string {
  const hash = createHash('sha256');
  for (const { version, sql } of readMigrations(migrationsDirectory)) hash.update(`\0${version}\0${sql}`);
  return `vicina_template_${hash.digest('hex').slice(0, 16)}`;
}

function addressOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function withPool(server: string, work: (pool: postgres.Sql) => Promise<unknown>): Promise<void> {
  const pool = postgres(server, { max: 1, onnotice: () => {} });
  try {
    await work(pool);
  } finally {
    await pool.end();
  }
}
