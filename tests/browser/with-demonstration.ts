import { createClient } from '@supabase/supabase-js';
import path from 'node:path';
import { withSupabase } from '../../src/commands/with-supabase.ts';
import { addDemonstration, demonstrationEntries } from '../../supabase/seed/demonstration.ts';

/** The tests look at invented entries too: they add them as anybody would, to the app that runs for them. */
export default async function addInvented(): Promise<void> {
  process.env['VICINA_DATA'] ??= path.resolve('.vicina-test');
  await withSupabase(async ({ url, secretKey }) => {
    const client = createClient(url, secretKey, { auth: { persistSession: false } });
    await addDemonstration(client, demonstrationEntries(['san-siro']));
  });
}
