import { spawn } from 'node:child_process';
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../tests/database/temporary-folder.ts';
import { refuseIfInUse, takeFolder, takeFolderWhenFree, waitUntilFree } from './lock.ts';

const lockIn = (folder: string) => path.join(folder, 'lock');

function touchedAgo(folder: string, milliseconds: number): void {
  const then = new Date(Date.now() - milliseconds);
  utimesSync(lockIn(folder), then, then);
}

test('a folder in use is refused with one sentence that names the process', () => {
  const folder = temporaryFolder();
  const lock = takeFolder(folder);
  expect(() => takeFolder(folder)).toThrow(
    `The data in ${folder} is already in use by process ${process.pid}: stop that one first.`
  );
  lock.release();
  expect(existsSync(lockIn(folder))).toBe(false);
  takeFolder(folder).release();
});

test('the lock of a process that was killed is taken over', async () => {
  const folder = temporaryFolder();
  const holding = `import { takeFolder } from ${JSON.stringify(import.meta.resolve('./lock.ts'))};
    takeFolder(${JSON.stringify(folder)}); console.log('taken'); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module-typescript', '-e', holding]);
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  expect(() => refuseIfInUse(folder)).toThrow(`in use by process ${holder.pid}`);
  holder.kill('SIGKILL');
  await new Promise((resolve) => holder.once('exit', resolve));
  takeFolder(folder).release();
});

test('another process that got the number of a dead holder is not taken for it', () => {
  const folder = temporaryFolder();
  takeFolder(folder);
  const holder = JSON.parse(readFileSync(lockIn(folder), 'utf8'));
  writeFileSync(lockIn(folder), JSON.stringify({ ...holder, began: '1' }));
  expect(() => refuseIfInUse(folder)).not.toThrow();
});

test('a holder on another machine lives as long as it touches its lock', () => {
  const folder = temporaryFolder();
  writeFileSync(lockIn(folder), JSON.stringify({ pid: 1, began: '1', host: 'elsewhere' }));
  expect(() => refuseIfInUse(folder)).toThrow('in use by process 1');
  touchedAgo(folder, 60_000);
  expect(() => refuseIfInUse(folder)).not.toThrow();
});

test('of many that find a stale lock at once, one takes it', async () => {
  const folder = temporaryFolder();
  writeFileSync(lockIn(folder), JSON.stringify({ pid: 999_999_999, began: '1', host: 'gone' }));
  utimesSync(lockIn(folder), new Date(0), new Date(0));
  const taking = `import { takeFolder } from ${JSON.stringify(import.meta.resolve('./lock.ts'))};
    try { takeFolder(${JSON.stringify(folder)}); console.log('taken'); setInterval(() => {}, 1000); }
    catch { console.log('refused'); }`;
  const takers = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ['--input-type=module-typescript', '-e', taking])
  );
  // Whoever took it lives until the last has tried: on a busy machine that one is seconds late.
  const said = await Promise.all(
    takers.map(
      ({ stdout }) =>
        new Promise<string>((resolve) => stdout.once('data', (text) => resolve(String(text).trim())))
    )
  );
  for (const taker of takers) taker.kill();
  expect(said.filter((word) => word === 'taken')).toHaveLength(1);
});

test('who comes while another is ending waits, and is refused by one that lives on', async () => {
  const folder = temporaryFolder();
  const lock = takeFolder(folder);
  await expect(waitUntilFree(folder)).rejects.toThrow('stop that one first');
  const waiting = takeFolderWhenFree(folder);
  lock.release();
  (await waiting).release();
});

test('one on another machine that touches its lock meanwhile lives; one that does not is waited for', async () => {
  const folder = temporaryFolder();
  writeFileSync(lockIn(folder), JSON.stringify({ pid: 1, began: '1', host: 'elsewhere' }));
  touchedAgo(folder, 29_000);
  await waitUntilFree(folder);
  touchedAgo(folder, 10_000);
  const waiting = waitUntilFree(folder);
  touchedAgo(folder, 0);
  await expect(waiting).rejects.toThrow('in use by process 1');
});

test('a holder in another container is not looked for among the processes here', () => {
  const folder = temporaryFolder();
  takeFolder(folder);
  const holder = JSON.parse(readFileSync(lockIn(folder), 'utf8'));
  writeFileSync(lockIn(folder), JSON.stringify({ ...holder, pid: 999_999_999, numbers: 'pid:[1]' }));
  expect(() => refuseIfInUse(folder)).toThrow('in use by process 999999999');
});

test.runIf(existsSync('/proc/self/stat'))(
  'a killed holder whose parent never asks for its end does not live',
  async () => {
    const folder = temporaryFolder();
    const holding = `import { takeFolder } from ${JSON.stringify(import.meta.resolve('./lock.ts'))};
      takeFolder(${JSON.stringify(folder)}); process.kill(process.pid, 'SIGKILL');`;
    // The shell becomes a program that waits for nobody.
    const parent = spawn('sh', [
      '-c',
      '"$1" --input-type=module-typescript -e "$2" & exec sleep 60',
      'sh',
      process.execPath,
      holding
    ]);
    const pid = await numberOfHolder(folder);
    while (!/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) await pause();
    expect(() => refuseIfInUse(folder)).not.toThrow();
    parent.kill();
  }
);

test('a lock that was begun by one that died in it is waited for', async () => {
  const folder = temporaryFolder();
  const taking = path.join(folder, 'lock.taking');
  writeFileSync(taking, '999999999');
  const nearlyOld = new Date(Date.now() - 9_500);
  utimesSync(taking, nearlyOld, nearlyOld);
  (await takeFolderWhenFree(folder)).release();
  expect(existsSync(taking)).toBe(false);
});

const pause = () => new Promise((resolve) => setTimeout(resolve, 50));

async function numberOfHolder(folder: string): Promise<number> {
  for (;;) {
    try {
      return JSON.parse(readFileSync(lockIn(folder), 'utf8')).pid;
    } catch {
      await pause();
    }
  }
}
