import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromParent, FromServer, PlainError, ServerOptions } from './messages.ts';

export interface Embedded {
  readonly url: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  readonly pid: number;
  /** One statement as the owner of the database; a refused one throws with its `code`. */
  sql<Row = Record<string, unknown>>(query: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Resolves when the process has ended, with its exit code. */
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

const SERVER = fileURLToPath(new URL('server.ts', import.meta.url));

/** What it has to finish takes milliseconds; a process that does not end by itself is ended. */
const STOP_WITHIN_MS = 5_000;

/**
 * Starts the embedded Supabase as a child process and resolves when its migrations are applied.
 * It ends when this process does, however this process ends.
 * @throws Error with one sentence and a `code`: `FolderInUse` when another process has the data folder.
 */
export async function startEmbedded({
  signal,
  databaseUrl,
  ...options
}: Omit<ServerOptions, 'port'> & {
  readonly port?: number;
  /** `postgres://…` of the database to be used in place of one in the folder. */
  readonly databaseUrl?: string | undefined;
  /** Ends a start that is no longer wanted; what was begun is begun anew by the next. */
  readonly signal?: AbortSignal;
}): Promise<Embedded> {
  const child = fork(SERVER, [JSON.stringify({ port: 0, ...options })], {
    execArgv: [],
    env: { ...process.env, TZ: 'UTC', DATABASE_URL: databaseUrl },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc']
  });
  const giveUp = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', giveUp);
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const asked = new Map<number, { resolve: (rows: never[]) => void; reject: (error: Error) => void }>();
  const ready = await new Promise<FromServer & { kind: 'ready' }>((resolve, reject) => {
    child.on('message', (message: FromServer) => {
      if (message.kind === 'ready') resolve(message);
      else if (message.kind === 'failed') reject(errorOf(message.refusal));
      else if (message.kind === 'rows') asked.get(message.id)?.resolve(message.rows as never[]);
      else asked.get(message.id)?.reject(errorOf(message.refusal));
    });
    void ended.then((code) => {
      const error = new Error(`The embedded Supabase ended with code ${code}.`);
      reject(error);
      for (const { reject: refuse } of asked.values()) refuse(error);
    });
  });
  signal?.removeEventListener('abort', giveUp);
  let questions = 0;
  return {
    url: ready.url,
    publishableKey: ready.publishableKey,
    secretKey: ready.secretKey,
    pid: child.pid ?? 0,
    ended,
    async sql(query, parameters = []) {
      const id = ++questions;
      try {
        return await new Promise((resolve, reject) => {
          asked.set(id, { resolve, reject });
          tell(child, { kind: 'sql', id, query, parameters });
        });
      } finally {
        asked.delete(id);
      }
    },
    async stop() {
      if (child.connected) tell(child, { kind: 'stop' });
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      await ended;
      clearTimeout(timer);
    }
  };
}

const tell = (child: ChildProcess, message: FromParent) => void child.send(message);

const errorOf = ({ message, ...rest }: PlainError) => Object.assign(new Error(message), rest);
