/** `npm run up`: everything, from the sources to an address to open. */
import path from 'node:path';
import { ensureDataFolder, hasInstallation } from '../../supabase/embedded/data-folder.ts';
import { sendFrom } from '../../supabase/embedded/email.ts';
import { dataFolder } from '../../supabase/embedded/folders.ts';
import { waitUntilFree } from '../../supabase/embedded/lock.ts';
import { keepApp } from './app.ts';
import { ensureBuilt } from './build.ts';
import { keepCallerSecret } from './caller-secret.ts';
import { keepFeedsFetched } from './feeds.ts';
import { keepLettersSent } from './letters.ts';
import { keepOwnDatabase, ownDatabase, refuseBesideEmbedded } from './own-database.ts';
import { portFrom, refuseIfTaken } from './port.ts';
import { Sentence, showFailure } from './say.ts';
import { chosenNeighbourhoods, loadSeedOnce } from './seed.ts';
import { Stopping } from './stopping.ts';
import { givenSupabase, keepEmbedded, type Supabase } from './supabase.ts';

const stopping = new Stopping();

async function up(): Promise<number> {
  if (process.argv.includes('--build-only')) {
    await ensureBuilt(stopping);
    return 0;
  }
  const port = portFrom(process.env, 3000);
  const address = `http://localhost:${port}`;
  const origin = process.env.ORIGIN || address;
  const given = givenSupabase(process.env);
  const neighbourhoods = chosenNeighbourhoods(process.env, given !== undefined);
  // All is asked first: nobody should wait for a build to be told "taken" or "not whole".
  await refuseIfTaken(port, process.env.HOST);
  const data = path.resolve(dataFolder());
  ensureDataFolder(data);
  const database = ownDatabase(process.env, data);
  if (database?.kind === 'cluster') refuseBesideEmbedded(data);
  if (!given && !database) {
    await waitUntilFree(data);
    hasInstallation(data);
  }
  const send = mailOf(data);

  const ofOwn = async () => {
    const databaseUrl = database && (await keepOwnDatabase(database, data, stopping));
    return keepEmbedded({ dataDirectory: data, siteUrl: origin, databaseUrl }, stopping);
  };

  // The database needs one processor for some seconds, the build the other.
  const [supabase] = await Promise.all([withSeed(given ?? ofOwn(), neighbourhoods), ensureBuilt(stopping)]);
  if (stopping.isAsked) return 0;
  const callerSecret = await keepCallerSecret(supabase, stopping);
  await keepApp({ supabase, callerSecret, port, origin }, stopping);
  if (stopping.isAsked) return 0;
  keepFeedsFetched(supabase, stopping);
  keepLettersSent(supabase, { origin, data, send }, stopping);
  process.stdout.write(`${address}\n`);
  await stopping.asked;
  return 0;
}

function mailOf(data: string) {
  try {
    return sendFrom(process.env, data);
  } catch (error) {
    throw new Sentence((error as Error).message);
  }
}

async function withSeed(
  starting: Supabase | Promise<Supabase>,
  neighbourhoods: readonly string[]
): Promise<Supabase> {
  const supabase = await starting;
  await loadSeedOnce(supabase, neighbourhoods);
  return supabase;
}

const code = await Promise.race([up(), stopping.asked.then(() => 0)]).catch(showFailure);
await stopping.stop();
process.exit(code);
