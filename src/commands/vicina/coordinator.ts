import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { onlyOne, type Command } from '../command.ts';
import { isEmail } from '../new-neighbourhood/facts.ts';
import { Sentence, say } from '../say.ts';
import { withSupabase } from '../with-supabase.ts';

const usage = 'coordinator <e-mail> [--neighbourhood <slug>]';

export const command: Command = {
  usage,
  summary: 'let somebody coordinate a neighbourhood: decide on proposals, invite others',
  details:
    'She has the role as soon as she signs in with this e-mail, at /it/<neighbourhood>/manage. Nothing is sent to her.\n' +
    'Others she invites herself, and takes roles away there too.',
  options: {
    neighbourhood: {
      type: 'string',
      description: 'slug of the neighbourhood; may be left out where there is one'
    },
    'dry-run': { type: 'boolean', description: 'look whether it can be done, write nothing' }
  },
  async run(given) {
    const email = onlyOne(given, { usage }).trim();
    if (!isEmail(email))
      throw new Sentence(`"${email}" is no e-mail address: it is written as name@example.org.`);
    await withSupabase(async ({ url, secretKey }) => {
      const client = createClient(url, secretKey, { auth: { persistSession: false } });
      const neighbourhood = await neighbourhoodGiven(client, given.values.neighbourhood);
      if (given.values['dry-run'])
        return say(`${email} would coordinate ${neighbourhood}; nothing was written.`);
      const { error } = await client.rpc('invite_coordinator', { neighbourhood, email });
      if (error) throw new Sentence(error.message);
      say(`${email} coordinates ${neighbourhood} as soon as she signs in at /it/${neighbourhood}/manage.`);
    });
  }
};

/** @throws Sentence when there is none of that slug, or when it is not said which of several */
async function neighbourhoodGiven(client: SupabaseClient, given: unknown): Promise<string> {
  const { data, error } = await client.from('neighbourhoods').select('slug').order('slug');
  if (error) throw new Sentence(`The neighbourhoods could not be read: ${error.message}`);
  const slugs = (data as { slug: string }[]).map(({ slug }) => slug);
  if (slugs.length === 0)
    throw new Sentence('There is no neighbourhood yet: npm run vicina -- neighbourhood --help');
  if (given === undefined && slugs.length > 1)
    throw new Sentence(`Say which neighbourhood, with --neighbourhood: there are ${slugs.join(', ')}.`);
  const slug = given ?? slugs[0];
  if (typeof slug !== 'string' || !slugs.includes(slug))
    throw new Sentence(`There is no neighbourhood "${slug}": there are ${slugs.join(', ')}.`);
  return slug;
}
