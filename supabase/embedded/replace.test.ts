import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../tests/database/temporary-folder.ts';
import { beginReplacing, finishReplacing, isReplacing, putInPlace } from './replace.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const TIME = '2026-11-22T10-00-00-000Z';
const PARTS = ['database', 'storage', 'keys.json'];

/** An installation whose every part says whose it is. */
function fill(folder: string, whose: string): void {
  for (const part of ['database', 'storage']) {
    mkdirSync(path.join(folder, part));
    writeFileSync(path.join(folder, part, 'whose'), whose);
  }
  writeFileSync(path.join(folder, 'keys.json'), whose);
}

const whose = (folder: string) =>
  PARTS.map((part) => path.join(folder, part)).map((file) =>
    readFileSync(file.endsWith('.json') ? file : path.join(file, 'whose'), 'utf8')
  );

test('new data takes the place of the former, which is kept', () => {
  const folder = temporaryFolder();
  fill(folder, 'former');
  writeFileSync(path.join(folder, 'outbox'), 'letters');
  fill(beginReplacing(folder), 'new');
  const former = putInPlace(folder, NOW);
  expect(former).toBe(path.join(folder, `before-${TIME}`));
  expect(whose(folder)).toEqual(['new', 'new', 'new']);
  expect(whose(former!)).toEqual(['former', 'former', 'former']);
  expect(readdirSync(folder).sort()).toEqual([`before-${TIME}`, ...PARTS, 'outbox'].sort());
});

test('where there was none, nothing is kept', () => {
  const folder = temporaryFolder();
  fill(beginReplacing(folder), 'new');
  expect(putInPlace(folder, NOW)).toBeUndefined();
  expect(readdirSync(folder).sort()).toEqual([...PARTS].sort());
});

test('data that was not yet whole when it was interrupted never counts', () => {
  const folder = temporaryFolder();
  fill(folder, 'former');
  fill(beginReplacing(folder), 'new');
  expect(isReplacing(folder)).toBe(false);
  expect(finishReplacing(folder)).toBeUndefined();
  expect(whose(folder)).toEqual(['former', 'former', 'former']);
  expect(readdirSync(folder).sort()).toEqual([...PARTS].sort());
});

/** What a replacement does to a folder, one step at a time, from when the new data is whole. */
const STEPS = PARTS.flatMap((part) => [
  (folder: string) => {
    mkdirSync(path.join(folder, `before-${TIME}`), { recursive: true });
    renameSync(path.join(folder, part), path.join(folder, `before-${TIME}`, part));
  },
  (folder: string) => renameSync(path.join(folder, `incoming-${TIME}`, part), path.join(folder, part))
]);

test.each(STEPS.map((_, done) => done).concat(STEPS.length))(
  'a replacement that was interrupted after %i steps is gone on with',
  (done) => {
    const folder = temporaryFolder();
    fill(folder, 'former');
    fill(beginReplacing(folder), 'new');
    renameSync(path.join(folder, 'incoming.part'), path.join(folder, `incoming-${TIME}`));
    for (const step of STEPS.slice(0, done)) step(folder);
    expect(isReplacing(folder)).toBe(true);
    expect(finishReplacing(folder)).toBe(path.join(folder, `before-${TIME}`));
    expect(whose(folder)).toEqual(['new', 'new', 'new']);
    expect(whose(path.join(folder, `before-${TIME}`))).toEqual(['former', 'former', 'former']);
    expect(isReplacing(folder)).toBe(false);
    expect(existsSync(path.join(folder, `incoming-${TIME}`))).toBe(false);
  }
);
