/**
 * `npm run test:engines`: every public page and the main stories in old and other engines, beside today's Chromium: old
 * Chromiums, WebKit, Firefox. Prints a table. `npm run test:engines -- WebKit list` has only those engines and lines.
 */
import { createClient } from '@supabase/supabase-js';
import { addDemonstration, demonstrationEntries } from '../../supabase/seed/demonstration.ts';
import { everyLine } from '../../tests/engines/compare.ts';
import { ENGINES, findEngines, type EngineName } from '../../tests/engines/every-engine.ts';
import { runLines } from '../../tests/engines/run.ts';
import { failuresIn, tableOf } from '../../tests/engines/table.ts';
import { ensureBrowser } from './browser.ts';
import { keepTemporaryFilesInMemory } from './memory-folder.ts';
import { say, Sentence, showFailure } from './say.ts';
import { Stopping } from './stopping.ts';
import { startTemporaryApp } from './temporary-app.ts';

keepTemporaryFilesInMemory();
const stopping = new Stopping();

async function testEngines(): Promise<number> {
  const words = process.argv.slice(2);
  const isEngine = (word: string): word is EngineName => ENGINES.includes(word as EngineName);
  const named = words.filter(isEngine);
  // What others read is compared with what today's Chromium reads.
  const asked = ENGINES.filter((name, at) => at === 0 || named.length === 0 || named.includes(name));
  const wanted = words.filter((word) => !isEngine(word));
  const lines = everyLine().filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  if (lines.length === 0) throw new Sentence(`There is no page and no story "${wanted.join('", "')}".`);

  process.env['ADDRESS_HEADER'] = 'x-forwarded-for';
  const { origin, supabase } = await startTemporaryApp(stopping);
  const client = createClient(supabase.url, supabase.secretKey!, { auth: { persistSession: false } });
  await addDemonstration(client, demonstrationEntries(['san-siro']));
  const engines = await findEngines(asked, await ensureBrowser(), stopping);
  const { outcomes, missing } = await runLines(engines, lines, origin, say);
  const names = lines.map(({ name }) => name);
  process.stdout.write(`\n${tableOf(names, asked, outcomes)}\n\n`);
  const failures = failuresIn(outcomes);
  for (const failure of failures) say(failure);
  // Never silently: where an engine cannot be had, its column is empty, and this says why.
  for (const one of missing) say(one);
  return failures.length === 0 ? 0 : 1;
}

const code = await Promise.race([testEngines(), stopping.asked.then(() => 130)]).catch(showFailure);
await stopping.stop();
process.exit(code);
