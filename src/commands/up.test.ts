import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { takeFolder } from '../../supabase/embedded/lock.ts';
import { freePort } from './port.ts';

const UP = fileURLToPath(new URL('up.ts', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'vicina-up-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `up` to its end; every refusal here comes before anything is built or started. */
function up(environment: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [UP], {
    encoding: 'utf8',
    env: {
      ...process.env,
      PORT: '',
      SUPABASE_URL: '',
      VICINA_DATA: path.join(folder, 'data'),
      ...environment
    }
  });
  return { status, said: stdout + stderr };
}

test('a port that is taken is one sentence', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(up({ PORT: String(port) })).toEqual({
    status: 1,
    said: `Port ${port} is already in use: stop what uses it, or choose another with PORT=${port + 1}.\n`
  });
  server.close();
});

test('data that another one uses is one sentence', async () => {
  const lock = takeFolder(folder);
  expect(up({ VICINA_DATA: folder, PORT: String(await freePort()) })).toEqual({
    status: 1,
    said: `The data in ${folder} is already in use by process ${process.pid}: stop that one first.\n`
  });
  lock.release();
});

test('data that cannot be kept where it should is one sentence', async () => {
  expect(up({ VICINA_DATA: UP, PORT: String(await freePort()) })).toEqual({
    status: 1,
    said: `The data cannot be kept in ${UP}: it must be a folder that can be written.\n`
  });
});

test.each(['abc', '0', '70000', '3000.5'])('a port that is none is one sentence: %s', (port) => {
  expect(up({ PORT: port })).toEqual({
    status: 1,
    said: `PORT must be a number from 1 to 65535, not "${port}".\n`
  });
});

test('half of a Supabase is one sentence', async () => {
  expect(
    up({ SUPABASE_URL: 'http://127.0.0.1:1', SUPABASE_PUBLISHABLE_KEY: '', PORT: String(await freePort()) })
  ).toEqual({
    status: 1,
    said: 'SUPABASE_URL is set, SUPABASE_PUBLISHABLE_KEY is not: set both or none.\n'
  });
});

test('mail that cannot be sent from anybody is one sentence', async () => {
  expect(up({ SMTP_URL: 'smtps://mail.example.org', MAIL_FROM: '', PORT: String(await freePort()) })).toEqual(
    {
      status: 1,
      said: 'SMTP_URL is set, MAIL_FROM is not: it must be the address that mail comes from.\n'
    }
  );
});
