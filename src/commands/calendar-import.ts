import type { SupabaseClient } from '@supabase/supabase-js';
import type { ActivityKind } from '../lib/activity/vocabulary.ts';
import { nextOccurrences } from '../lib/activity/schedule/expand.server.ts';
import type { Schedule } from '../lib/activity/schedule/schedule.ts';
import { decodeCalendar } from '../lib/exchange/calendar-components.ts';
import type { ActivityEntry, KnownActivity } from '../lib/exchange/calendar-entry.server.ts';
import { importCalendar, type ImportedCalendar } from '../lib/exchange/calendar-import.server.ts';
import { calendarSentence, eventSentence } from '../lib/exchange/calendar-sentences.ts';
import { localised, type LocalisedText } from '../lib/i18n/localised.ts';
import { isLocale, DEFAULT_LOCALE, LOCALES } from '../lib/i18n/locales.ts';
import { globOnDisk } from '../lib/i18n/on-disk.js';
import type { StoredNeighbourhood } from '../lib/neighbourhood/neighbourhoods.server.ts';
import type { AnswerOf, FunctionName, Given } from '../lib/server/database.ts';
import { Sentence } from './say.ts';

/** Whose calendar it is and where it goes. */
export interface CalendarTarget {
  readonly neighbourhood: string;
  readonly organisation: string;
  /** For events that do not name one. */
  readonly kind: ActivityKind;
  /** Under which its changes are noted. */
  readonly source: string;
  /** Whether the calendar is all there is from this source: what is in it no longer, is cancelled. */
  readonly isWhole: boolean;
}

/** What was not taken, and why, for the owner. */
interface Refusal {
  readonly line: number | null;
  readonly title: string | null;
  readonly reason: string;
  readonly sentence: string;
}

export interface CalendarReport {
  readonly imported: number;
  readonly past: number;
  readonly refused: number;
  /** How many were new or different. */
  readonly changed: number;
  /** Titles of those to come that are no longer in the calendar: now shown as cancelled. */
  readonly gone: readonly string[];
  /** What was left out of events that were taken, and what was kept as people had changed it. */
  readonly notes: readonly string[];
  readonly refusals: readonly Refusal[];
}

/** As `calendar_entries` answers. */
export interface Known extends KnownActivity {
  readonly schedule: Schedule | null;
  readonly cancelled: boolean;
  readonly importedFrom: readonly string[];
}

/** A batch is one transaction: short enough that others get their turn at the one door. */
const BATCH = 40;
/** Refusals and notes that are told one by one; nobody reads more. */
const MOST_TOLD = 100;

/**
 * Brings a calendar in by the one door for change.
 * @throws Sentence when it is no calendar, or when there is no such neighbourhood or organisation
 */
export async function bringInCalendar(
  client: SupabaseClient,
  bytes: Uint8Array,
  target: CalendarTarget,
  {
    now,
    dryRun,
    onProgress
  }: { now: Date; dryRun: boolean; onProgress?: (done: number, total: number) => void }
): Promise<CalendarReport> {
  const { neighbourhood, organisation, kind, source } = target;
  const home = await homeOf(client, neighbourhood);
  const known = await call(client, 'calendar_entries', { neighbourhood });
  const calendar = importCalendar(decodeCalendar(bytes), {
    now,
    neighbourhood,
    timeZone: home.timeZone,
    locale: home.defaultLocale,
    organisation,
    kind,
    source: { name: await nameOfOrganisation(client, organisation, home.defaultLocale) },
    endUntold: endUntold(),
    known
  });
  if (typeof calendar === 'string') throw new Sentence(calendarSentence(calendar));

  const gone = target.isWhole ? goneFrom(calendar, known, target, now) : [];
  const entries = [
    ...calendar.entries,
    ...gone.map(
      ({ slug }) => ({ target: 'activities', slug, neighbourhood, fields: { cancelled: true } }) as const
    )
  ];
  const written = dryRun ? NOTHING : await write(client, source, entries, onProgress);
  return reportOf(
    calendar,
    gone.map(({ slug }) => slug),
    written
  );
}

/** In every language: nobody but Vicina says it. */
function endUntold(): LocalisedText {
  const files = LOCALES.map((locale) => [locale, globOnDisk(`./languages/${locale}/server.json`)] as const);
  return Object.fromEntries(
    files.map(([locale, file]) => {
      const [words] = Object.values(file) as readonly { readonly calendar: { readonly endUntold: string } }[];
      return [locale, words!.calendar.endUntold];
    })
  );
}

interface Written {
  readonly changed: number;
  readonly conflicts: AnswerOf<'import_entries'>['conflicts'];
  readonly failed: ReadonlyMap<string, string>;
}

const NOTHING: Written = { changed: 0, conflicts: [], failed: new Map() };

/** A batch with an entry that the database refuses is sent again one by one: the others are taken. */
async function write(
  client: SupabaseClient,
  source: string,
  entries: readonly ActivityEntry[],
  onProgress?: (done: number, total: number) => void
): Promise<Written> {
  const conflicts: AnswerOf<'import_entries'>['conflicts'][number][] = [];
  const failed = new Map<string, string>();
  let changed = 0;
  const send = async (batch: readonly ActivityEntry[]): Promise<void> => {
    const { data, error } = await client.rpc('import_entries', { source, entries: batch });
    if (error && batch.length > 1 && error.code) {
      for (const entry of batch) await send([entry]);
    } else if (error) {
      if (!error.code) throw new Sentence('The database does not answer.');
      failed.set(batch[0]!.slug, error.message);
    } else {
      const outcome = data as AnswerOf<'import_entries'>;
      changed += outcome.changed;
      conflicts.push(...outcome.conflicts);
    }
  };
  for (let first = 0; first < entries.length; first += BATCH) {
    await send(entries.slice(first, first + BATCH));
    onProgress?.(Math.min(first + BATCH, entries.length), entries.length);
  }
  return { changed, conflicts, failed };
}

/** What this source brought, is to come, and is in the calendar no longer. An empty calendar is taken for a mistake. */
function goneFrom(
  calendar: ImportedCalendar,
  known: readonly Known[],
  { neighbourhood, organisation, source }: CalendarTarget,
  now: Date
): readonly Known[] {
  if (calendar.outcomes.length === 0) return [];
  return known.filter(
    (one) =>
      one.uid !== null &&
      !calendar.uids.has(one.uid) &&
      one.neighbourhood === neighbourhood &&
      one.organisation === organisation &&
      one.importedFrom.includes(source) &&
      !one.cancelled &&
      one.schedule !== null &&
      // What is on may have left the calendar because it has begun.
      nextOccurrences(one.schedule, now, 2).some(({ start }) => start * 1000 > now.getTime())
  );
}

function reportOf(calendar: ImportedCalendar, gone: readonly string[], written: Written): CalendarReport {
  const refusals: Refusal[] = [];
  const notes: string[] = [];
  const { brokenLines } = calendar;
  if (brokenLines.length > 0) notes.push(`${linesOf(brokenLines)} cannot be read and was left out.`);
  let imported = 0;
  let past = 0;
  for (const outcome of calendar.outcomes) {
    const { line, title } = outcome;
    const failure =
      outcome.kind === 'imported' && outcome.slug !== null ? written.failed.get(outcome.slug) : undefined;
    if (outcome.kind === 'past') past++;
    else if (outcome.kind === 'refused')
      refusals.push({ line, title, reason: outcome.reason, sentence: eventSentence(outcome.reason) });
    else if (failure !== undefined) refusals.push({ line, title, reason: 'database', sentence: failure });
    else {
      imported++;
      if (!outcome.endIsTold)
        notes.push(`${title ?? `Line ${line}`} does not say when it ends: it is shown as one hour long.`);
      if (outcome.brokenLines.length > 0)
        notes.push(
          `${title ?? `Line ${line}`}: ${linesOf(outcome.brokenLines).toLowerCase()} cannot be read and was left out.`
        );
    }
  }
  for (const { slug, fields, closed } of written.conflicts)
    notes.push(
      closed
        ? `${slug} was closed by somebody, and stays so.`
        : `${slug} keeps what people changed (${fields.join(', ')}).`
    );
  return {
    imported,
    past,
    refused: refusals.length,
    changed: written.changed,
    gone,
    notes: notes.slice(0, MOST_TOLD),
    refusals: refusals.slice(0, MOST_TOLD)
  };
}

function linesOf(lines: readonly number[]): string {
  const shown = lines.slice(0, 5).join(', ');
  return lines.length === 1 ? `Line ${shown}` : `Each of the lines ${shown}${lines.length > 5 ? ', …' : ''}`;
}

async function homeOf(client: SupabaseClient, slug: string): Promise<StoredNeighbourhood> {
  const all = await call(client, 'neighbourhoods_overview');
  const found = all.find((one) => one.slug === slug);
  if (!found) {
    const there = all.map((one) => one.slug).join(', ') || 'none yet';
    throw new Sentence(`There is no neighbourhood "${slug}": there are ${there}.`);
  }
  return found;
}

async function nameOfOrganisation(client: SupabaseClient, slug: string, locale: string): Promise<string> {
  const { data, error } = await client.from('organisations').select('name').eq('slug', slug);
  if (error) throw new Sentence(`The database does not answer: ${error.message}`);
  const [organisation] = data as readonly { readonly name: LocalisedText }[];
  if (!organisation) throw new Sentence(`There is no organisation "${slug}".`);
  return localised(organisation.name, isLocale(locale) ? locale : DEFAULT_LOCALE)?.text ?? slug;
}

/** @throws Sentence when the database refuses or does not answer */
export async function call<Name extends FunctionName>(
  client: SupabaseClient,
  name: Name,
  ...[parameters = {}]: Given<Name>
): Promise<AnswerOf<Name>> {
  const { data, error } = await client.rpc(name, parameters);
  if (error)
    throw new Sentence(
      error.code === 'PT404' ? error.message : `The database does not answer: ${error.message}`
    );
  return data as AnswerOf<Name>;
}
