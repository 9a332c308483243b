/** `npm run test:quick`: format, lint, types, and the tests of what has changed since main; a minute after a change of a room. */
import { changedFiles } from './changed-files.ts';
import { check, formatChecks, lintOf, runner, SYNC, TYPES } from './checks.ts';
import { say, showFailure } from './say.ts';
import { Stopping } from './stopping.ts';
import { summaryOf, type CheckOutcome } from './test-report.ts';
import { runVitest } from './vitest.ts';

/** Tests that read the whole house, and import nothing of it. */
const OF_THE_HOUSE = ['src/lib/names.test.ts', 'src/lib/rooms.test.ts', 'src/named-files.test.ts'];
/** What a tool's settings are changed in touches every file: then it is asked of all. */
const SETTINGS = /^(package(-lock)?\.json|\.prettierrc\.json|\.prettierignore|eslint\.config\.js)$/;

const stopping = new Stopping();
const run = runner(stopping);

async function testQuickly(): Promise<number> {
  const files = changedFiles();
  if (files.length === 0) say('Nothing has changed since main.');
  const toFormat = files.some((file) => SETTINGS.test(file)) ? ['.'] : files;
  const toLint = toFormat[0] === '.' ? ['.'] : files.filter((file) => /\.(m?[jt]s|svelte)$/.test(file));
  await run(SYNC, { output: 'inherit' });
  // Types take one processor as long as all the others together take the other. All of them: with its cache svelte-check
  // takes what a page is given (`data`) for `any`.
  const [types, rest] = await Promise.all([check('types', [TYPES], run), others()]);
  const all = [...rest, types];
  process.stdout.write(summaryOf(all));
  sayWhatIsLeft(files);
  return all.every(({ failed }) => failed === 0) ? 0 : 1;

  async function others(): Promise<CheckOutcome[]> {
    const done: CheckOutcome[] = [];
    if (toFormat.length > 0) done.push(await check('format', formatChecks(toFormat), run));
    if (toLint.length > 0) done.push(await check('lint', lintOf(toLint), run));
    done.push(await runVitest('unit', { related: [...OF_THE_HOUSE, ...files] }, run));
    return done;
  }
}

/** What a minute is too short for. */
function sayWhatIsLeft(files: readonly string[]): void {
  if (files.some((file) => /^(supabase|tests\/database)\//.test(file)))
    say('The database has changed: npm run test:database tests it.');
  if (files.some((file) => /\.svelte$|^src\/routes\/|^tests\/browser\//.test(file)))
    say('Pages have changed: npx playwright test <name> tests those that you name.');
  say('Before it is merged: npm test.');
}

const code = await Promise.race([testQuickly(), stopping.asked.then(() => 130)]).catch(showFailure);
await stopping.stop();
process.exit(code);
