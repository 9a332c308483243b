/**
 * `npm run bench`: measures, and prints a table. `npm run bench -- search million` measures only those; with `--postgres`
 * the app's are measured on a PostgreSQL of its own in place of the embedded database.
 */
import { contributorsAtOnce } from './bench/contributors.ts';
import { evidenceOfMany } from './bench/evidence.ts';
import { oneSearch } from './bench/find.ts';
import { firstView } from './bench/first-view.ts';
import { importCost } from './bench/import-cost.ts';
import { keptAnswersBench } from './bench/kept.ts';
import { importBench } from './bench/import.ts';
import { lighthouseScores } from './bench/lighthouse.ts';
import { amongAMillion } from './bench/million.ts';
import { largeNetwork } from './bench/network.ts';
import { recurrence } from './bench/recurrence.ts';
import { searchThroughApi } from './bench/search.ts';
import { figuresTable, type Figure } from './bench/table.ts';
import { tilesOfMany } from './bench/tiles.ts';
import { walkingBench } from './bench/walking.ts';
import { ensureBrowser } from './browser.ts';
import { say, Sentence, showFailure } from './say.ts';
import { Stopping } from './stopping.ts';
import { startTemporaryApp } from './temporary-app.ts';

const BENCHES = [
  'first-view',
  'lighthouse',
  'kept',
  'search',
  'contributors',
  'tiles',
  'network',
  'evidence',
  'recurrence',
  'walking',
  'import',
  'million'
] as const;
type Bench = (typeof BENCHES)[number];

const stopping = new Stopping();

async function bench(): Promise<number> {
  const words = process.argv.slice(2);
  const onPostgres = words.includes('--postgres');
  const asked = words.filter((word) => word !== '--postgres');
  const unknown = asked.find((name) => !BENCHES.includes(name as Bench));
  if (unknown) throw new Sentence(`There is no bench "${unknown}": ${BENCHES.join(', ')}.`);
  const wanted = new Set<Bench>(asked.length > 0 ? (asked as Bench[]) : BENCHES);
  const figures: Figure[] = [];

  if (
    ['first-view', 'lighthouse', 'kept', 'search', 'contributors', 'tiles', 'network', 'evidence'].some(
      (name) => wanted.has(name as Bench)
    )
  ) {
    const app = await startTemporaryApp(stopping, onPostgres);
    const { origin, supabase } = app;
    if (wanted.has('first-view')) figures.push(...(await firstView(origin, await ensureBrowser())));
    if (wanted.has('lighthouse')) figures.push(...(await lighthouseScores(origin, await ensureBrowser())));
    if (wanted.has('kept')) {
      figures.push(...(await keptAnswersBench(app)));
    }
    if (wanted.has('network')) figures.push(...(await largeNetwork(app, await ensureBrowser())));
    if (wanted.has('evidence')) figures.push(...(await evidenceOfMany(app)));
    if (wanted.has('tiles')) figures.push(...(await tilesOfMany(app)));
    if (wanted.has('search')) {
      for (const count of [400, 20_000]) {
        say(`Searching among ${count} places…`);
        figures.push(...(await searchThroughApi(origin, supabase, count)));
        figures.push(...(await oneSearch(origin, count)));
      }
    }
    if (wanted.has('contributors')) {
      say('Fifty contribute for a minute…');
      figures.push(...(await contributorsAtOnce(origin, app)));
    }
  }
  if (wanted.has('recurrence')) figures.push(...(await recurrence()));
  if (wanted.has('walking')) figures.push(...(await walkingBench()));
  if (wanted.has('import')) {
    say('Reading an extract of 100 MB, and writing places to PostgreSQL…');
    figures.push(...(await importBench()), ...(await importCost()));
  }
  if (wanted.has('million')) {
    say('Filling PostgreSQL with a million places…');
    figures.push(...(await amongAMillion()));
  }
  process.stdout.write(`\n${figuresTable(figures)}\n`);
  return figures.every(({ holds }) => holds) ? 0 : 1;
}

const code = await Promise.race([bench(), stopping.asked.then(() => 130)]).catch(showFailure);
await stopping.stop();
process.exit(code);
