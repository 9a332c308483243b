import { spawn } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../tests/database/temporary-folder.ts';
import { migrationsFolder } from './folders.ts';
import { readMigrations } from './migrate.ts';
import { prepareDatabase } from './prepare.ts';
import { startEmbedded } from './start.ts';

/** A launcher in a process of its own, that says the process number of what it started. */
function launch(dataDirectory: string) {
  const launching = `import { startEmbedded } from ${JSON.stringify(import.meta.resolve('./start.ts'))};
    const { pid } = await startEmbedded({ dataDirectory: ${JSON.stringify(dataDirectory)} });
    console.log(pid);`;
  return spawn(process.execPath, ['--input-type=module-typescript', '-e', launching]);
}

async function isGone(pid: number): Promise<boolean> {
  for (let times = 0; times < 50; times++) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

describe.skipIf(process.env.VICINA_TEST_ENGINE === 'postgres')('the embedded Supabase', () => {
  beforeAll(() => prepareDatabase(readMigrations(migrationsFolder)));

  test.each(['SIGKILL', 'SIGTERM'] as const)('ends when what started it is ended by %s', async (signal) => {
    const dataDirectory = temporaryFolder();
    const launcher = launch(dataDirectory);
    const pid = await new Promise<number>((resolve) =>
      launcher.stdout.once('data', (text) => resolve(Number(text)))
    );
    launcher.kill(signal);
    expect(await isGone(pid)).toBe(true);
  });

  test('refuses a folder another one has, with one sentence', async () => {
    const dataDirectory = temporaryFolder();
    const embedded = await startEmbedded({ dataDirectory });
    await expect(startEmbedded({ dataDirectory })).rejects.toMatchObject({
      code: 'FolderInUse',
      message: `The data in ${dataDirectory} is already in use by process ${embedded.pid}: stop that one first.`
    });
    expect(await embedded.sql('select 1 as alive')).toEqual([{ alive: 1 }]);
    await embedded.stop();
    const again = await startEmbedded({ dataDirectory });
    await again.stop();
  });
});
