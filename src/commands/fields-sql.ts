/**
 * `npm run fields:sql`: writes the next migration when the descriptions of fields (src/lib/…/fields) say more or
 * otherwise than the migrations do: new columns, and the functions that list and read fields.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { migrationsFolder, projectFolder } from '../../supabase/embedded/folders.ts';
import { RELEASED } from '../../supabase/released.ts';
import { missingMigration } from './fields-sql/migration.ts';
import { say } from './say.ts';

const missing = missingMigration(migrationsFolder);
if (!missing) say('The migrations say what the fields do.');
else {
  const file = `${nextVersion()}_${missing.name}.sql`;
  writeFileSync(path.join(migrationsFolder, file), missing.sql);
  const hash = createHash('sha256').update(missing.sql).digest('hex');
  appendFileSync(path.join(projectFolder, RELEASED), `${hash}  ${file}\n`);
  say(`supabase/migrations/${file} says it now. Read it before you commit it.`);
}

/** Of now, or after the last one where that is later. */
function nextVersion(): string {
  const last = readdirSync(migrationsFolder).sort().at(-1)?.slice(0, 14) ?? '';
  const now = new Date().toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
  return now > last ? now : String(BigInt(last) + 100n);
}
