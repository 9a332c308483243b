import { isDebugging } from '../../supabase/embedded/log-level.ts';

/** Signs that a terminal obeys: words of a file that somebody sent must not move its cursor or name its window. */
// eslint-disable-next-line no-control-regex
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Says what is being done. Standard output is kept for what a command is asked for. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence.replace(OBEYED, '')}\n`);
}

/** An error that is one sentence for the person at the keyboard; anything else is shown with its trace. */
export class Sentence extends Error {
  override readonly name = 'Sentence';
}

/** Errors of the embedded Supabase that are a sentence too; from its process they come as a code. */
const SENTENCES: ReadonlySet<string | undefined> = new Set([
  'Sentence',
  'DatabaseRefused',
  'FolderError',
  'FolderInUse',
  'MigrationFailed',
  'OtherMigrations'
]);

/** Whether its message is one sentence for the person at the keyboard. */
export const isSentence = ({ name, code }: Error & { code?: string }) =>
  SENTENCES.has(name) || SENTENCES.has(code);

/** Shows why a command ends. @returns the exit code, 1. */
export function showFailure(error: unknown): 1 {
  const { message, stack } = error as Error;
  const isOne = isSentence(error as Error);
  say(isOne ? message : (stack ?? String(error)));
  if (isOne && isDebugging()) console.error(error);
  return 1;
}
