import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded, type Embedded } from '../../supabase/embedded/start.ts';
import { ground, neighbourhood } from './entries.ts';

const VICINA = fileURLToPath(new URL('../../src/commands/vicina.ts', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'vicina-coordinator-test-'));
let supabase: Embedded;

beforeAll(async () => {
  supabase = await startEmbedded({ dataDirectory: folder });
  await imports(ground);
});
afterAll(async () => {
  await supabase?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function imports(entries: readonly object[]): Promise<void> {
  const client = createClient(supabase.url, supabase.secretKey, { auth: { persistSession: false } });
  expect((await client.rpc('import_entries', { source: 'test', entries })).error).toBeNull();
}

/** Runs the command to its end, beside the Supabase that is running. */
async function coordinator(...words: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [VICINA, 'coordinator', ...words], {
    env: { ...process.env, VICINA_DATA: folder, SUPABASE_URL: '' }
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

const invited = () => supabase.sql('select email, role from private.invitations order by email');

test('the first coordinator of the only neighbourhood needs no more than her e-mail', async () => {
  expect(await coordinator('--dry-run', 'rosa@example.org')).toMatchObject({ code: 0 });
  expect(await invited()).toEqual([]);
  const { code, said } = await coordinator('Rosa@Example.org');
  expect([code, said]).toEqual([0, expect.stringContaining('as soon as she signs in at /it/borgo/manage')]);
  expect(await invited()).toEqual([{ email: 'rosa@example.org', role: 'coordinator' }]);
});

test.each([
  [['rosa'], '"rosa" is no e-mail address'],
  [[], 'Use: npm run vicina -- coordinator'],
  [['a@example.org', '--neighbourhood', 'nowhere'], 'There is no neighbourhood "nowhere": there are borgo.']
])('what cannot be is one sentence: %j', async (words, sentence) => {
  const { code, said } = await coordinator(...words);
  expect(code).toBe(1);
  expect(said.trim().split('\n')).toEqual([expect.stringContaining(sentence)]);
});

test('where there are several neighbourhoods, it must be said which', async () => {
  await imports([neighbourhood('altrove')]);
  expect((await coordinator('nadia@example.org')).said).toContain('there are altrove, borgo');
  expect((await coordinator('nadia@example.org', '--neighbourhood', 'altrove')).code).toBe(0);
});
