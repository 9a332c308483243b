import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../../supabase/embedded/folders.ts';
import { Sentence } from './say.ts';

/** Where changes are counted from: the first of these branches that there is. */
const MAIN = ['main', 'origin/main'];

/**
 * The files that differ from where this branch left main, committed or not, new ones too; without those that are gone. Paths
 * from the root of the project. On main itself: what is not committed.
 * @throws Sentence where there is no Git, or no repository
 */
export function changedFiles(folder = projectFolder): string[] {
  const git = (...words: string[]) =>
    execFileSync('git', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
      .split('\0')
      .filter(Boolean);
  const branchPoint = () => {
    for (const branch of MAIN)
      try {
        return git('merge-base', branch, 'HEAD')[0]!.trim();
      } catch {
        // There is no such branch here.
      }
    return 'HEAD';
  };
  try {
    const changed = git('diff', '--name-only', '-z', '--diff-filter=d', branchPoint());
    const added = git('ls-files', '--others', '--exclude-standard', '-z');
    return [...new Set([...changed, ...added])].filter((file) => existsSync(path.join(folder, file))).sort();
  } catch {
    throw new Sentence('What has changed is asked of Git, and it does not answer: run npm test instead.');
  }
}
