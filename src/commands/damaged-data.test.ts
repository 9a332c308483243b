import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { keepSecrets } from '../../supabase/embedded/secrets.ts';
import { freePort } from './port.ts';

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'vicina-damaged-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Keys, and a database of which no file is left. */
const data = path.join(folder, 'data');
mkdirSync(path.join(data, 'database'), { recursive: true });
await keepSecrets(data);
const SENTENCE = `The data in ${data} is not whole (database/PG_VERSION is missing): nothing was changed; put a backup in its place with npm run vicina -- restore <file>.\n`;

async function run(words: readonly string[], environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    env: {
      ...process.env,
      PORT: String(await freePort()),
      SUPABASE_URL: '',
      VICINA_DATA: data,
      ...environment
    }
  });
  return { status, said: stdout + stderr };
}

const calendar = path.join(folder, 'calendar.ics');
writeFileSync(calendar, 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
const seed = path.join(file('../../supabase/seed'), 'san-siro');

/** Each command with words it would work with. `restore` is what the sentence names; `keys` does not open the data. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  backup: [path.join(folder, 'backup.tar.gz')],
  coordinator: ['rosa@example.org'],
  demo: ['remove'],
  feeds: ['list'],
  import: ['ics', calendar, '--neighbourhood', 'borgo', '--organisation', 'nido'],
  neighbourhood: ['add', seed],
  'walk-graph': ['borgo', calendar]
};

test('no command that opens the data is left out', () => {
  const all = readdirSync(file('vicina')).map((name) => name.replace(/\.ts$/, ''));
  expect([...Object.keys(COMMANDS), 'doctor', 'keys', 'licences', 'restore'].sort()).toEqual(all.sort());
});

test.each(Object.entries(COMMANDS))('damaged data is one sentence of vicina %s', async (name, words) => {
  expect(await run([file('vicina.ts'), name, ...words])).toEqual({ status: 1, said: SENTENCE });
});

test.each(['up', 'dev'])('damaged data is one sentence of %s', async (name) => {
  expect(await run([file(`${name}.ts`)])).toEqual({ status: 1, said: SENTENCE });
});

test('the doctor tells of damaged data and goes on', async () => {
  const { status, said } = await run([file('vicina.ts'), 'doctor']);
  expect(status).toBe(1);
  expect(said).toContain(`PROBLEM  ${SENTENCE}`);
  expect(said).not.toContain('    at ');
});

test('who asks for it is told what stands behind the sentence', async () => {
  const { said } = await run([file('up.ts')], { LOG_LEVEL: 'debug' });
  expect(said.startsWith(SENTENCE)).toBe(true);
  expect(said).toContain('    at refuseMissing');
});

test('keys that were lost are made anew, and those that were there are kept', async () => {
  writeFileSync(path.join(data, 'keys.json'), '{"jwt');
  const { status, said } = await run([file('vicina.ts'), 'keys', 'new']);
  expect(status).toBe(0);
  const kept = /are in (.+before-.+)\n/.exec(said)?.[1];
  expect(kept && readdirSync(kept)).toEqual(['keys.json']);
  expect(await run([file('up.ts')])).toEqual({ status: 1, said: SENTENCE });
});
