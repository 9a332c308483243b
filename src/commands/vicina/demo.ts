import { createClient } from '@supabase/supabase-js';
import type { Command } from '../command.ts';
import { Sentence, say } from '../say.ts';
import { withSupabase } from '../with-supabase.ts';

const usage = 'demo remove';

export const command: Command = {
  usage,
  summary: 'take away the invented activities that show how Vicina works',
  details: 'They stay away: loading the seed again, as an update does, does not bring them back.',
  options: { 'dry-run': { type: 'boolean', description: 'say what would be taken away, write nothing' } },
  async run({ values, positionals: [verb, ...more] }) {
    if (verb !== 'remove' || more.length > 0) throw new Sentence(`Use: npm run vicina -- ${usage}`);
    await withSupabase(async ({ url, secretKey }) => {
      const client = createClient(url, secretKey, { auth: { persistSession: false } });
      const [neighbourhoods, invented] = await Promise.all([
        rows<{ id: string; slug: string }>(client.from('neighbourhoods').select('id, slug').order('slug')),
        rows<{ neighbourhood_id: string; slug: string }>(
          client.from('activities').select('neighbourhood_id, slug').eq('demonstration', true).order('slug')
        )
      ]);
      if (invented.length === 0) return say('There are no invented activities.');
      for (const { id, slug } of neighbourhoods) {
        const here = invented.filter((each) => each.neighbourhood_id === id);
        if (here.length === 0) continue;
        if (values['dry-run']) {
          say(`${slug}: ${here.length} invented activities would be taken away:`);
          for (const activity of here) say(`  ${activity.slug}`);
          continue;
        }
        const { data, error } = await client.rpc('remove_demonstration', { neighbourhood: slug });
        if (error) throw new Sentence(`Nothing was taken away from ${slug}: ${error.message}`);
        say(`${slug}: ${data} invented activities were taken away.`);
      }
    });
  }
};

type Answer = PromiseLike<{ data: unknown; error: { message: string } | null }>;

async function rows<Row>(asked: Answer): Promise<readonly Row[]> {
  const { data, error } = await asked;
  if (error) throw new Sentence(`The activities could not be read: ${error.message}`);
  return data as readonly Row[];
}
