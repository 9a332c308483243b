import type { SupabaseClient } from '@supabase/supabase-js';
import { entriesOf, loadSeed } from '../../supabase/seed/load.ts';
import { readSeed } from '../../supabase/seed/read.ts';
import { progressBar } from './progress.ts';
import { Sentence, say } from './say.ts';

/** @returns how many entries the files of a folder have. @throws Sentence with a line for each thing that is wrong */
export function checkFolder(folder: string): number {
  try {
    return entriesOf(readSeed(folder)).length;
  } catch (error) {
    throw new Sentence((error as Error).message);
  }
}

/** Loads a folder by the one door, and says what became of it. @throws Sentence */
export async function addFolder(client: SupabaseClient, folder: string): Promise<void> {
  const loading = loadSeed(client, { folder, onProgress: progressBar() });
  const { entries, changed, conflicts } = await loading.catch((error: Error) => {
    throw new Sentence(error.message);
  });
  say(`${entries} entries were read, ${changed} of them were new or different.`);
  for (const { target, slug, fields } of conflicts)
    say(`Kept as people changed it: ${target} ${slug} (${fields.join(', ')})`);
}
