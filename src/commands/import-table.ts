import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { SEED_FOLDER } from '../../supabase/seed/read.ts';
import type { Street } from '../lib/contribution/streets.ts';
import { TABLE_READERS, type TableFormat } from '../lib/exchange/table/any-table.server.ts';
import { categoryFinder, type NamedCategory } from '../lib/exchange/table/category-finder.ts';
import { MEANINGS, proposedColumns, withChosen, type TableColumns } from '../lib/exchange/table/columns.ts';
import type { RowContext } from '../lib/exchange/table/place-of-row.server.ts';
import { readPlaces, refusedFile, type RefusedRow } from '../lib/exchange/table/read-places.server.ts';
import { TableProblem, type SourceTable } from '../lib/exchange/table/table.ts';
import { knownSystems, unprojectFrom, type Unproject } from '../lib/geo/crs.ts';
import { globOnDisk } from '../lib/i18n/on-disk.js';
import { dayAt } from '../lib/neighbourhood/clock.ts';
import { whereTyped, type Command, type ParsedArguments } from './command.ts';
import { homeOf, modeOf } from './import-osm.ts';
import { writeCompleteness } from './completeness-of-import.ts';
import { importPlaces } from './import-places.ts';
import { slugOfName } from './new-neighbourhood/facts.ts';
import { Sentence, say } from './say.ts';
import { tellOutcomes } from './tell-outcomes.ts';
import { withSupabase } from './with-supabase.ts';

/** As a person reads them in a sentence about one of them. */
export const TABLE_FORMATS = Object.keys(TABLE_READERS).join(', ');
export const isTableFormat = (format: string | undefined): format is TableFormat =>
  format !== undefined && Object.hasOwn(TABLE_READERS, format);

const usage = 'import csv|xlsx|geojson|kml|hsds <file> --neighbourhood <slug> --source <name>';

export const tableDetails =
  'csv|xlsx|geojson|kml|hsds <file>: places from a table of yours, from a map (KML, KMZ), or from a directory in HSDS 3 (JSON, or the\n' +
  'CSVs in a folder or zip). Columns are recognised by their headers, in any language, and told;\n' +
  '--columns says it otherwise. Rows that are wrong are told in one run and written to a file, to mend and send again.';

export const tableOptions = {
  columns: {
    type: 'string',
    description: `${TABLE_FORMATS}: which column is what: name=Denominazione,phone= (${MEANINGS.join(', ')})`
  },
  category: { type: 'string', description: `${TABLE_FORMATS}: category of rows that do not say theirs` },
  crs: {
    type: 'string',
    description: `${TABLE_FORMATS}: system of the coordinates, for instance EPSG:3003 (default: what the file says, else WGS 84)`
  },
  refused: {
    type: 'string',
    description: `${TABLE_FORMATS}: file for the rows that are refused (default: beside the table)`
  }
} as const satisfies Command['options'];

/** In bytes. */
const LARGEST_FILE = 2_000_000_000;
/** What is told one by one; nobody reads more: all are in the file. */
const MOST_TOLD = 50;

/** `vicina import csv|xlsx|geojson|kml|hsds`. @throws Sentence for the person at the keyboard */
export async function importTable({
  values,
  positionals: [format, file, ...rest]
}: ParsedArguments): Promise<void> {
  const given = values as Readonly<Record<string, string | undefined>>;
  const slug = given.neighbourhood;
  if (!isTableFormat(format) || slug === undefined || file === undefined || rest.length > 0)
    throw new Sentence(`Use: npm run vicina -- ${usage}`);
  if (!given.source)
    throw new Sentence('Say whom to thank: --source <name>, and --licence where there is one.');
  if (given.year !== undefined && !/^20\d\d$/.test(given.year))
    throw new Sentence('--year is a year, for instance 2025.');
  const at = whereTyped(file);
  const found = await stat(at).catch(() => null);
  if (!found?.isFile() && !(found?.isDirectory() && format === 'hsds'))
    throw new Sentence(`There is no file ${at}.`);
  if (found.size > LARGEST_FILE) throw new Sentence(`${at} is larger than 2 GB.`);
  const named = path.basename(at);
  await inSentences(named, async () => {
    const table = await TABLE_READERS[format](at);
    const columns = columnsOf(table, given.columns ?? '');
    if (columns.name === undefined)
      throw new TableProblem(
        `No column is known as the name: give --columns name=<column>. There are ${table.headers.join(', ')}.`
      );
    say(
      `Columns: ${MEANINGS.flatMap((one) => (columns[one] === undefined ? [] : [`${one} = ${columns[one]}`])).join(', ')}`
    );
    await withSupabase(async ({ url, secretKey }) => {
      const client = createClient(url, secretKey, { auth: { persistSession: false } });
      const { home, outline } = await homeOf(client, slug);
      const categories = await categoriesIn(client);
      const context: RowContext = {
        columns,
        home,
        source: {
          name: given.source!,
          ...(given.year === undefined ? {} : { year: Number(given.year) }),
          ...(given.licence === undefined ? {} : { licence: given.licence })
        },
        unproject: unprojectOf(given.crs, table),
        categoryOf: categoryFinder(categories),
        category: categoryGiven(given.category, categories),
        streets: streetsOf(slug)
      };
      const { places, refused, rows, outside, unplaced } = await readPlaces(table, context, outline);
      say(
        `${rows} rows: ${places.length} in ${slug}${unplaced > 0 ? ` (${unplaced} of them with a position to confirm)` : ''}, ${outside} outside, ${refused.length} refused.`
      );
      tellRefused(
        refused,
        table,
        given.refused === undefined ? `${at}.refused.csv` : whereTyped(given.refused)
      );
      const mode = modeOf(values);
      const { outcomes } = await importPlaces(client, places, {
        neighbourhood: slug,
        source: `table ${slugOfName({ name: given.source! })}`.slice(0, 100),
        provenance: `${format} ${named}`.slice(0, 300),
        mode,
        isWhole: false
      });
      tellOutcomes(outcomes, mode, slug);
      await writeCompleteness(client, places, outcomes, {
        neighbourhood: slug,
        mode,
        named: given.source!,
        isComplete: values.complete === true,
        today: dayAt(Date.now(), home.timeZone).date
      });
    });
  });
}

async function inSentences(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw error instanceof TableProblem ? new Sentence(`${name}: ${error.message}`) : error;
  }
}

function columnsOf({ headers }: SourceTable, chosen: string): TableColumns {
  const files = globOnDisk('./languages/*/correction.json') as Readonly<
    Record<string, { readonly field?: Readonly<Record<string, string>> }>
  >;
  const names: Record<string, string[]> = {};
  for (const { field = {} } of Object.values(files))
    for (const [name, said] of Object.entries(field)) (names[name] ??= []).push(said);
  return withChosen(proposedColumns(headers, names), chosen, headers);
}

function unprojectOf(given: string | undefined, { crs }: SourceTable): Unproject {
  const written = given ?? crs ?? 'EPSG:4326';
  const unproject = unprojectFrom(written);
  if (unproject) return unproject;
  throw new TableProblem(
    `the system of coordinates "${written}" is not known here: there are ${knownSystems()}.`
  );
}

async function categoriesIn(client: SupabaseClient): Promise<readonly NamedCategory[]> {
  const { data, error } = await client.from('categories').select('slug, name, keywords').order('position');
  if (error) throw new Sentence(`The categories could not be read: ${error.message}`);
  return data as readonly NamedCategory[];
}

function categoryGiven(given: string | undefined, categories: readonly NamedCategory[]): string | undefined {
  if (given === undefined || categories.some(({ slug }) => slug === given)) return given;
  throw new Sentence(
    `There is no category "${given}": there are ${categories.map(({ slug }) => slug).join(', ')}.`
  );
}

/** What the seed of a neighbourhood knows of its streets. */
function streetsOf(slug: string): readonly Street[] {
  const file = path.join(SEED_FOLDER, slug, 'streets.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { streets: Street[] }).streets : [];
}

function tellRefused(refused: readonly RefusedRow[], table: SourceTable, file: string): void {
  if (refused.length === 0) return;
  for (const { row, faults } of refused.slice(0, MOST_TOLD))
    say(`Refused: row ${row.number}: ${faults.join('; ')}`);
  if (refused.length > MOST_TOLD) say(`… and ${refused.length - MOST_TOLD} more.`);
  writeFileSync(file, refusedFile(refused, table));
  say(`The refused rows are in ${file}: mend them there and bring that file in with import csv.`);
}
