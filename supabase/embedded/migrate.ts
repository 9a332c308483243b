import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Superuser } from './superuser.ts';

export interface Migration {
  /** The digits its file name begins with: what the Supabase command line calls its version. */
  readonly version: string;
  readonly name: string;
  readonly sql: string;
}

/** The migrations of a folder, in the order of their versions. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .flatMap((file) => {
      const [, version, name] = /^(\d+)_(.+)\.sql$/.exec(file) ?? [];
      if (!version || !name) return [];
      return [{ version, name, sql: readFileSync(path.join(folder, file), 'utf8') }];
    })
    .sort((a, b) => (BigInt(a.version) < BigInt(b.version) ? -1 : 1));
}

/** Data that other migrations made than those that are here; the message is the one sentence to show. */
export class OtherMigrations extends Error {
  override readonly name = 'OtherMigrations';

  constructor(version: string) {
    super(
      `This data was made by another version of Vicina (its migration ${version} is not here): keep it with "npm run vicina -- backup <file>", then bring it in with "npm run vicina -- restore <file>".`
    );
  }
}

/** The message is one sentence that says which migration and where in it. */
class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';
}

/** The tables and their columns are those of the Supabase command line, so that either can go on. */
const RECORD = `
  create schema if not exists supabase_migrations;
  create table if not exists supabase_migrations.schema_migrations (
    version text primary key,
    statements text[],
    name text
  );
  create table if not exists supabase_migrations.seed_files (path text primary key, hash text not null);`;

/**
 * Applies what has not been applied yet, each migration as one transaction together with its record.
 * @returns the migrations applied now.
 * @throws OtherMigrations when others were applied before; nothing is changed then.
 * @throws MigrationFailed naming the file of the migration that failed; those before it stay applied.
 */
export async function migrate(superuser: Superuser, migrations: readonly Migration[]): Promise<Migration[]> {
  await superuser.script(RECORD);
  const recorded = await readRecord(superuser);
  const other = otherThan(migrations, recorded);
  if (other !== undefined) throw new OtherMigrations(other);
  const applied = new Map(recorded.map(({ version, statements }) => [version, statements?.join('\n')]));
  const fresh: Migration[] = [];
  for (const migration of migrations) {
    if (applied.has(migration.version)) {
      warnIfChanged(migration, applied.get(migration.version));
      continue;
    }
    await apply(superuser, migration);
    fresh.push(migration);
  }
  return fresh;
}

interface Recorded {
  readonly version: string;
  readonly statements: string[] | null;
}

const readRecord = (superuser: Superuser) =>
  superuser.rows<Recorded>(
    'select version, statements from supabase_migrations.schema_migrations order by version'
  );

const otherThan = (migrations: readonly Migration[], recorded: readonly Recorded[]): string | undefined =>
  recorded.find(({ version }) => !migrations.some((migration) => migration.version === version))?.version;

/** Whether a database was made by other migrations than these, or by more. */
export const isMadeByOthers = async (superuser: Superuser, migrations: readonly Migration[]) =>
  otherThan(migrations, await readRecord(superuser)) !== undefined;

async function apply(superuser: Superuser, { version, name, sql }: Migration): Promise<void> {
  try {
    await superuser.script(sql, {
      query:
        'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3)',
      parameters: [version, name, [sql]]
    });
  } catch (error) {
    const { message, position } = error as Error & { position?: string };
    const line = position ? `, line ${sql.slice(0, Number(position)).split('\n').length}` : '';
    throw new MigrationFailed(`The migration ${version}_${name}.sql failed${line}: ${message}`, {
      cause: error
    });
  }
}

function warnIfChanged({ version, name, sql }: Migration, applied: string | undefined): void {
  if (applied === undefined || applied === sql) return;
  process.stderr.write(
    `The migration ${version}_${name}.sql was changed after it was applied here; the change is not in this database.\n`
  );
}
