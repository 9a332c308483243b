import path from 'node:path';
import { Sentence } from './say.ts';

/** An option, as node:util's parseArgs takes it, with what `--help` says of it. */
interface Option {
  readonly type: 'boolean' | 'string';
  readonly description: string;
}

export interface ParsedArguments {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
}

/** A command of `npm run vicina`; its file exports it as `command`, and its name is the file's. */
export interface Command {
  /** As it is typed: `backup <file>`. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly details?: string;
  readonly options?: Readonly<Record<string, Option>>;
  /** @returns the exit code, 0 when nothing is returned. @throws Sentence for the person at the keyboard. */
  run(given: ParsedArguments): Promise<number | void>;
}

/** The one thing a command is given. @throws Sentence when it is missing or there is more. */
export function onlyOne({ positionals }: ParsedArguments, { usage }: Pick<Command, 'usage'>): string {
  const [one, ...more] = positionals;
  if (one === undefined || more.length > 0) throw new Sentence(`Use: npm run vicina -- ${usage}`);
  return one;
}

/** A file or folder as whoever typed its name meant it; npm itself goes to the project's root first. */
export const whereTyped = (name: string) => path.resolve(process.env.INIT_CWD ?? '.', name);
