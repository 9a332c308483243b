import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { onlyOne, whereTyped, type Command } from '../command.ts';
import { Sentence, say } from '../say.ts';
import { withSupabase } from '../with-supabase.ts';

const usage = 'backup <file>';

export const command: Command = {
  usage,
  summary: 'keep a copy of the embedded data: database, photos and keys',
  details:
    'Works while Vicina is running. The file holds the keys of the installation: keep it where only you can\n' +
    'read it. Power failures can damage the embedded database, so keep backups elsewhere, often.',
  async run(given) {
    const file = whereTyped(onlyOne(given, { usage }));
    if (existsSync(file)) throw new Sentence(`${file} is already there: choose another name.`);
    await withSupabase(async ({ url, secretKey, isEmbedded }) => {
      if (!isEmbedded) throw new Sentence('SUPABASE_URL names a Supabase of its own: use its own backups.');
      const response = await fetch(`${url}/installation/backup`, { headers: { apikey: secretKey } });
      if (!response.ok || !response.body) throw new Sentence(`No backup was given (${response.status}).`);
      await save(response.body as ReadableStream, file);
    });
    say(`The backup is in ${file}`);
  }
};

/** A backup that was interrupted is not left under the name of a whole one. */
async function save(bytes: ReadableStream, file: string): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(Readable.fromWeb(bytes), createWriteStream(part, { mode: 0o600 }));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw new Sentence(`The backup could not be written: ${(error as Error).message}`);
  }
}
