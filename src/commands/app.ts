import { runNode, whatItSays, type Child } from './child.ts';
import { keepRunning } from './keep-running.ts';
import { portTaken } from './port.ts';
import { Sentence, say } from './say.ts';
import type { Stopping } from './stopping.ts';
import type { Supabase } from './supabase.ts';

const LOOK_EVERY_MS = 100;
const HEALTHY_WITHIN_MS = 30_000;

export interface AppOptions {
  readonly supabase: Supabase;
  /** By which the app signs who asks; null where the database tells nobody apart. */
  readonly callerSecret: string | null;
  readonly port: number;
  readonly origin: string;
}

/**
 * The heaviest request: somewhat more than the heaviest photo, so that one that is a little too heavy is told so beside
 * its field. What is heavier yet is refused before it is read.
 */
const HEAVIEST_REQUEST = '16M';

/**
 * Who takes longer to say what she asks for is slow on purpose: her connection is closed. A whole request, a photo over a
 * slow network too, has Node's five minutes.
 */
const HEADERS_WITHIN_S = '15';
/** Longer than proxies keep theirs (nginx: 60 s), so that none sends a request down a connection that just ends. */
const KEPT_ALIVE_S = '65';

/** What the app is told by its environment; the secret key, the database's and the mail server's passwords are not for it. */
export function appEnvironment({ supabase, callerSecret, port, origin }: AppOptions): NodeJS.ProcessEnv {
  return {
    PORT: String(port),
    ORIGIN: origin,
    BODY_SIZE_LIMIT: HEAVIEST_REQUEST,
    HEADERS_TIMEOUT: process.env['HEADERS_TIMEOUT'] ?? HEADERS_WITHIN_S,
    KEEP_ALIVE_TIMEOUT: process.env['KEEP_ALIVE_TIMEOUT'] ?? KEPT_ALIVE_S,
    SUPABASE_URL: supabase.url,
    SUPABASE_PUBLISHABLE_KEY: supabase.publishableKey,
    CALLER_SECRET: callerSecret ?? undefined,
    SUPABASE_SECRET_KEY: undefined,
    DATABASE_URL: undefined,
    SMTP_URL: undefined
  };
}

/** Starts the built app, and starts it again whenever it ends by itself or hangs, until everything stops. */
export async function keepApp(options: AppOptions, stopping: Stopping): Promise<void> {
  const start = () => startApp(options, stopping);
  const health = healthOf(options.port);
  const answers = () => askHealth(health).then(() => true, () => false); // prettier-ignore
  keepRunning(await start(), { name: 'The app', start, answers }, stopping);
}

/**
 * Starts the built app and resolves when it and its database answer.
 * @throws Sentence when it does not, or when the port was taken in the meantime.
 */
export async function startApp(options: AppOptions, stopping: Stopping): Promise<Child> {
  const app = runNode(['build/index.js'], { environment: appEnvironment(options), output: 'pipe' });
  stopping.add(app.stop);
  const said = whatItSays(app);
  const health = healthOf(options.port);
  const until = Date.now() + HEALTHY_WITHIN_MS;
  let ended = false;
  void app.ended.then(() => (ended = true));
  while (!(await askHealth(health).catch(() => false))) {
    if (stopping.isAsked) return app;
    if (ended && said().includes('EADDRINUSE')) throw portTaken(options.port);
    if (ended || Date.now() > until) {
      say(said());
      throw new Sentence(ended ? 'The app ended at once: see above.' : 'The app does not answer: see above.');
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  // From here on its log is ours; what it said until now was only where it listens.
  app.process.stdout?.pipe(process.stderr);
  app.process.stderr?.pipe(process.stderr);
  return app;
}

const healthOf = (port: number) => `http://127.0.0.1:${port}/healthz`;

/** Whether it says that all is well; rejects when it says nothing. */
async function askHealth(address: string): Promise<boolean> {
  const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
  await response.body?.cancel();
  return response.ok;
}
