import { createInterface } from 'node:readline/promises';
import { createClient } from '@supabase/supabase-js';
import { addFolder, checkFolder } from './add-neighbourhood.ts';
import { whereTyped, type Command, type ParsedArguments } from './command.ts';
import { gatherFacts, type AskOperator } from './new-neighbourhood/gather.ts';
import type { NeighbourhoodFacts } from './new-neighbourhood/facts.ts';
import { refuseTaken, writeFolder } from './new-neighbourhood/write-folder.ts';
import { Sentence, say } from './say.ts';
import { withSupabase } from './with-supabase.ts';

export const newOptions = {
  name: { type: 'string', description: 'new: what people call it' },
  slug: { type: 'string', description: 'new: its address (default: made from the name)' },
  city: { type: 'string', description: 'new: the city it is in (default: the name)' },
  country: {
    type: 'string',
    description: 'new: its country, for instance IT; it needs a folder in supabase/seed/countries'
  },
  region: { type: 'string', description: 'new: its region by ISO 3166-2, for instance IT-25' },
  outline: {
    type: 'string',
    description:
      'new: file of its outline (GeoJSON of any kind with polygons, KML), or number of a relation of OpenStreetMap'
  },
  overpass: {
    type: 'string',
    description: 'new: address of the Overpass server asked for a relation (default: VICINA_OVERPASS)'
  },
  locales: {
    type: 'string',
    description: 'new: languages of its pages, its own first: es,en,ar (default: all there are)'
  },
  timezone: {
    type: 'string',
    description: "new: its time zone, for instance Europe/Rome (default: the country's, where it has one)"
  },
  coordinator: { type: 'string', description: 'new: e-mail of who coordinates it first' },
  folder: { type: 'string', description: 'new: folder to write (default: its address, here)' },
  'files-only': { type: 'boolean', description: 'new: write the folder, load nothing' }
} as const satisfies Command['options'];

/** `vicina neighbourhood new`. @throws Sentence for the person at the keyboard */
export async function newNeighbourhood({ values, positionals }: ParsedArguments): Promise<void> {
  if (positionals.length > 1)
    throw new Sentence('Use: npm run vicina -- neighbourhood new, with options or without.');
  const answers = Object.fromEntries(
    Object.entries(values).filter((one): one is [string, string] => typeof one[1] === 'string')
  );
  if (answers.folder !== undefined) refuseTaken(whereTyped(answers.folder));
  const facts = await withKeyboard((ask) => gatherFacts(answers, ask));
  const folder = whereTyped(answers.folder ?? facts.slug);
  refuseTaken(folder);
  if (values['dry-run'] === true)
    return say(
      `${facts.name} would be written to ${folder}, at /${facts.locales[0]}/${facts.slug}; nothing was written.`
    );
  writeFolder(folder, facts);
  say(`${facts.name} is in ${folder}.`);
  checkFolder(folder);
  if (values['files-only'] !== true) await load(folder, facts);
  for (const sentence of nextSteps(folder, facts, values['files-only'] === true)) say(sentence);
}

async function load(folder: string, { slug, locales, coordinator }: NeighbourhoodFacts): Promise<void> {
  await withSupabase(async ({ url, secretKey }) => {
    const client = createClient(url, secretKey, { auth: { persistSession: false } });
    await addFolder(client, folder);
    if (coordinator === undefined) return;
    const { error } = await client.rpc('invite_coordinator', { neighbourhood: slug, email: coordinator });
    if (error) throw new Sentence(error.message);
    say(`${coordinator} coordinates it as soon as she signs in at /${locales[0]}/${slug}/manage.`);
  });
}

function nextSteps(
  folder: string,
  { slug, locales, coordinator }: NeighbourhoodFacts,
  filesOnly: boolean
): readonly string[] {
  const origin = process.env.ORIGIN ?? `http://localhost:${process.env.PORT ?? 3000}`;
  return [
    filesOnly
      ? `Load it:    npm run vicina -- neighbourhood add ${folder}`
      : `Its address: ${origin}/${locales[0]}/${slug}, while npm run up runs.`,
    'What to do next (without an extract a server of OpenStreetMap is asked):',
    `  places from OpenStreetMap    npm run vicina -- import osm [extract] --neighbourhood ${slug}`,
    `  places from your own table   npm run vicina -- import csv <file> --neighbourhood ${slug} --source <whose it is>`,
    `  walking times along streets  npm run vicina -- walk-graph ${slug} [extract]`,
    ...(coordinator === undefined
      ? [`  who decides on proposals     npm run vicina -- coordinator <e-mail> --neighbourhood ${slug}`]
      : [])
  ];
}

/** Somebody is asked when both what she types and what she reads are a terminal. */
async function withKeyboard<T>(work: (ask: AskOperator | null) => Promise<T>): Promise<T> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return work(null);
  const keyboard = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await work(async (question, otherwise) => {
      const usual = otherwise ? ` [${otherwise}]` : '';
      const answer = (await keyboard.question(`${question}${usual}: `)).trim();
      return answer === '' ? (otherwise ?? '') : answer;
    });
  } finally {
    keyboard.close();
  }
}
