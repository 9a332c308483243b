import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { migrationsFolder } from '../../../supabase/embedded/folders.ts';
import { temporaryFolder } from '../../../tests/database/temporary-folder.ts';
import { faultsOfFunctions } from './faults.ts';
import { missingMigration } from './migration.ts';

/** A copy of the migrations in which every text `was` is said as `is`. */
function migrationsWith(was: string, is: string): string {
  const folder = temporaryFolder();
  for (const file of readdirSync(migrationsFolder))
    writeFileSync(
      path.join(folder, file),
      readFileSync(path.join(migrationsFolder, file), 'utf8').replaceAll(was, is)
    );
  return folder;
}

test('the migrations say what the descriptions of fields say', () => {
  expect(faultsOfFunctions(migrationsFolder)).toEqual([]);
  expect(missingMigration(migrationsFolder)).toBeNull();
});

test('a function that says otherwise is named with file and line', () => {
  const faults = faultsOfFunctions(migrationsWith("    'openingHoursNote', p.opening_hours_note,\n", ''));
  const fault = (name: string) =>
    new RegExp(
      `^\\d+_\\w+\\.sql, line \\d+: private\\.${name} says "'services', p\\.services,", the fields say "'openingHoursNote', p\\.opening_hours_note,": npm run fields:sql$`
    );
  expect(faults).toEqual([
    expect.stringMatching(fault('place_json')),
    expect.stringMatching(fault('place_keys'))
  ]);
});

test('what a folder does not know yet is added to it: a column, and the functions that list and read it', () => {
  const before = migrationsWith(" 'opening_hours_note',", '');
  const { name, sql } = missingMigration(before)!;
  expect(name).toBe('places_opening_hours_note');
  expect(sql).toContain(
    'alter table public.places\n' +
      '  add column opening_hours_note jsonb check (private.is_localised_text(opening_hours_note));'
  );
  expect(sql).toContain('create or replace function private.editable_fields(target text)');
  writeFileSync(path.join(before, '99999999999999_more.sql'), sql);
  expect(missingMigration(before)).toBeNull();
});
