/** `npm run test:postgres`: the database tests on a real PostgreSQL, in a cluster of their own. */
import { runNode } from './child.ts';
import { keepTemporaryFilesInMemory } from './memory-folder.ts';
import { startCluster } from './postgres-cluster.ts';
import { showFailure } from './say.ts';
import { Stopping } from './stopping.ts';
import { summaryOf } from './test-report.ts';
import { runVitest } from './vitest.ts';

keepTemporaryFilesInMemory();
const stopping = new Stopping();

async function testOnPostgres(): Promise<number> {
  const cluster = await startCluster();
  stopping.add(cluster.stop);
  const environment = { VICINA_TEST_ENGINE: 'postgres', DATABASE_URL: cluster.url };
  const outcome = await runVitest(
    'database',
    { environment, words: process.argv.slice(2) },
    (words, options) => {
      const child = runNode(words, options);
      stopping.add(child.stop);
      return child.ended;
    }
  );
  process.stdout.write(summaryOf([outcome]));
  return outcome.failed === 0 ? 0 : 1;
}

const code = await Promise.race([testOnPostgres(), stopping.asked.then(() => 130)]).catch(showFailure);
await stopping.stop();
process.exit(code);
