/**
 * `npm run test:postgres`: the database tests on a real PostgreSQL, in a cluster of their own; then the main stories of the
 * browser tests, with `npm run up` on a database of that cluster. What is named after it is the database tests' alone.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { runNode, type ChildOptions } from './child.ts';
import { countsOfPlaywright } from './playwright-report.ts';
import { keepTemporaryFilesInMemory } from './memory-folder.ts';
import { freePort } from './port.ts';
import { startCluster } from './postgres-cluster.ts';
import { showFailure } from './say.ts';
import { Stopping } from './stopping.ts';
import { countTests, summaryOf, type CheckOutcome } from './test-report.ts';
import { runVitest } from './vitest.ts';

keepTemporaryFilesInMemory();
const stopping = new Stopping();

const run = (words: readonly string[], options: ChildOptions) => {
  const child = runNode(words, options);
  stopping.add(child.stop);
  return child.ended;
};

async function testOnPostgres(): Promise<number> {
  const words = process.argv.slice(2);
  const cluster = await startCluster();
  stopping.add(cluster.stop);
  const environment = { VICINA_TEST_ENGINE: 'postgres', VICINA_TEST_DATABASE_URL: cluster.url };
  const outcomes = [await runVitest('database', { environment, words }, run)];
  if (words.length === 0 && !stopping.isAsked) outcomes.push(await tellStories(cluster.url));
  process.stdout.write(summaryOf(outcomes));
  return outcomes.every(({ failed }) => failed === 0) ? 0 : 1;
}

async function tellStories(server: string): Promise<CheckOutcome> {
  const began = performance.now();
  const folder = mkdtempSync(path.join(tmpdir(), 'vicina-stories-'));
  stopping.add(async () => rmSync(folder, { recursive: true, force: true }));
  const pool = postgres(server, { max: 1, onnotice: () => {} });
  await pool`create database vicina_stories`;
  await pool.end();
  const report = path.join(folder, 'report.json');
  const environment = {
    DATABASE_URL: Object.assign(new URL(server), { pathname: '/vicina_stories' }).href,
    VICINA_DATA: path.join(folder, 'data'),
    PORT: String(await freePort()),
    PLAYWRIGHT_JSON_OUTPUT_NAME: report
  };
  const words = ['test', '--grep', '@postgres', '--reporter=list,json'];
  const code = await run(['node_modules/@playwright/test/cli.js', ...words], {
    environment,
    output: 'inherit'
  });
  const counts = countTests(report, countsOfPlaywright, code);
  return { name: 'stories', ...counts, seconds: (performance.now() - began) / 1000 };
}

const code = await Promise.race([testOnPostgres(), stopping.asked.then(() => 130)]).catch(showFailure);
await stopping.stop();
process.exit(code);
