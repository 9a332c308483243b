/**
 * `npm run catalogue -- --against <git ref>`: what the migrations here make otherwise than those of a commit, object
 * by object; a migration that only rewrites makes nothing otherwise.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { migrationsFolder, projectFolder } from '../../supabase/embedded/folders.ts';
import { catalogueDifferences } from './catalogue/differences.ts';
import { ofNewDatabase } from './catalogue/new-database.ts';
import { readCatalogue } from './catalogue/read-catalogue.ts';
import { Sentence, say, showFailure } from './say.ts';

const FOLDER = 'supabase/migrations/';

async function catalogue(): Promise<number> {
  const { values } = parseArgs({ options: { against: { type: 'string' } } });
  if (values.against === undefined) throw new Sentence('Use: npm run catalogue -- --against <git ref>');
  const folder = mkdtempSync(path.join(tmpdir(), 'vicina-catalogue-'));
  try {
    migrationsAt(values.against, folder);
    const before = await ofNewDatabase(folder, readCatalogue);
    const after = await ofNewDatabase(migrationsFolder, readCatalogue);
    const found = catalogueDifferences(before, after, { before: values.against, after: 'here' });
    for (const difference of found) process.stdout.write(`${difference}\n`);
    say(`${found.length} differences between ${before.size} objects and ${after.size}.`);
    return found.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Puts the migrations of a commit into a folder. @throws Sentence when there is no such commit. */
function migrationsAt(commit: string, folder: string): void {
  const git = (...words: string[]) =>
    execFileSync('git', words, { cwd: projectFolder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  let files: string[];
  try {
    files = git('ls-tree', '--name-only', commit, FOLDER).trim().split('\n');
  } catch {
    throw new Sentence(`There is no commit "${commit}".`);
  }
  mkdirSync(folder, { recursive: true });
  for (const file of files)
    writeFileSync(path.join(folder, path.basename(file)), git('show', `${commit}:${file}`));
}

process.exit(await catalogue().catch(showFailure));
