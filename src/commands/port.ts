import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Sentence } from './say.ts';

/** The port in PORT. @throws Sentence when it is no port. */
export function portFrom(environment: NodeJS.ProcessEnv, usual: number): number {
  const port = Number(environment.PORT || usual);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Sentence(`PORT must be a number from 1 to 65535, not "${environment.PORT}".`);
  }
  return port;
}

/** An app whose launcher was killed a moment ago stops listening within so long. */
const ENDING_TAKES_MS = 3_000;
const LOOK_EVERY_MS = 100;

/** @throws Sentence when another program listens on the port, and goes on to. */
export async function refuseIfTaken(port: number, host: string | undefined): Promise<void> {
  // Browsers try ::1 first for "localhost": someone who listens there alone would get our readers.
  const hosts = host ? [host] : ['0.0.0.0', '::1'];
  const until = Date.now() + ENDING_TAKES_MS;
  for (const one of hosts) {
    while (await isTaken(port, one)) {
      if (Date.now() > until) throw portTaken(port);
      await wait(LOOK_EVERY_MS);
    }
  }
}

export const portTaken = (port: number) =>
  new Sentence(`Port ${port} is already in use: stop what uses it, or choose another with PORT=${port + 1}.`);

function isTaken(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code === 'EADDRINUSE'));
    probe.listen(port, host, () => probe.close(() => resolve(false)));
  });
}

/** A port nobody listens on, on this machine. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
