import { createClient } from '@supabase/supabase-js';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { entriesOf, loadSeed } from '../../../supabase/seed/load.ts';
import { readSeed } from '../../../supabase/seed/read.ts';
import { onlyOne, whereTyped, type Command } from '../command.ts';
import { progressBar } from '../progress.ts';
import { Sentence, say } from '../say.ts';
import { withSupabase } from '../with-supabase.ts';

const usage = 'neighbourhood add <folder>';

export const command: Command = {
  usage,
  summary: 'add or update a neighbourhood from a folder in the seed format',
  details: 'The format is in supabase/seed/README.md. Adding again changes only what the files changed.',
  options: { 'dry-run': { type: 'boolean', description: 'read and check the files, write nothing' } },
  async run({ values, positionals: [verb, ...rest] }) {
    if (verb !== 'add') throw new Sentence(`Use: npm run vicina -- ${usage}`);
    const folder = whereTyped(onlyOne({ values, positionals: rest }, { usage }));
    if (!existsSync(path.join(folder, 'neighbourhood.json'))) {
      throw new Sentence(`There is no neighbourhood.json in ${folder}.`);
    }
    const entries = inOneSentence(() => entriesOf(readSeed(folder)));
    if (values['dry-run']) return say(`${entries.length} entries are in order; nothing was written.`);
    await withSupabase(async ({ url, secretKey }) => {
      const client = createClient(url, secretKey, { auth: { persistSession: false } });
      const loading = loadSeed(client, { folder, onProgress: progressBar() });
      const { changed, conflicts } = await loading.catch((error: Error) => {
        throw new Sentence(error.message);
      });
      say(`${entries.length} entries were read, ${changed} of them were new or different.`);
      for (const { target, slug, fields } of conflicts) {
        say(`Kept as people changed it: ${target} ${slug} (${fields.join(', ')})`);
      }
    });
  }
};

function inOneSentence<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Sentence((error as Error).message);
  }
}
