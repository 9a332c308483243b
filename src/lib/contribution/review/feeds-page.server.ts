import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { ACTIVITY_KINDS } from '../../activity/vocabulary.ts';
import { loadSpeech } from '../../i18n/speech.ts';
import type { LocalisedText } from '../../i18n/localised.ts';
import { translatorHere, wordsHere } from '../../neighbourhood/words.server.ts';
import { write, type Refusal } from '../../server/database.ts';
import { log } from '../../server/log.ts';
import { OUTCOME_STATUS, outcomeOf } from '../propose.server.ts';
import { keepDone } from './done.server.ts';
import { nameOrSlug } from './name-or-slug.ts';
import { organisationsHere } from './organisations-here.server.ts';
import { manageHref, withRole, type Inside } from './require-member.server.ts';
import { coordinates } from './roles.ts';
import type { ReviewKey } from './speech.ts';

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
  const [feeds, translator, organisations] = await Promise.all([
    feedsOf(found),
    translatorHere(neighbourhood, event.locals.locale),
    ownersFor(found, event.locals)
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
    organisations,
    kinds: ACTIVITY_KINDS.map((kind) => ({ kind, name: translator.t(`calendar.kind.${kind}`) })),
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

/** Whose calendars she may add: a coordinator those of all who work here, an editor those of hers. */
async function ownersFor(found: Inside, locals: App.Locals) {
  const { roles, neighbourhood } = found;
  if (coordinates(roles, neighbourhood.slug)) return organisationsHere(found, locals);
  return roles.edits
    .filter(({ neighbourhoods }) => neighbourhoods.includes(neighbourhood.slug))
    .map(({ slug, name }) => ({
      slug,
      name: nameOrSlug({ slug, name }, locals.locale, neighbourhood.defaultLocale)
    }));
}

type FeedsEvent = Parameters<typeof withRole>[0] & Pick<RequestEvent, 'cookies'>;

/** Has a calendar fetched from now on; or says why not, with what was typed. */
export async function addCalendar(event: FeedsEvent) {
  const found = await withRole(event);
  const form = await event.request.formData();
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const typed = { url: text('url'), organisation: text('organisation'), kind: text('kind') };
  const { refusal } = await write(
    'add_calendar',
    {
      neighbourhood: found.neighbourhood.slug,
      organisation: typed.organisation,
      url: typed.url,
      activity_kind: ACTIVITY_KINDS.find((kind) => kind === typed.kind) ?? 'social'
    },
    found.session.client
  );
  return finished(event, found, refusal, 'calendarAdded', typed);
}

/** Fetches a calendar no more. */
export async function removeCalendar(event: FeedsEvent) {
  const found = await withRole(event);
  const id = String((await event.request.formData()).get('id') ?? '');
  const calendar = (await feedsOf(found)).find((feed) => feed.id === id)?.id ?? NO_CALENDAR;
  const { refusal } = await write('remove_calendar', { calendar }, found.session.client);
  return finished(event, found, refusal, 'calendarRemoved', { url: '', organisation: '', kind: '' });
}

/** An id that none has: the database says what it says of one that is gone. */
const NO_CALENDAR = '00000000-0000-0000-0000-000000000000';

async function finished(
  { locals, cookies }: FeedsEvent,
  { neighbourhood }: Inside,
  refusal: Refusal | null,
  key: 'calendarAdded' | 'calendarRemoved',
  typed: { readonly url: string; readonly organisation: string; readonly kind: string }
) {
  const home = manageHref(locals.locale, neighbourhood.slug);
  if (refusal === null) {
    keepDone(cookies, home, { key });
    redirect(303, `${home}/feeds`);
  }
  const { say } = await loadSpeech(locals.locale, wordsHere(neighbourhood, locals.locale), 'review');
  return fail(OUTCOME_STATUS[outcomeOf(refusal).kind], { sentence: say(problemOf(refusal)), ...typed });
}

function problemOf({ code, field }: Refusal): ReviewKey {
  if (code === '22023') return field === 'url' ? 'feeds.problem.url' : 'problem.organisation';
  if (code === 'PT409') return 'feeds.problem.many';
  return 'problem.forbidden';
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
