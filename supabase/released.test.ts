import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../tests/database/temporary-folder.ts';
import { migrationsFolder, projectFolder } from './embedded/folders.ts';
import { asCommitted, faultsOfMigrations, RELEASED } from './released.ts';

const PLACES = 'create table places (\n  id uuid,\n  name text\n);\n';
const line = (file: string, text: string) => `${createHash('sha256').update(text).digest('hex')}  ${file}\n`;

/** The faults of a folder with these files, of which some were released as they were. */
function faults(files: Record<string, string>, released: Record<string, string>): string[] {
  const folder = temporaryFolder();
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
  const list = Object.entries(released)
    .map(([file, text]) => line(file, text))
    .join('');
  return faultsOfMigrations(folder, list, (file) => released[file]);
}

test('the migrations here are as they were released', () => {
  const released = readFileSync(path.join(projectFolder, RELEASED), 'utf8');
  expect(faultsOfMigrations(migrationsFolder, released, asCommitted)).toEqual([]);
});

test('each file has one subject: none is longer than 300 lines', () => {
  const released = readFileSync(path.join(projectFolder, RELEASED), 'utf8').trim().split('\n');
  const long = released
    .map((each) => each.split('  ')[1]!)
    .filter((file) => readFileSync(path.join(migrationsFolder, file), 'utf8').split('\n').length > 301);
  expect(long).toEqual([]);
});

test('one that was changed after its release is named, with the first line that differs', () => {
  const changed = PLACES.replace('name text', 'name jsonb');
  expect(faults({ '1_places.sql': changed }, { '1_places.sql': PLACES })).toEqual([
    '1_places.sql was changed after its release, first in line 3 ("name jsonb" was "name text"): put it back, and write a new migration.'
  ]);
});

test('one that is gone, one that is new and one that would come too early are named', () => {
  expect(faults({ '1_places.sql': PLACES }, { '1_places.sql': PLACES, '2_names.sql': '' })).toEqual([
    '2_names.sql was released and is gone: put it back.'
  ]);
  expect(faults({ '1_places.sql': PLACES, '2_names.sql': 'a' }, { '1_places.sql': PLACES })).toEqual([
    `2_names.sql is new: when it says what it shall, add this line to ${RELEASED}:\n${line('2_names.sql', 'a').trim()}`
  ]);
  expect(faults({ '1_places.sql': PLACES, '0_names.sql': 'a' }, { '1_places.sql': PLACES })).toEqual([
    '0_names.sql would stand before 1_places.sql, which is released: give it a later version.'
  ]);
});
