import { existsSync } from 'node:fs';
import path from 'node:path';
import { restoreInstallation } from '../../../supabase/embedded/backup.ts';
import { dataFolder } from '../../../supabase/embedded/folders.ts';
import { onlyOne, whereTyped, type Command } from '../command.ts';
import { Sentence, say } from '../say.ts';

const usage = 'restore <file>';

export const command: Command = {
  usage,
  summary: 'put a backup in the place of the embedded data',
  details:
    'Vicina must be stopped. The data that was there is kept in the same folder, under a name that is\n' +
    'printed. A backup that is not whole changes nothing.',
  async run(given) {
    const file = whereTyped(onlyOne(given, { usage }));
    if (!existsSync(file)) throw new Sentence(`There is no file ${file}.`);
    const data = path.resolve(dataFolder());
    const former = await restoreInstallation(file, data, new Date());
    say(`The backup is now the data in ${data}`);
    if (former) say(`What was there before is in ${former}`);
  }
};
