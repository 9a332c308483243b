import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  createWriteStream,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync
} from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../tests/database/temporary-folder.ts';
import { restoreInstallation } from './backup.ts';
import { migrationsFolder } from './folders.ts';
import { openInstallation } from './installation.ts';
import { takeFolder } from './lock.ts';
import { readMigrations } from './migrate.ts';
import { prepareDatabase } from './prepare.ts';
import { startEmbedded } from './start.ts';

const NOW = new Date('2026-11-22T10:00:00Z');

describe.skipIf(process.env.VICINA_TEST_ENGINE === 'postgres')('a backup', () => {
  beforeAll(() => prepareDatabase(readMigrations(migrationsFolder)));

  test('made while the database is written to restores what was there at that instant', async () => {
    const folder = temporaryFolder();
    const dataDirectory = path.join(folder, 'data');
    const file = path.join(folder, 'backup.tar.gz');
    const embedded = await startEmbedded({ dataDirectory });
    await embedded.sql('create table public.kept (id int primary key)');
    await embedded.sql('insert into public.kept select generate_series(1, 100)');
    const response = await fetch(`${embedded.url}/installation/backup`, {
      headers: { apikey: embedded.secretKey }
    });
    const saving = pipeline(Readable.fromWeb(response.body as ReadableStream), createWriteStream(file));
    const after = embedded.sql('insert into public.kept values (101)');
    await Promise.all([saving, after]);
    await embedded.stop();

    const former = await restoreInstallation(file, dataDirectory, NOW);
    const restored = await startEmbedded({ dataDirectory });
    expect(await restored.sql('select count(*) as kept from public.kept')).toEqual([{ kept: 100 }]);
    expect(restored.secretKey).toBe(embedded.secretKey);
    await restored.stop();
    expect(former && existsSync(path.join(former, 'database'))).toBe(true);
    expect(statSync(path.join(dataDirectory, 'keys.json')).mode & 0o777).toBe(0o600);
  });

  test('that is none leaves the data as it was', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'no-backup');
    writeFileSync(file, 'hello');
    const dataDirectory = path.join(folder, 'data');
    await expect(restoreInstallation(file, dataDirectory, NOW)).rejects.toThrow('is not a backup');
    expect(existsSync(dataDirectory)).toBe(false);
  });

  describe('of an installation', () => {
    let folder: string;
    let backup: string;

    beforeAll(async () => {
      folder = temporaryFolder();
      backup = path.join(folder, 'backup.tar.gz');
      const dataDirectory = path.join(folder, 'data');
      const installation = await openInstallation({ dataDirectory });
      await installation.superuser.script(
        `create table public.kept (id int primary key);
         insert into public.kept select generate_series(1, 100);`
      );
      await installation.close();
      pack(dataDirectory);
    });

    const pack = (dataDirectory: string, file = backup) =>
      execFileSync('tar', ['-czf', file, '-C', dataDirectory, 'database', 'keys.json']);
    const at = (name: string) => path.join(folder, name);

    test.each([0.1, 0.5, 0.99])('that breaks off after %d of it changes nothing', async (share) => {
      const file = at('cut.tar.gz');
      copyFileSync(backup, file);
      truncateSync(file, Math.floor(statSync(backup).size * share));
      const before = readdirSync(at('data')).sort();
      const keys = readFileSync(at('data/keys.json'), 'utf8');
      await expect(restoreInstallation(file, at('data'), NOW)).rejects.toMatchObject({
        name: 'FolderError',
        message: expect.stringMatching(/^[^\n]*cut\.tar\.gz is not a backup that can be used \([^\n]*\.$/)
      });
      expect(readdirSync(at('data')).sort()).toEqual(before);
      expect(readFileSync(at('data/keys.json'), 'utf8')).toBe(keys);
    });

    test('with a table that is cut short is refused before it takes any place', async () => {
      const broken = at('broken');
      cpSync(at('data'), broken, { recursive: true });
      const inventory = JSON.parse(readFileSync(path.join(broken, 'database/vicina-inventory.json'), 'utf8'));
      const last = Object.keys(inventory)
        .filter((name) => /^base\/5\/\d+$/.test(name))
        .sort((a, b) => Number(a.slice(7)) - Number(b.slice(7)))
        .at(-1);
      truncateSync(path.join(broken, 'database', last!));
      pack(broken, at('broken.tar.gz'));
      await expect(restoreInstallation(at('broken.tar.gz'), at('data'), NOW)).rejects.toThrow(
        /broken\.tar\.gz is not a backup that can be used \(kept(_pkey)? is cut short/
      );
      expect(existsSync(at('data/database/PG_VERSION'))).toBe(true);
    });

    test('brings back a folder that lacks a file, keeping what is left of it', async () => {
      const dataDirectory = at('lacking');
      cpSync(at('data'), dataDirectory, { recursive: true });
      rmSync(path.join(dataDirectory, 'database/PG_VERSION'));
      const former = await restoreInstallation(backup, dataDirectory, NOW);
      expect(former && readdirSync(former).sort()).toEqual(['database', 'keys.json']);
      const installation = await openInstallation({ dataDirectory });
      expect(await installation.superuser.rows('select count(*) as kept from public.kept')).toEqual([
        { kept: 100 }
      ]);
      await installation.close();
    });

    test('is not put in the place of data that somebody uses', async () => {
      const lock = takeFolder(at('data'));
      await expect(restoreInstallation(backup, at('data'), NOW)).rejects.toThrow('stop that one first');
      lock.release();
    });
  });
});
