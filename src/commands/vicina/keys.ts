import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureDataFolder } from '../../../supabase/embedded/data-folder.ts';
import { dataFolder } from '../../../supabase/embedded/folders.ts';
import { takeFolderWhenFree } from '../../../supabase/embedded/lock.ts';
import { beginReplacing, finishReplacing, putInPlace } from '../../../supabase/embedded/replace.ts';
import { keepSecrets } from '../../../supabase/embedded/secrets.ts';
import type { Command } from '../command.ts';
import { Sentence, say } from '../say.ts';

const usage = 'keys new';

export const command: Command = {
  usage,
  summary: 'make new keys for the embedded data, when they were lost or somebody else has them',
  details:
    'Vicina must be stopped. Whoever is signed in must sign in again; nothing else is lost. Keys that were there are kept\n' +
    'beside the data, under a name that is printed.',
  async run({ positionals: [verb, ...more] }) {
    if (verb !== 'new' || more.length > 0) throw new Sentence(`Use: npm run vicina -- ${usage}`);
    const data = path.resolve(dataFolder());
    ensureDataFolder(data);
    if (!existsSync(path.join(data, 'database')))
      throw new Sentence(`There is no database in ${data}: keys alone open nothing.`);
    const lock = await takeFolderWhenFree(data);
    try {
      finishReplacing(data);
      await keepSecrets(beginReplacing(data));
      const former = putInPlace(data, new Date());
      say(`New keys are in ${path.join(data, 'keys.json')}`);
      if (former) say(`The former ones are in ${former}`);
    } finally {
      lock.release();
    }
  }
};
