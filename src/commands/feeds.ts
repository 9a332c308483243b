/** Fetches the calendars that organisations publish, while Vicina runs: the app itself never holds the key to write. */
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { ActivityKind } from '../lib/activity/vocabulary.ts';
import { FetchRefusal, safeFetch, type SafeFetchOptions } from '../lib/exchange/safe-fetch.server.ts';
import { bringInCalendar, call, type CalendarReport } from './calendar-import.ts';
import { leads, newLeader } from './lead.ts';
import { Sentence, say } from './say.ts';
import type { Stopping } from './stopping.ts';
import type { Supabase } from './supabase.ts';

/** As `feeds_to_fetch` answers. */
export interface Feed {
  readonly id: string;
  readonly url: string;
  readonly kind: ActivityKind;
  readonly neighbourhood: string;
  readonly organisation: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly lastFetchedAt: string | null;
  readonly lastError: string | null;
}

export interface FetchedFeed {
  readonly feed: Feed;
  /** A sentence for the owner; null when it was fetched. */
  readonly error: string | null;
  /** Null when it failed or has not changed. */
  readonly report: CalendarReport | null;
}

/** A cancelled lesson should be known within the hour; an unchanged calendar costs its server next to nothing. */
const FETCHED_EVERY_MINUTES = 60;
const LOOKED_EVERY_MS = 5 * 60_000;
const FIRST_AFTER_MS = 20_000;

/** Fetches what is due, now and then, until everything stops. Without the secret key it does nothing. */
export function keepFeedsFetched({ url, secretKey }: Supabase, stopping: Stopping): void {
  if (!secretKey) return;
  const client = createClient(url, secretKey, { auth: { persistSession: false } });
  const leader = newLeader();
  const round = async (): Promise<void> => {
    try {
      if (!(await leads(client, 'calendars', leader))) return;
      for (const { feed, error } of await fetchFeeds(client, {
        olderThanMinutes: FETCHED_EVERY_MINUTES,
        stopping
      })) {
        // Its address may be a secret of the organisation: it is not for the log.
        if (error) say(`The calendar of ${feed.organisation} was not brought in. ${error}`);
      }
    } catch (error) {
      say(`The calendars were not fetched. ${error instanceof Error ? error.message : error}`);
    } finally {
      if (!stopping.isAsked) timer = setTimeout(round, LOOKED_EVERY_MS);
    }
  };
  let timer = setTimeout(round, FIRST_AFTER_MS);
  stopping.add(async () => clearTimeout(timer));
}

/** `webcal:` is how web sites write "subscribe"; what is fetched is the same address. */
export const feedAddress = (written: string): string => written.replace(/^webcals?:\/\//i, 'https://');

interface FetchOptions {
  /** Only those that were not fetched for so long. */
  readonly olderThanMinutes: number;
  readonly stopping?: Pick<Stopping, 'isAsked'>;
  readonly now?: Date;
  /** For tests alone. */
  readonly fetchOptions?: Pick<SafeFetchOptions, 'alsoAllowed' | 'milliseconds'>;
}

/** Fetches each calendar that is due, one after another, and notes for its owner what came of it. */
export async function fetchFeeds(
  client: SupabaseClient,
  { olderThanMinutes, stopping, now, fetchOptions }: FetchOptions
): Promise<readonly FetchedFeed[]> {
  const due = await call(client, 'feeds_to_fetch', { older_than_minutes: olderThanMinutes });
  const fetched: FetchedFeed[] = [];
  for (const feed of due) {
    if (stopping?.isAsked) break;
    fetched.push(await fetchFeed(client, feed, now ?? new Date(), fetchOptions));
  }
  return fetched;
}

async function fetchFeed(
  client: SupabaseClient,
  feed: Feed,
  now: Date,
  fetchOptions: FetchOptions['fetchOptions']
): Promise<FetchedFeed> {
  const { id, url, kind, neighbourhood, organisation, lastFetchedAt } = feed;
  // Once a month it is read even when it has not changed: its owner still says so, and what is told is confirmed.
  const isRead = lastFetchedAt?.slice(0, 7) === now.toISOString().slice(0, 7);
  const { etag, lastModified } = isRead ? feed : { etag: null, lastModified: null };
  const record = (outcome: object) => call(client, 'record_fetch', { feed_id: id, outcome });
  try {
    const answer = await safeFetch(url, { ...fetchOptions, etag, lastModified });
    const report =
      answer.body &&
      (await bringInCalendar(
        client,
        answer.body,
        { neighbourhood, organisation, kind, source: `feed ${id}`, isWhole: true },
        { now, dryRun: false }
      ));
    await record({
      error: null,
      ...(report && { report }),
      etag: answer.etag ?? etag,
      lastModified: answer.lastModified ?? lastModified
    });
    return { feed, error: null, report };
  } catch (error) {
    // Whatever it was is noted: a calendar that breaks something here must not keep the others waiting.
    const isForOwner = error instanceof FetchRefusal || error instanceof Sentence;
    const sentence = isForOwner ? error.message : 'Something went wrong here, not with the calendar.';
    if (!isForOwner) say(`The calendar of ${organisation}: ${error instanceof Error ? error.stack : error}`);
    await record({ error: sentence });
    return { feed, error: sentence, report: null };
  }
}
