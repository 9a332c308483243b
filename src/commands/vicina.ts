/** `npm run vicina -- <command>`: administration. Each command is one file in vicina/. */
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Command } from './command.ts';
import { Sentence, showFailure } from './say.ts';

const FOLDER = new URL('vicina/', import.meta.url);

const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();

async function load(name: string): Promise<Command> {
  const { command } = await import(new URL(`${name}.ts`, FOLDER).href);
  return command;
}

async function help(): Promise<string> {
  const commands = await Promise.all(names.map(load));
  const width = Math.max(...commands.map(({ usage }) => usage.length));
  const lines = commands.map(({ usage, summary }) => `  ${usage.padEnd(width)}  ${summary}`);
  return [
    'npm run vicina -- <command>',
    '',
    ...lines,
    '',
    '--help after a command tells more about it.',
    ''
  ].join('\n');
}

function helpOf({ usage, summary, details, options = {} }: Command): string {
  const lines = Object.entries(options).map(([name, { description }]) => `  --${name}  ${description}`);
  return [
    `npm run vicina -- ${usage}`,
    '',
    summary,
    ...(details ? ['', details] : []),
    '',
    ...lines,
    ''
  ].join('\n');
}

async function vicina([name, ...words]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(await help());
    return name === undefined ? 1 : 0;
  }
  if (!names.includes(name))
    throw new Sentence(`There is no command "${name}": there are ${names.join(', ')}.`);
  const command = await load(name);
  const { values, positionals } = parse(words, command);
  if (values.help) {
    process.stdout.write(helpOf(command));
    return 0;
  }
  return (await command.run({ values, positionals })) ?? 0;
}

function parse(words: string[], { usage, options }: Command) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: { ...options, help: { type: 'boolean', short: 'h' } }
    });
  } catch (error) {
    throw new Sentence(`${(error as Error).message.split('. ')[0]}. Use: npm run vicina -- ${usage}`);
  }
}

process.exit(await vicina(process.argv.slice(2)).catch(showFailure));
