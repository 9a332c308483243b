import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { addDemonstration, demonstrationEntries } from '../../../supabase/seed/demonstration.ts';
import type { Command } from '../command.ts';
import { Sentence, say } from '../say.ts';
import { withSupabase } from '../with-supabase.ts';

const usage = 'demo add|remove';

export const command: Command = {
  usage,
  summary: 'add or take away the invented activities that show how Vicina works',
  details:
    'Nothing invented is there unless you add it. Each says on its face that it is invented; none is counted, proposed\n' +
    'by the path or found in the open data.',
  options: {
    'dry-run': { type: 'boolean', description: 'say what would be added or taken away, write nothing' }
  },
  async run({ values, positionals: [verb, ...more] }) {
    if ((verb !== 'add' && verb !== 'remove') || more.length > 0)
      throw new Sentence(`Use: npm run vicina -- ${usage}`);
    await withSupabase(async ({ url, secretKey }) => {
      const client = createClient(url, secretKey, { auth: { persistSession: false } });
      await (verb === 'add' ? add : remove)(client, values['dry-run'] === true);
    });
  }
};

async function add(client: SupabaseClient, isDryRun: boolean): Promise<void> {
  const present = await inventedIn(client);
  const entries = demonstrationEntries([...present.keys()]);
  if (entries.length === 0) return say('No invented activities are known for the neighbourhoods here.');
  for (const [slug, there] of present) {
    const missing = entries.filter((entry) => entry.neighbourhood === slug && !there.includes(entry.slug));
    if (isDryRun) {
      say(`${slug}: ${missing.length} invented activities would be added:`);
      for (const entry of missing) say(`  ${entry.slug}`);
    }
  }
  if (isDryRun) return;
  const added = await addDemonstration(client, entries).catch((error: Error) => {
    throw new Sentence(`The invented activities were not all added: ${error.message}`);
  });
  say(
    added === 0 ? 'The invented activities were there already.' : `${added} invented activities were added.`
  );
}

async function remove(client: SupabaseClient, isDryRun: boolean): Promise<void> {
  const present = [...(await inventedIn(client))].filter(([, slugs]) => slugs.length > 0);
  if (present.length === 0) return say('There are no invented activities.');
  for (const [slug, there] of present) {
    if (isDryRun) {
      say(`${slug}: ${there.length} invented activities would be taken away:`);
      for (const activity of there) say(`  ${activity}`);
      continue;
    }
    const { data, error } = await client.rpc('remove_demonstration', { neighbourhood: slug });
    if (error) throw new Sentence(`Nothing was taken away from ${slug}: ${error.message}`);
    say(`${slug}: ${data} invented activities were taken away.`);
  }
}

/** The invented activities that are there, by neighbourhood. */
async function inventedIn(client: SupabaseClient): Promise<ReadonlyMap<string, readonly string[]>> {
  const [neighbourhoods, invented] = await Promise.all([
    rows<{ id: string; slug: string }>(client.from('neighbourhoods').select('id, slug').order('slug')),
    rows<{ neighbourhood_id: string; slug: string }>(
      client.from('activities').select('neighbourhood_id, slug').eq('demonstration', true).order('slug')
    )
  ]);
  return new Map(
    neighbourhoods.map(({ id, slug }) => [
      slug,
      invented.filter((each) => each.neighbourhood_id === id).map((each) => each.slug)
    ])
  );
}

type Answer = PromiseLike<{ data: unknown; error: { message: string } | null }>;

async function rows<Row>(asked: Answer): Promise<readonly Row[]> {
  const { data, error } = await asked;
  if (error) throw new Sentence(`The activities could not be read: ${error.message}`);
  return data as readonly Row[];
}
