import { createClient } from '@supabase/supabase-js';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { addFolder, checkFolder } from '../add-neighbourhood.ts';
import { onlyOne, whereTyped, type Command } from '../command.ts';
import { newNeighbourhood, newOptions } from '../new-neighbourhood.ts';
import { Sentence, say } from '../say.ts';
import { withSupabase } from '../with-supabase.ts';

const usage = 'neighbourhood new | neighbourhood add <folder>';

export const command: Command = {
  usage,
  summary: 'begin a neighbourhood (new), or add or update one from a folder in the seed format (add)',
  details:
    'new asks for what it needs, or takes it by option, writes a folder with an example of every file, and loads it.\n' +
    'add reads a folder; the format is in supabase/seed/README.md. Adding again changes only what the files changed.\n' +
    'All that is wrong is told in one run, with file, entry, field and what is allowed.',
  options: {
    ...newOptions,
    'dry-run': { type: 'boolean', description: 'read and check, write nothing' }
  },
  async run(given) {
    const {
      values,
      positionals: [verb, ...rest]
    } = given;
    if (verb === 'new') return newNeighbourhood(given);
    if (verb !== 'add') throw new Sentence(`Use: npm run vicina -- ${usage}`);
    const folder = whereTyped(onlyOne({ values, positionals: rest }, { usage }));
    if (!existsSync(path.join(folder, 'neighbourhood.json')))
      throw new Sentence(`There is no neighbourhood.json in ${folder}.`);
    const entries = checkFolder(folder);
    if (values['dry-run']) return say(`${entries} entries are in order; nothing was written.`);
    await withSupabase(async ({ url, secretKey }) => {
      await addFolder(createClient(url, secretKey, { auth: { persistSession: false } }), folder);
    });
  }
};
