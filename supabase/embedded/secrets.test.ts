import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../tests/database/temporary-folder.ts';
import { prepareDatabase } from './prepare.ts';
import { keepSecrets } from './secrets.ts';
import { startEmbedded, type Embedded } from './start.ts';
import { readMigrations } from './migrate.ts';
import { migrationsFolder } from './folders.ts';

test('two installations have nothing secret in common', async () => {
  const one = await keepSecrets(temporaryFolder());
  const other = await keepSecrets(temporaryFolder());
  const all = [...Object.values(one), ...Object.values(other)];
  expect(new Set(all).size).toBe(6);
  for (const secret of all) expect(secret.length).toBeGreaterThanOrEqual(43);
});

test('the keys stay the same and only their owner can read them', async () => {
  const folder = temporaryFolder();
  const first = await keepSecrets(folder);
  expect(await keepSecrets(folder)).toEqual(first);
  expect(statSync(path.join(folder, 'keys.json')).mode & 0o777).toBe(0o600);
});

test.each(['', '{}', '{"jwtSecret":""}', 'not json'])(
  'a spoilt key file is refused, not replaced: %s',
  async (text) => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'keys.json'), text);
    await expect(keepSecrets(folder)).rejects.toThrow('does not hold the keys');
  }
);

describe.skipIf(process.env.VICINA_TEST_ENGINE === 'postgres')('the API', () => {
  let embedded: Embedded;

  beforeAll(async () => {
    await prepareDatabase(readMigrations(migrationsFolder));
    embedded = await startEmbedded({ dataDirectory: temporaryFolder() });
  });

  afterAll(() => embedded?.stop());

  const ask = (apikey: string | undefined, at: string) =>
    fetch(`${embedded.url}${at}`, { headers: apikey === undefined ? {} : { apikey } });

  test.each(['/rest/v1/places', '/auth/v1/user', '/installation/backup'])(
    'refuses %s without a key and with a wrong one',
    async (at) => {
      for (const key of [undefined, '', 'sb_secret_guess', embedded.publishableKey.slice(0, -1)]) {
        expect((await ask(key, at)).status).toBe(401);
      }
    }
  );

  test('lets the right key in', async () => {
    expect((await ask(embedded.publishableKey, '/rest/v1/places?select=slug')).status).toBe(200);
  });

  test('gives no backup for the publishable key', async () => {
    expect((await ask(embedded.publishableKey, '/installation/backup')).status).toBe(401);
  });

  test.each(['/_system/config', '/_system/info', '/_system/introspect', '/', '/storage/v1/bucket'])(
    'serves nothing that nobody uses at %s, with a key or without',
    async (at) => {
      for (const key of [undefined, embedded.publishableKey, embedded.secretKey]) {
        expect((await ask(key, at)).status).toBe(404);
      }
    }
  );

  test('listens on this machine alone', async () => {
    expect(new URL(embedded.url).hostname).toBe('127.0.0.1');
  });
});
