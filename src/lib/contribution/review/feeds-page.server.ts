import { error } from '@sveltejs/kit';
import type { LocalisedText } from '../../i18n/localised.ts';
import { log } from '../../server/log.ts';
import { withRole, type Inside } from './require-member.server.ts';
import { nameOrSlug } from './name-or-slug.ts';
import { translatorHere } from '../../neighbourhood/words.server.ts';

/** What became of the events of a calendar, as the importer notes it for its owner. */
interface FeedReport {
  readonly imported?: number;
  readonly past?: number;
  readonly refused?: number;
  readonly notes?: readonly string[];
  readonly refusals?: readonly {
    readonly line?: number | null;
    readonly title?: string | null;
    readonly sentence: string;
  }[];
}

interface Feed {
  readonly id: string;
  readonly url: string;
  readonly organisation_id: string;
  readonly last_fetched_at: string | null;
  readonly last_succeeded_at: string | null;
  readonly last_error: string | null;
  readonly report: FeedReport | null;
}

/** The calendars that are hers to see, by row-level security: of this neighbourhood, or of her organisation. */
export async function feedsOf({ session, neighbourhood }: Inside): Promise<readonly Feed[]> {
  const home = await rows<{ id: string }>(
    session.client.from('neighbourhoods').select('id').eq('slug', neighbourhood.slug)
  );
  return rows<Feed>(
    session.client
      .from('feeds')
      .select('id, url, organisation_id, last_fetched_at, last_succeeded_at, last_error, report')
      .eq('neighbourhood_id', home[0]?.id ?? '')
      .order('created_at')
  );
}

/** Each calendar with what came of it the last time, and why. */
export async function feedsPage(event: Parameters<typeof withRole>[0]) {
  const found = await withRole(event);
  const { session, neighbourhood } = found;
  const [feeds, translator] = await Promise.all([
    feedsOf(found),
    translatorHere(neighbourhood, event.locals.locale)
  ]);
  const owners = new Map(
    feeds.length === 0
      ? []
      : (
          await rows<{ id: string; slug: string; name: LocalisedText }>(
            session.client
              .from('organisations')
              .select('id, slug, name')
              .in('id', [...new Set(feeds.map((feed) => feed.organisation_id))])
          )
        ).map((one) => [one.id, one])
  );
  const moment = (at: string | null) =>
    at === null ? null : translator.moment(new Date(at), neighbourhood.timeZone);
  return {
    feeds: feeds.map((feed) => {
      const owner = owners.get(feed.organisation_id);
      return {
        id: feed.id,
        // Its address may be a secret: of what follows the host, who added it knows the rest.
        host: URL.canParse(feed.url) ? new URL(feed.url).host : '',
        organisation: nameOrSlug(
          owner ?? { slug: '', name: null },
          translator.locale,
          neighbourhood.defaultLocale
        ),
        fetched: moment(feed.last_fetched_at),
        succeeded: moment(feed.last_succeeded_at),
        error: feed.last_error,
        imported: feed.report?.imported ?? 0,
        past: feed.report?.past ?? 0,
        refused: feed.report?.refused ?? 0,
        notes: feed.report?.notes ?? [],
        refusals: feed.report?.refusals ?? []
      };
    })
  };
}

type Answer = PromiseLike<{ data: unknown; error: { code: string } | null; status: number }>;

async function rows<Row>(asked: Answer): Promise<readonly Row[]> {
  const answer = await asked;
  if (answer.error === null) return answer.data as readonly Row[];
  log.error(
    { status: answer.status, code: answer.error.code },
    'the database did not answer about calendars'
  );
  error(503, 'The database does not answer.');
}
