import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { freePort } from './port.ts';
import { keepRunning } from './keep-running.ts';

/** A process that answers on a port. */
async function server(port: number) {
  const child = spawn(
    process.execPath,
    [
      '-e',
      `require('http').createServer((_, r) => r.end(String(process.pid))).listen(${port}, () => console.log('up'))`
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] }
  );
  await once(child.stdout, 'data');
  const ended = once(child, 'exit');
  return {
    pid: child.pid!,
    ended,
    async stop() {
      child.kill('SIGKILL');
      await ended;
    }
  };
}

const whoAnswers = (port: number) =>
  fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(300) }).then((answer) => answer.text());

test('what is killed and what hangs is there again, and nothing is left when all stops', async () => {
  const stopping = { isAsked: false };
  const port = await freePort();
  const first = await server(port);
  const answers = () => whoAnswers(port).then(() => true, () => false); // prettier-ignore
  const running = keepRunning(
    first,
    { name: 'The server', start: () => server(port), answers, askEvery: 50 },
    stopping
  );
  process.kill(first.pid, 'SIGKILL');
  await expect.poll(() => whoAnswers(port).catch(() => ''), { timeout: 10_000 }).toMatch(/^\d+$/);
  const second = await whoAnswers(port);
  expect(second).not.toBe(String(first.pid));

  process.kill(Number(second), 'SIGSTOP');
  await expect.poll(() => whoAnswers(port).catch(() => second), { timeout: 20_000 }).not.toBe(second);

  stopping.isAsked = true;
  await running().stop();
  await expect(whoAnswers(port)).rejects.toThrow();
}, 40_000);
