import { createClient } from '@supabase/supabase-js';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { ACTIVITY_KINDS, type ActivityKind } from '../../lib/activity/vocabulary.ts';
import { FetchRefusal, safeFetch } from '../../lib/exchange/safe-fetch.server.ts';
import { bringInCalendar, type CalendarReport } from '../calendar-import.ts';
import { whereTyped, type Command } from '../command.ts';
import { importIndicatorCommand, indicatorDetails, indicatorOptions } from '../import-indicator.ts';
import { feedAddress } from '../feeds.ts';
import { importOsm, osmDetails, osmOptions } from '../import-osm.ts';
import { importResidentsCommand, residentsDetails, residentsOptions } from '../import-residents.ts';
import { importTable, isTableFormat, tableDetails, tableOptions } from '../import-table.ts';
import { progressBar } from '../progress.ts';
import { Sentence, say } from '../say.ts';
import { withSupabase } from '../with-supabase.ts';

const usage = 'import osm|csv|xlsx|geojson|kml|hsds|ics|residents|indicator <file> --neighbourhood <slug>';
const icsUsage = 'import ics <file or address> --neighbourhood <slug> --organisation <slug>';

/** A file of one's own may be larger than what is fetched; larger than this it is no calendar. In bytes. */
const LARGEST_FILE = 100_000_000;

export const command: Command = {
  usage,
  summary:
    "bring in places (osm, csv, xlsx, geojson, kml, hsds), an organisation's calendar (ics), residents (residents) or an indicator (indicator) by area, once",
  details:
    `${osmDetails}\n${tableDetails}\n` +
    'ics <file or address>: a calendar. Every event is accounted for: imported, past, or refused with a reason. Importing again changes only what the\n' +
    'calendar changed since. To have a calendar fetched again and again: npm run vicina -- feeds --help\n' +
    `${residentsDetails}\n${indicatorDetails}`,
  options: {
    neighbourhood: { type: 'string', description: 'slug of the neighbourhood' },
    organisation: { type: 'string', description: 'slug of the organisation whose calendar it is' },
    kind: { type: 'string', description: 'kind of activity for events that name none (default: social)' },
    ...osmOptions,
    ...tableOptions,
    ...residentsOptions,
    ...indicatorOptions,
    'dry-run': { type: 'boolean', description: 'read and check, write nothing' }
  },
  async run(given) {
    const {
      values,
      positionals: [format, from, ...rest]
    } = given;
    if (format === 'residents') return importResidentsCommand(given);
    if (format === 'indicator') return importIndicatorCommand(given);
    if (format === 'osm') return importOsm(given);
    if (isTableFormat(format)) return importTable(given);
    if (format !== 'ics')
      throw new Sentence(
        `There is no format "${format ?? ''}": there are osm, csv, xlsx, geojson, kml, hsds, ics, residents and indicator.`
      );
    if (from === undefined || rest.length > 0) throw new Sentence(`Use: npm run vicina -- ${icsUsage}`);
    const { neighbourhood, organisation } = values;
    if (typeof neighbourhood !== 'string' || typeof organisation !== 'string')
      throw new Sentence('Say whose calendar it is: --neighbourhood <slug> --organisation <slug>');
    const kind = kindGiven(values.kind);
    const dryRun = values['dry-run'] === true;
    const isAddress = /^[a-z]+:\/\//i.test(from);
    const bytes = isAddress ? await fetched(feedAddress(from)) : await read(whereTyped(from));
    const source = `ics ${isAddress ? new URL(from).host : path.basename(from)}`.slice(0, 300);
    await withSupabase(async ({ url, secretKey }) => {
      const client = createClient(url, secretKey, { auth: { persistSession: false } });
      const report = await bringInCalendar(
        client,
        bytes,
        { neighbourhood, organisation, kind, source, isWhole: false },
        { now: new Date(), dryRun, onProgress: progressBar() }
      );
      sayCalendarReport(report, dryRun);
    });
  }
};

/** @throws Sentence when there is no such kind */
export function kindGiven(value: unknown): ActivityKind {
  const kind = ACTIVITY_KINDS.find((one) => one === (value ?? 'social'));
  if (!kind) throw new Sentence(`There is no kind "${value}": there are ${ACTIVITY_KINDS.join(', ')}.`);
  return kind;
}

/** Says what became of the events of a calendar. */
export function sayCalendarReport(report: CalendarReport, dryRun = false): void {
  const { imported, past, refused, changed, gone, notes, refusals } = report;
  const written = dryRun ? 'nothing was written' : `${changed} new or different`;
  say(`${imported} imported (${written}), ${past} past, ${refused} refused.`);
  for (const { line, title, sentence } of refusals)
    say(`Refused: ${title ?? 'without a title'}${line === null ? '' : ` (line ${line})`}. ${sentence}`);
  if (refused > refusals.length) say(`… and ${refused - refusals.length} more.`);
  for (const slug of gone) say(`No longer in the calendar, now shown as cancelled: ${slug}`);
  for (const note of notes) say(note);
}

async function fetched(address: string): Promise<Uint8Array> {
  try {
    const { body } = await safeFetch(address);
    return body ?? new Uint8Array();
  } catch (error) {
    throw error instanceof FetchRefusal ? new Sentence(error.message) : error;
  }
}

async function read(file: string): Promise<Uint8Array> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new Sentence(`There is no file ${file}.`);
  if (found.size > LARGEST_FILE) throw new Sentence(`${file} is larger than 100 MB: that is no calendar.`);
  return readFile(file);
}
