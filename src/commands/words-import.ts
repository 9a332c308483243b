/**
 * `npm run words:import`: words of outside lists for the search. What they say beyond what the search understands goes into
 * src/lib/find/words-of-lists/<tag>.json with its source and `taken: null`; whoever reads it writes true or false, and the
 * next run puts the taken ones into src/lib/find/words/<tag>.json and removes the refused ones from there.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { projectFolder } from '../../supabase/embedded/folders.ts';
import { say } from './say.ts';
import { presetsOfConcepts, saidByCldr, saidById } from './words-import/lists.ts';
import { withProposals, asReviewed, type Review } from './words-import/review.ts';

const find = path.join(projectFolder, 'src/lib/find');
const fileOf = (folder: string, tag: string) => path.join(find, folder, `${tag}.json`);
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

const tags = readdirSync(path.join(find, 'words')).map((file) => path.basename(file, '.json'));
const files = Object.fromEntries(tags.map((tag) => [tag, read(fileOf('words', tag))]));
const presets = presetsOfConcepts(read(path.join(projectFolder, 'supabase/seed/categories.json')));
const pictures = read(path.join(import.meta.dirname, 'words-import/pictures.json'));

mkdirSync(path.join(find, 'words-of-lists'), { recursive: true });
for (const tag of tags) {
  const file = fileOf('words-of-lists', tag);
  const before: Review = existsSync(file) ? read(file) : {};
  const said = [...saidById(tag, presets), ...saidByCldr(tag, pictures)];
  const review = withProposals(tag, said, files, before);
  await write(file, review);
  await write(fileOf('words', tag), asReviewed(files[tag], review));
  const all = Object.values(review).flatMap((phrases) => Object.values(phrases));
  const count = (taken: boolean | null) => all.filter((reviewed) => reviewed.taken === taken).length;
  say(`${tag}: ${count(true)} taken, ${count(false)} refused, ${count(null)} to be read.`);
}

async function write(file: string, content: unknown): Promise<void> {
  const json = JSON.stringify(content).replaceAll(/^\{"|(?<=\}),"/g, (found) => found.replace('"', '\n"'));
  writeFileSync(file, await format(json, { ...(await resolveConfig(file)), filepath: file }));
}
