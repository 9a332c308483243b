import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { projectFolder } from '../../supabase/embedded/folders.ts';

const LEAVE_WITH_PARENT = fileURLToPath(new URL('leave-with-parent.ts', import.meta.url));

/** What a server still answers when it is told to end may take this long. */
const END_WITHIN_MS = 5_000;

export interface Child {
  readonly process: ChildProcess;
  /** Resolves when it has ended, with its exit code (null when a signal ended it). */
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

export interface ChildOptions {
  readonly environment?: NodeJS.ProcessEnv;
  /** `pipe` to read what it says, `inherit` to let it speak. */
  readonly output: 'pipe' | 'inherit';
}

/** Runs a program of Node's that ends when this process does, even by `kill -9`. */
export function runNode(words: readonly string[], { environment = {}, output }: ChildOptions): Child {
  const child = spawn(process.execPath, ['--import', LEAVE_WITH_PARENT, ...words], {
    cwd: projectFolder,
    env: { ...process.env, TZ: 'UTC', ...environment },
    stdio: [output === 'inherit' ? 'inherit' : 'ignore', output, output, 'ipc']
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', reject);
  });
  return {
    process: child,
    ended,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS);
      await ended;
      clearTimeout(timer);
    }
  };
}

/** All a child says on both its outputs, from now on. */
export function whatItSays({ process: child }: Child): () => string {
  const parts: Buffer[] = [];
  child.stdout?.on('data', (part: Buffer) => parts.push(part));
  child.stderr?.on('data', (part: Buffer) => parts.push(part));
  return () => Buffer.concat(parts).toString();
}
