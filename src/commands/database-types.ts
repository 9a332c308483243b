/** `npm run database-types`: writes the types of the database's functions from the catalogue of the migrations here. */
import { writeFileSync } from 'node:fs';
import { migrationsFolder } from '../../supabase/embedded/folders.ts';
import { FUNCTION_TYPES, functionTypes } from './catalogue/function-types.ts';
import { ofNewDatabase } from './catalogue/new-database.ts';
import { showFailure } from './say.ts';

async function write(): Promise<number> {
  writeFileSync(FUNCTION_TYPES, await ofNewDatabase(migrationsFolder, functionTypes));
  return 0;
}

process.exit(await write().catch(showFailure));
