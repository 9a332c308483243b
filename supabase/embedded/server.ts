/**
 * The embedded Supabase as a process of its own: a query in PGlite blocks its event loop, and the app must
 * go on. Started by start.ts; says that it is ready through the channel and as one line of JSON. With DATABASE_URL its data
 * is in that PostgreSQL, and the folder is not its alone.
 */
import { serve } from '@hono/node-server';
import { rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerBackup } from './backup.ts';
import { addressFile } from './folders.ts';
import { openInstallation, type Installation } from './installation.ts';
import { isDebugging } from './log-level.ts';
import { plainErrorOf, type FromParent, type FromServer, type ServerOptions } from './messages.ts';
import { whenParentIsGone } from './parent.ts';
import { openPostgresInstallation } from './postgres-installation.ts';
import { logOnlyOurFaults } from './quiet.ts';

/** Longer than the app's connections idle: with Node's 5 s clients saw ECONNRESET. */
const KEEP_ALIVE_MS = 65_000;

// The package's command line reports how it is used. We never run that, and say no all the same.
process.env.LITE_TELEMETRY = '0';
process.env.DO_NOT_TRACK = '1';

const say = (message: FromServer) => void (process.connected && process.send?.(message));

logOnlyOurFaults();
const options: ServerOptions = JSON.parse(process.argv[2] ?? '{}');
/** By the environment: anybody on the machine can read what a process was called with. */
const databaseUrl = process.env['DATABASE_URL'];
type Open = Omit<Installation, 'whileStill' | 'refreshSchema'> & Partial<Pick<Installation, 'whileStill'>>;
let installation: Open | undefined;
let server: Server | undefined;
let leaving = false;

async function leave(code: number): Promise<void> {
  if (leaving) return;
  leaving = true;
  // A request that never ends must not keep us.
  setTimeout(() => process.exit(code), 3_000).unref();
  server?.closeAllConnections();
  server?.close();
  // Only ours: a process that was refused the folder leaves the other's address alone.
  if (installation?.whileStill) rmSync(addressFile(options.dataDirectory), { force: true });
  await installation?.close();
  process.exit(code);
}

// Ctrl-C reaches every process of the terminal: the parent decides when we stop, the app stops first.
process.on('SIGINT', () => void (process.connected || leave(0)));
process.on('SIGTERM', () => void leave(0));
whenParentIsGone(() => void leave(0));
process.on('message', (message: FromParent) => void answer(message));

async function answer(message: FromParent): Promise<void> {
  if (message.kind === 'stop') return leave(0);
  const { id, query, parameters } = message;
  try {
    if (!installation) throw new Error('The database is not ready yet.');
    say({ kind: 'rows', id, rows: await installation.superuser.rows(query, parameters) });
  } catch (error) {
    say({ kind: 'refused', id, refusal: plainErrorOf(error) });
  }
}

function listen({ handle, secrets, whileStill }: Open): Promise<Server> {
  return new Promise((resolve, reject) => {
    const listening = serve(
      {
        hostname: '127.0.0.1',
        port: options.port,
        fetch: (request: Request, { incoming }) =>
          whileStill && new URL(request.url).pathname === '/installation/backup'
            ? answerBackup(request, secrets, options.dataDirectory, whileStill)
            : handle(request, incoming.socket.remoteAddress ?? null)
      },
      () => resolve(listening)
    ) as Server;
    listening.keepAliveTimeout = KEEP_ALIVE_MS;
    listening.headersTimeout = KEEP_ALIVE_MS + 1_000;
    listening.once('error', reject);
  });
}

try {
  installation = databaseUrl
    ? await openPostgresInstallation(databaseUrl, options)
    : await openInstallation(options);
  server = await listen(installation);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  if (installation.whileStill) writeFileSync(addressFile(options.dataDirectory), url);
  const { publishableKey, secretKey } = installation.secrets;
  say({ kind: 'ready', url, publishableKey, secretKey });
  process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`);
} catch (error) {
  const refusal = plainErrorOf(error);
  say({ kind: 'failed', refusal });
  if (!process.connected) process.stderr.write(`${refusal.message}\n`);
  if (isDebugging()) console.error(error);
  await leave(1);
}
