/** `npm run test:watch`: the unit tests of what is changed, again at every change. */
import { runner } from './checks.ts';
import { showFailure } from './say.ts';
import { Stopping } from './stopping.ts';

const stopping = new Stopping();
const words = ['node_modules/vitest/vitest.mjs', 'watch', '--project', 'unit', ...process.argv.slice(2)];

const watching = runner(stopping)(words, { output: 'inherit' });
const code = await Promise.race([watching, stopping.asked.then(() => 0)]).catch(showFailure);
await stopping.stop();
process.exit(code ?? 0);
