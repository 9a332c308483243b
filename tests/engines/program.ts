import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Program {
  readonly folder: string;
  /** What the program said that fits, once it has said it. @throws Error when it ends or is silent */
  said(pattern: RegExp): Promise<string>;
  stop(): Promise<void>;
}

export interface ProgramOptions {
  readonly file: string;
  /** Told the folder of its own that is gone afterwards. */
  readonly words: (folder: string) => readonly string[];
  readonly environment?: (folder: string) => NodeJS.ProcessEnv;
}

const SAYS_WITHIN_MS = 30_000;

/** Starts a browser or what drives one, as the first of a group of processes that all end with it. */
export function startProgram({ file, words, environment }: ProgramOptions): Program {
  const folder = mkdtempSync(path.join(tmpdir(), 'vicina-engine-'));
  const child = spawn(file, words(folder), {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, TZ: 'Europe/Rome', HOME: folder, ...environment?.(folder) }
  });
  const ended = once(child, 'exit').catch(() => {});
  let all = '';
  const hear = new Set<() => void>();
  for (const output of [child.stdout, child.stderr])
    output.on('data', (part: Buffer) => {
      all = (all + part.toString()).slice(-20_000);
      for (const one of hear) one();
    });
  const killGroup = (signal: NodeJS.Signals) => {
    try {
      if (child.pid) process.kill(-child.pid, signal);
    } catch {
      // All have ended.
    }
  };
  const leave = () => killGroup('SIGKILL');
  process.on('exit', leave);
  return {
    folder,
    said: (pattern) =>
      new Promise((resolve, reject) => {
        const fail = () => reject(new Error(`${path.basename(file)} did not start: ${all.slice(-500)}`));
        const timer = setTimeout(fail, SAYS_WITHIN_MS);
        const look = () => {
          const [whole, part] = pattern.exec(all) ?? [];
          if (whole === undefined) return;
          clearTimeout(timer);
          hear.delete(look);
          resolve(part ?? whole);
        };
        hear.add(look);
        child.once('exit', fail);
        child.once('error', fail);
        look();
      }),
    async stop() {
      process.off('exit', leave);
      killGroup('SIGTERM');
      const timer = setTimeout(leave, 2_000);
      await ended;
      clearTimeout(timer);
      leave();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  };
}
