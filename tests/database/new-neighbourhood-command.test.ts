import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded, type Embedded } from '../../supabase/embedded/start.ts';
import { entriesOf } from '../../supabase/seed/load.ts';
import { readSeed } from '../../supabase/seed/read.ts';

const VICINA = fileURLToPath(new URL('../../src/commands/vicina.ts', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'vicina-new-neighbourhood-test-'));
const outline = path.join(folder, 'molo.geojson');
let supabase: Embedded;

beforeAll(async () => {
  supabase = await startEmbedded({ dataDirectory: path.join(folder, 'data') });
  writeFileSync(
    outline,
    JSON.stringify({
      type: 'Polygon',
      coordinates: [
        [
          [8.92, 44.4],
          [8.93, 44.4],
          [8.93, 44.41],
          [8.92, 44.41],
          [8.92, 44.4]
        ]
      ]
    })
  );
});
afterAll(async () => {
  await supabase?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command to its end, with nobody at the keyboard. */
async function neighbourhood(...words: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [VICINA, 'neighbourhood', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, VICINA_DATA: path.join(folder, 'data'), SUPABASE_URL: '', INIT_CWD: folder }
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

const molo = ['--name', 'Molo vecchio', '--country', 'it', '--outline', outline];

test('a new neighbourhood is written, loaded, given its coordinator, and told where it is and what comes next', async () => {
  const { code, said } = await neighbourhood(
    'new',
    ...molo,
    '--city',
    'Genova',
    '--coordinator',
    'rosa@example.org'
  );
  expect([code, said]).toEqual([0, expect.stringContaining('/it/molo-vecchio')]);
  expect(said).toContain('import osm [extract] --neighbourhood molo-vecchio');
  expect(
    await supabase.sql('select slug, city, time_zone, locales[1] as own from public.neighbourhoods')
  ).toEqual([{ slug: 'molo-vecchio', city: 'Genova', time_zone: 'Europe/Rome', own: 'it' }]);
  expect(await supabase.sql('select email, role from private.invitations')).toEqual([
    { email: 'rosa@example.org', role: 'coordinator' }
  ]);
  expect((await neighbourhood('new', ...molo)).said).toContain('is there already and not empty');
});

test('the examples in its folder are in the format, every file of them', () => {
  const copy = path.join(folder, 'copied');
  cpSync(path.join(folder, 'molo-vecchio'), copy, { recursive: true });
  cpSync(path.join(copy, 'examples'), copy, { recursive: true });
  const entries = entriesOf(readSeed(copy)).filter(({ target }) => target !== 'categories');
  expect(new Set(entries.map(({ target }) => target)).size).toBe(9);
  expect(readSeed(copy).neighbourhoods[0]!.completeness).toHaveLength(1);
  expect(readSeed(copy).neighbourhoods[0]!.kindsAlsoCalled).toHaveLength(1);
  expect(readFileSync(path.join(copy, 'README.md'), 'utf8')).toContain('Molo vecchio');
});

test('all that is wrong is told at once, and nothing is written', async () => {
  const { code, said } = await neighbourhood(
    ...['new', '--name', 'Molo', '--country', 'XX', '--locales', 'it,tlh', '--timezone', 'Mars/Base'],
    ...['--outline', 'nowhere.geojson', '--coordinator', 'rosa']
  );
  expect(code).toBe(1);
  for (const reason of [
    '--country "XX" has no folder: there are ',
    '--locales: tlh is not spoken here: there are it (Italiano)',
    '--timezone "Mars/Base"',
    'nowhere.geojson, and "nowhere.geojson" is no number of a relation',
    '"rosa" is no e-mail address'
  ])
    expect(said).toContain(reason);
});

test('with nobody to answer, what is missing is named with its option', async () => {
  const { code, said } = await neighbourhood('new');
  expect(code).toBe(1);
  for (const option of ['--name', '--country', '--outline']) expect(said).toContain(`${option} is missing`);
});
