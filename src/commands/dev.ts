/** `npm run dev`: Vite's development server on the embedded Supabase. */
import path from 'node:path';
import { sendFrom } from '../../supabase/embedded/email.ts';
import { dataFolder } from '../../supabase/embedded/folders.ts';
import { appEnvironment } from './app.ts';
import { keepCallerSecret } from './caller-secret.ts';
import { runNode } from './child.ts';
import { keepLettersSent } from './letters.ts';
import { keepOwnDatabase, ownDatabase } from './own-database.ts';
import { portFrom, refuseIfTaken } from './port.ts';
import { showFailure } from './say.ts';
import { chosenNeighbourhoods, loadSeedOnce } from './seed.ts';
import { Stopping } from './stopping.ts';
import { givenSupabase, keepEmbedded } from './supabase.ts';

const stopping = new Stopping();

async function dev(): Promise<number> {
  const port = portFrom(process.env, 5173);
  const origin = process.env.ORIGIN || `http://localhost:${port}`;
  await refuseIfTaken(port, process.env.HOST);
  const data = path.resolve(dataFolder());
  const given = givenSupabase(process.env);
  const database = ownDatabase(process.env, data);
  const neighbourhoods = chosenNeighbourhoods(process.env, given !== undefined);
  const databaseUrl = database && (await keepOwnDatabase(database, data, stopping));
  const supabase =
    given ?? (await keepEmbedded({ dataDirectory: data, siteUrl: origin, databaseUrl }, stopping));
  await loadSeedOnce(supabase, neighbourhoods);
  const callerSecret = await keepCallerSecret(supabase, stopping);
  const words = ['node_modules/vite/bin/vite.js', 'dev', '--strictPort', '--port', String(port)];
  const vite = runNode([...words, ...process.argv.slice(2)], {
    environment: appEnvironment({ supabase, callerSecret, port, origin }),
    output: 'inherit'
  });
  stopping.add(vite.stop);
  keepLettersSent(supabase, { origin, data, send: sendFrom(process.env, data) }, stopping);
  return (await vite.ended) ?? 0;
}

const code = await Promise.race([dev(), stopping.asked.then(() => 0)]).catch(showFailure);
await stopping.stop();
process.exit(code);
