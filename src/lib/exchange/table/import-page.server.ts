import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { MultiPolygon } from 'geojson';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { streetsOf } from '../../contribution/streets.server.ts';
import { keepDone } from '../../contribution/review/done.server.ts';
import {
  asCoordinator,
  ask,
  manageHref,
  type Inside
} from '../../contribution/review/require-member.server.ts';
import { LINE } from '../../field/bounds.ts';
import { telephoneOf } from '../../country/countries.server.ts';
import { knownSystems, unprojectFrom } from '../../geo/crs.ts';
import { localised } from '../../i18n/localised.ts';
import { categoriesOf } from '../../place/categories.server.ts';
import { read as database, type AnswerOf } from '../../server/database.ts';
import { slugOf } from '../calendar-text.ts';
import { organisationsByName } from '../osm/place-of-element.server.ts';
import { anyTable } from './any-table.server.ts';
import { categoryFinder } from './category-finder.ts';
import { MEANINGS, proposedColumns, type Meaning, type TableColumns } from './columns.ts';
import { oneImport } from './one-import.server.ts';
import { readPlaces, type ReadPlaces } from './read-places.server.ts';
import { tableFindings } from './table-findings.server.ts';
import { TableProblem, type SourceTable } from './table.ts';

/** A table of a neighbourhood is far less; what is larger is for the command line. In bytes. */
const LARGEST_FILE = 5_000_000;
const MOST_PLACES = 1000;
/** One call is one transaction, short enough that others get their turn. */
const BATCH = 40;

type ImportEvent = Parameters<typeof asCoordinator>[0];

/** The kinds that places of the table may be, as they are called here. */
export async function importPage(event: ImportEvent) {
  const { neighbourhood } = await asCoordinator(event);
  const { locale } = event.locals;
  const { compare } = new Intl.Collator(locale);
  return {
    categories: (await categoriesOf(neighbourhood.slug))
      .map(({ slug, name }) => ({
        slug,
        name: localised(name, locale, neighbourhood.defaultLocale)?.text ?? slug
      }))
      .toSorted((a, b) => compare(a.name, b.name))
  };
}

/** What would become of a table, with nothing written. */
export const lookAtTable = (event: ImportEvent) => bringIn(event, 'dry-run');

/** Puts the places of a table before the coordinators, as one batch. */
export async function queueTable(event: ImportEvent & Pick<RequestEvent, 'cookies'>) {
  const seen = await bringIn(event, 'queue');
  const { counts } = 'found' in seen && seen.found ? seen.found : { counts: null };
  if (counts === null || counts.new + counts.changed === 0) return seen;
  const home = manageHref(event.locals.locale, event.params['neighbourhood'] ?? '');
  keepDone(event.cookies, home, { key: 'tableQueued', count: counts.new + counts.changed });
  redirect(303, `${home}/queue?show=imports`);
}

type Outcomes = AnswerOf<'queue_places'>;
type Mode = 'dry-run' | 'queue';

const STATUS = { file: 400, large: 413, source: 400, table: 400, busy: 429 } as const;

async function bringIn(event: ImportEvent, mode: Mode) {
  const found = await asCoordinator(event);
  const form = await event.request.formData();
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const values = {
    source: text('source').slice(0, LINE),
    category: text('category'),
    crs: text('crs'),
    columns: MEANINGS.flatMap((one) =>
      form.has(`column-${one}`) ? [[one, text(`column-${one}`)] as const] : []
    )
  };
  const refuse = (problem: keyof typeof STATUS, sentence: string | null = null) =>
    fail(STATUS[problem], { values, problem, sentence, found: null });
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) return refuse('file');
  if (file.size > LARGEST_FILE) return refuse('large');
  const source = slugOf(values.source, 80);
  if (source === '') return refuse('source');
  try {
    const looked = await oneImport(found.session.userId, event.request.signal, () =>
      onDisk(file, async (at) => {
        const { format, table } = await anyTable(at);
        const columns = chosenColumns(values.columns, table.headers) ?? proposedColumns(table.headers);
        const read = columns.name === undefined ? null : await placesIn(table, columns, found, values);
        const outcomes =
          read === null ? [] : await sent(found, read, `table ${source}`, `${format} ${file.name}`, mode);
        return {
          values,
          problem: null,
          sentence: null,
          found: tableFindings(table, columns, read, outcomes)
        };
      })
    );
    return looked ?? refuse('busy');
  } catch (problem) {
    if (problem instanceof TableProblem) return refuse('table', problem.message);
    throw problem;
  }
}

/** What she chose, where it was chosen for this file; null: nothing was, or for another one. */
function chosenColumns(
  columns: readonly (readonly [Meaning, string])[],
  headers: readonly string[]
): TableColumns | null {
  const chosen = columns.filter(([, header]) => header !== '');
  if (chosen.length === 0 || chosen.some(([, header]) => !headers.includes(header))) return null;
  return Object.fromEntries(chosen);
}

/** The readers stream from a file; it is gone when they are done. */
async function onDisk<T>(file: File, work: (at: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vicina-table-'));
  try {
    const at = path.join(folder, 'table');
    await writeFile(at, Buffer.from(await file.arrayBuffer()));
    return await work(at);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function placesIn(
  table: SourceTable,
  columns: TableColumns,
  { neighbourhood }: Inside,
  { source, category, crs }: { readonly source: string; readonly category: string; readonly crs: string }
): Promise<ReadPlaces> {
  const system = crs || table.crs || 'EPSG:4326';
  const unproject = unprojectFrom(system);
  if (!unproject)
    throw new TableProblem(
      `The system of coordinates "${system}" is not known here: there are ${knownSystems()}.`
    );
  const [categories, organisations] = await Promise.all([
    categoriesOf(neighbourhood.slug),
    database('organisations_of', { neighbourhood: neighbourhood.slug })
  ]);
  return readPlaces(
    table,
    {
      columns,
      home: {
        ...neighbourhood,
        telephone: telephoneOf(neighbourhood.country),
        organisations: organisationsByName(organisations)
      },
      source: { name: source },
      unproject,
      categoryOf: categoryFinder(categories),
      category: categories.find(({ slug }) => slug === category)?.slug,
      streets: await streetsOf(neighbourhood.slug)
    },
    neighbourhood.outline as MultiPolygon,
    MOST_PLACES
  );
}

async function sent(
  { session, neighbourhood }: Inside,
  { places }: ReadPlaces,
  source: string,
  provenance: string,
  mode: Mode
): Promise<Outcomes> {
  const outcomes: Outcomes[number][] = [];
  for (let first = 0; first < places.length; first += BATCH)
    outcomes.push(
      ...(await ask(session, 'queue_places', {
        neighbourhood: neighbourhood.slug,
        source,
        provenance,
        entries: places.slice(first, first + BATCH),
        mode
      }))
    );
  return outcomes;
}
