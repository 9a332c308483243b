import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { migrationsFolder, projectFolder } from './embedded/folders.ts';

/** The released migrations, a line each, as `sha256sum` writes them. */
export const RELEASED = 'supabase/migrations.sha256';

/** What a file said when its hash was this; undefined when nobody knows any more. */
type AsReleased = (file: string, hash: string) => string | undefined;

/**
 * What is wrong with the migrations of a folder, a sentence each: databases that have applied one never see what is
 * changed in it later, and apply none that comes to stand before it.
 */
export function faultsOfMigrations(folder: string, released: string, asReleased: AsReleased): string[] {
  const hashes = new Map(released.trim().split('\n').map(lineOf));
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  const last = [...hashes.keys()].sort().at(-1) ?? '';
  const gone = [...hashes.keys()].filter((file) => !files.includes(file));
  return [
    ...gone.map((file) => `${file} was released and is gone: put it back.`),
    ...files.sort().flatMap((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const [hash, before] = [hashOf(text), hashes.get(file)];
      if (before === hash) return [];
      if (before !== undefined)
        return [
          `${file} was changed after its release${whereChanged(text, asReleased(file, before))}: put it back, and write a new migration.`
        ];
      if (file < last)
        return [`${file} would stand before ${last}, which is released: give it a later version.`];
      return [`${file} is new: when it says what it shall, add this line to ${RELEASED}:\n${hash}  ${file}`];
    })
  ];
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

function lineOf(line: string): [file: string, hash: string] {
  const [hash = '', file = ''] = line.split('  ');
  return [file, hash];
}

function whereChanged(text: string, before: string | undefined): string {
  if (before === undefined) return '';
  const [is, was] = [text.split('\n'), before.split('\n')];
  const line = was.findIndex((each, index) => each !== is[index]);
  const at = line === -1 ? was.length : line;
  return `, first in line ${at + 1} ("${(is[at] ?? '').trim()}" was "${(was[at] ?? '').trim()}")`;
}

/** Looks through the commits that touched the file. */
export function asCommitted(file: string, hash: string): string | undefined {
  const git = (...words: string[]) =>
    execFileSync('git', words, { cwd: projectFolder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const name = path.relative(projectFolder, path.join(migrationsFolder, file));
  try {
    const commits = git('log', '--format=%H', '--', name).trim().split('\n');
    return commits.map((commit) => git('show', `${commit}:${name}`)).find((text) => hashOf(text) === hash);
  } catch {
    // No git here, or a copy without its history.
    return undefined;
  }
}
