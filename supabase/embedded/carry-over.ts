/**
 * Data that other migrations made, in a database that these make: all rows are carried over as they are, past
 * triggers, whatever the former functions were called. What migrations put in gives way to what is carried over.
 */
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { migrationsFolder } from './folders.ts';
import { isMadeByOthers, readMigrations } from './migrate.ts';
import { openPgliteSession } from './pglite-session.ts';
import { makeDatabase } from './prepare.ts';
import { copyPrepared } from './prepared.ts';
import type { Superuser } from './superuser.ts';

/** Of pictures, a row weighs up to 1.2 MB as text. */
const ROWS_AT_ONCE = 50;

/** @throws Error with one sentence when there are rows that these migrations have no place for. */
export async function carryOverIfMadeByOthers(
  dataDirectory: string,
  migrationsDirectory: string = migrationsFolder
): Promise<void> {
  const database = path.join(dataDirectory, 'database');
  const former = `${database}.former`;
  if (!(await wasMadeByOthers(database, migrationsDirectory))) return;
  await rename(database, former);
  const migrations = readMigrations(migrationsDirectory);
  if (!(await copyPrepared(migrations, database))) await makeDatabase(migrations, database);
  const from = await openPgliteSession(former);
  const to = await openPgliteSession(database);
  try {
    await carryRows(from.superuser, to.superuser);
  } finally {
    await from.connection.driver.close();
    await to.connection.driver.close();
  }
  await rm(former, { recursive: true });
}

async function wasMadeByOthers(database: string, migrationsDirectory: string): Promise<boolean> {
  const { connection, superuser } = await openPgliteSession(database);
  try {
    return await isMadeByOthers(superuser, readMigrations(migrationsDirectory));
  } finally {
    await connection.driver.close();
  }
}

/** A table, and its columns that are written: name as SQL has it, to type. */
export interface CarriedTable {
  readonly name: string;
  readonly columns: Readonly<Record<string, string>>;
}

export const TABLES = `
  select format('%I.%I', n.nspname, c.relname) as name,
    json_object_agg(quote_ident(a.attname), format_type(a.atttypid, a.atttypmod) order by a.attnum) as columns
  from pg_class as c
  join pg_namespace as n on n.oid = c.relnamespace
  join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    and format('%I.%I', n.nspname, c.relname)
      not in ('supabase_migrations.schema_migrations', 'supabase_migrations.installation_keys')
    and not exists (
      select from pg_depend as d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
    )
  group by n.nspname, c.relname
  order by 1`;

const SEQUENCES = `
  select format('%I.%I', schemaname, sequencename) as name, last_value as last
  from pg_sequences where last_value is not null`;

/**
 * Takes all rows of one database into another, in the place of what is there. The sessions behind both must each be one.
 * @throws Error with one sentence when there are rows that the other has no place for
 */
export async function carryRows(from: Superuser, to: Superuser): Promise<void> {
  const places = new Map((await to.rows<CarriedTable>(TABLES)).map((table) => [table.name, table]));
  const tables = await from.rows<CarriedTable>(TABLES);
  // Neither triggers nor foreign keys: rows are what they were, in whatever order they come.
  await to.rows('set session_replication_role = replica');
  await to.rows(`truncate ${[...places.keys()].join(', ')}`);
  for (const table of tables) await carryTable(from, to, table, places.get(table.name));
  for (const { name, last } of await from.rows<{ name: string; last: number }>(SEQUENCES))
    await to.rows('select setval(to_regclass($1), $2)', [name, last]);
}

async function carryTable(
  from: Superuser,
  to: Superuser,
  { name, columns }: CarriedTable,
  place: CarriedTable | undefined
): Promise<void> {
  const written = Object.keys(columns);
  const texts = written.map((column) => `t.${column}::text`).join(', ');
  for (let after = '(0,0)'; ;) {
    const rows = await from.rows<{ at: string; row: string }>(
      `select t.ctid::text as at, jsonb_build_array(${texts})::text as row
       from ${name} as t where t.ctid > $1::tid order by t.ctid limit ${ROWS_AT_ONCE}`,
      [after]
    );
    if (rows.length === 0) return;
    const lost = written.find((column) => !place?.columns[column]);
    if (!place || lost !== undefined)
      throw new Error(`This version has no place for what is in ${place ? `${name}.${lost}` : name}.`);
    const values = written.map((column, index) => `(e ->> ${index})::${place.columns[column]}`).join(', ');
    await to.rows(
      `insert into ${name} (${written.join(', ')}) overriding system value
       select ${values} from jsonb_array_elements($1::text::jsonb) as e`,
      [`[${rows.map(({ row }) => row).join(',')}]`]
    );
    after = rows.at(-1)!.at;
  }
}
