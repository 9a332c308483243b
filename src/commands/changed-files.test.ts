import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changedFiles } from './changed-files.ts';

let folder: string;
const git = (...words: string[]) =>
  execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', ...words], {
    cwd: folder
  });
const write = (file: string, text = file) => writeFileSync(path.join(folder, file), text);
const commit = () => (git('add', '-A'), git('commit', '-qm', 'test'));

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vicina-changed-'));
  git('init', '-q', '-b', 'main');
  for (const file of ['left-alone.ts', 'changed.ts', 'gone.ts', 'changed in main.ts']) write(file);
  commit();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what has changed', () => {
  test('on main is what is not committed', () => {
    expect(changedFiles(folder)).toEqual([]);
    write('changed.ts', 'otherwise');
    write('new.ts');
    rmSync(path.join(folder, 'gone.ts'));
    expect(changedFiles(folder)).toEqual(['changed.ts', 'new.ts']);
  });

  test('on a branch is also what is committed there, and not what main did meanwhile', () => {
    git('checkout', '-qb', 'mine');
    write('changed.ts', 'otherwise');
    write('città.ts');
    commit();
    git('checkout', '-q', 'main');
    write('changed in main.ts', 'otherwise');
    commit();
    git('checkout', '-q', 'mine');
    write('new.ts');
    expect(changedFiles(folder)).toEqual(['changed.ts', 'città.ts', 'new.ts']);
  });

  test('in a clone without a branch main is counted from the one it was cloned from', () => {
    git('checkout', '-qb', 'mine');
    git('update-ref', 'refs/remotes/origin/main', 'main');
    git('branch', '-qD', 'main');
    write('changed.ts', 'otherwise');
    commit();
    expect(changedFiles(folder)).toEqual(['changed.ts']);
  });

  test('where there is no repository is a sentence', () => {
    rmSync(path.join(folder, '.git'), { recursive: true });
    expect(() => changedFiles(folder)).toThrow('npm test');
  });
});
