/** `npm test`: every check, whatever the ones before it said; one after another where each uses every processor. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { check, formatChecks, lintOf, runner, SYNC, TYPES } from './checks.ts';
import { keepTemporaryFilesInMemory } from './memory-folder.ts';
import { countsOfPlaywright } from './playwright-report.ts';
import { freePort } from './port.ts';
import { say, showFailure } from './say.ts';
import { Stopping } from './stopping.ts';
import { countTests, summaryOf, type CheckOutcome } from './test-report.ts';
import { runVitest } from './vitest.ts';

keepTemporaryFilesInMemory();
const stopping = new Stopping();
const folder = mkdtempSync(path.join(tmpdir(), 'vicina-tests-'));
stopping.add(async () => rmSync(folder, { recursive: true, force: true }));

const run = runner(stopping);

async function checkInBrowser(): Promise<CheckOutcome> {
  const began = performance.now();
  const report = path.join(folder, 'browser.json');
  const environment = {
    VICINA_DATA: path.join(folder, 'data'),
    PORT: String(await freePort()),
    PLAYWRIGHT_JSON_OUTPUT_NAME: report
  };
  const words = ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'];
  const code = await run(words, { environment, output: 'inherit' });
  const counts = countTests(report, countsOfPlaywright, code);
  return { name: 'browser', ...counts, seconds: (performance.now() - began) / 1000 };
}

/** Each takes one processor: lint as long as the others together. */
async function readSources(): Promise<CheckOutcome[]> {
  await run(SYNC, { output: 'inherit' });
  const others = async () => [
    await check('format', formatChecks(['.']), run),
    await check('types', [TYPES], run),
    await check('unused', [['node_modules/knip/bin/knip.js']], run)
  ];
  const [rest, lint] = await Promise.all([others(), check('lint', lintOf(['.']), run)]);
  return [...rest, lint];
}

const CHECKS: readonly (() => Promise<CheckOutcome | CheckOutcome[]>)[] = [
  readSources,
  () => runVitest('unit', {}, run),
  () => runVitest('database', {}, run),
  () => runVitest('house', {}, run),
  checkInBrowser
];

async function test(): Promise<number> {
  const outcomes: CheckOutcome[] = [];
  for (const next of CHECKS) {
    const done = [await next()].flat();
    outcomes.push(...done);
    if (stopping.isAsked) return 130;
    for (const { name, failed } of done) say(`${name}: ${failed === 0 ? 'ok' : 'FAILED'}\n`);
  }
  process.stdout.write(summaryOf(outcomes));
  return outcomes.every(({ failed }) => failed === 0) ? 0 : 1;
}

const code = await Promise.race([test(), stopping.asked.then(() => 130)]).catch(showFailure);
await stopping.stop();
process.exit(code);
