import { existsSync } from 'node:fs';
import path from 'node:path';
import { restoreInstallation } from '../../../supabase/embedded/backup.ts';
import { dataFolder } from '../../../supabase/embedded/folders.ts';
import { ensureDataFolder } from '../../../supabase/embedded/data-folder.ts';
import { restoreIntoPostgres } from '../../../supabase/embedded/move.ts';
import { onlyOne, whereTyped, type Command } from '../command.ts';
import { ownDatabase, withOwnDatabase } from '../own-database.ts';
import { Sentence, say } from '../say.ts';

const usage = 'restore <file>';

export const command: Command = {
  usage,
  summary: 'put a backup in the place of the data',
  details:
    'Vicina must be stopped. The data that was there is kept in the same folder, under a name that is\n' +
    'printed. A backup that is not whole changes nothing. With DATABASE_URL or VICINA_POSTGRES it is brought into\n' +
    'that PostgreSQL, which must have no data yet, and compared table by table.',
  async run(given) {
    const file = whereTyped(onlyOne(given, { usage }));
    if (!existsSync(file)) throw new Sentence(`There is no file ${file}.`);
    const data = path.resolve(dataFolder());
    const database = ownDatabase(process.env, data);
    if (database) {
      ensureDataFolder(data);
      const moved = await withOwnDatabase(database, data, (url) => restoreIntoPostgres(file, url));
      const rows = [...moved.values()].reduce((sum, count) => sum + count, 0);
      say(`The backup is now in PostgreSQL: ${moved.size} tables with ${rows} rows, each compared with it.`);
      return;
    }
    const former = await restoreInstallation(file, data, new Date());
    say(`The backup is now the data in ${data}`);
    if (former) say(`What was there before is in ${former}`);
  }
};
