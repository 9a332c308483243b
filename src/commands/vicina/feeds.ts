import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { call } from '../calendar-import.ts';
import type { Command, ParsedArguments } from '../command.ts';
import { feedAddress, fetchFeeds } from '../feeds.ts';
import { Sentence, say } from '../say.ts';
import { withSupabase } from '../with-supabase.ts';
import { kindGiven, sayCalendarReport } from './import.ts';

const usage = 'feeds <add | list | fetch | remove> [address]';

type Work = (
  client: SupabaseClient,
  address: string | undefined,
  given: ParsedArguments['values']
) => Promise<number | void>;

export const command: Command = {
  usage,
  summary: 'the calendars that organisations publish and that are fetched every hour',
  details:
    'add <address>     fetches it from now on; --neighbourhood and --organisation say whose it is\n' +
    'list              all of them, with what went wrong the last time\n' +
    'fetch             fetches all of them now\n' +
    'remove <address>  fetches it no more; what it brought stays',
  options: {
    neighbourhood: { type: 'string', description: 'slug of the neighbourhood' },
    organisation: { type: 'string', description: 'slug of the organisation whose calendar it is' },
    kind: { type: 'string', description: 'kind of activity for events that name none (default: social)' }
  },
  async run({ values, positionals: [verb = '', address, ...rest] }) {
    const work = VERBS[verb];
    const takesAddress = verb === 'add' || verb === 'remove';
    if (!work || rest.length > 0 || takesAddress !== (address !== undefined))
      throw new Sentence(`Use: npm run vicina -- ${usage}`);
    return withSupabase(async ({ url, secretKey }) =>
      work(createClient(url, secretKey, { auth: { persistSession: false } }), address, values)
    );
  }
};

const VERBS: Readonly<Record<string, Work>> = {
  async add(client, address, values) {
    const url = feedAddress(address!);
    if (!/^https?:\/\/./.test(url) || !URL.canParse(url))
      throw new Sentence('This is not a web address: it must begin with https://, http:// or webcal://.');
    await call(client, 'add_feed', {
      ...whose(values),
      url,
      activity_kind: kindGiven(values.kind)
    });
    say('It is fetched within five minutes while Vicina runs, and then every hour.');
  },
  async remove(client, address, values) {
    const removed = await call(client, 'remove_feed', { ...whose(values), url: feedAddress(address!) });
    if (!removed) throw new Sentence('There is no such calendar.');
    say('It is fetched no more; what it brought stays.');
  },
  async list(client) {
    const feeds = await call(client, 'feeds_to_fetch', { older_than_minutes: 0 });
    for (const { url, neighbourhood, organisation, lastFetchedAt, lastError } of feeds) {
      const state = lastError ?? (lastFetchedAt ? `fetched ${lastFetchedAt}` : 'not fetched yet');
      process.stdout.write(`${neighbourhood}\t${organisation}\t${url}\t${state}\n`);
    }
  },
  async fetch(client) {
    const fetched = await fetchFeeds(client, { olderThanMinutes: 0 });
    for (const { feed, error, report } of fetched) {
      say(`${feed.organisation}: ${error ?? (report ? 'fetched.' : 'not changed since the last time.')}`);
      if (report) sayCalendarReport(report);
    }
    if (fetched.length === 0) say('There is no calendar to fetch.');
    return fetched.some(({ error }) => error !== null) ? 1 : 0;
  }
};

function whose({ neighbourhood, organisation }: ParsedArguments['values']): {
  neighbourhood: string;
  organisation: string;
} {
  if (typeof neighbourhood !== 'string' || typeof organisation !== 'string')
    throw new Sentence('Say whose calendar it is: --neighbourhood <slug> --organisation <slug>');
  return { neighbourhood, organisation };
}
