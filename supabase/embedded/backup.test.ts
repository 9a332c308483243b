import { createWriteStream, existsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../tests/database/temporary-folder.ts';
import { restoreInstallation } from './backup.ts';
import { migrationsFolder } from './folders.ts';
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
});
