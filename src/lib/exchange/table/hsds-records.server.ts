import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { NO_LIMITS, TableProblem, type TableLimits } from './table.ts';
import { isArchive, unpackedFiles } from './unpack.server.ts';

/** The tables of HSDS 3 that say something of a place (https://docs.openreferral.org/en/v3.0.1/hsds/schema_reference.html). */
const TABLES = [
  'organization',
  'service',
  'location',
  'service_at_location',
  'phone',
  'schedule',
  'language',
  'address',
  'attribute',
  'taxonomy_term'
] as const;
export type HsdsTable = (typeof TABLES)[number];

/** A record with its plain values as text, and the ids of what it belongs to. */
export type HsdsRecord = Readonly<Record<string, string>>;
export type HsdsRecords = Readonly<Record<HsdsTable, readonly HsdsRecord[]>>;

/** All files together, in bytes: they are read whole. */
const LARGEST = 100_000_000;
/** An organisation, its service, where that is, its address: HSDS nests no deeper than this. */
const DEEPEST = 12;

/**
 * The records of HSDS 3: JSON as its API answers (one, a page with `contents`, or a list), or the tabular data package, in a
 * folder, packed, or as one JSON with a key for each file.
 * @throws TableProblem
 */
export async function hsdsRecords(at: string, limits = NO_LIMITS): Promise<HsdsRecords> {
  const records = new Records();
  const found = await stat(at);
  if (found.isDirectory()) {
    const names = (await readdir(at)).filter(
      (name) => tableOf(path.parse(name).name) && /\.csv$/i.test(name)
    );
    const sizes = await Promise.all(names.map(async (name) => (await stat(path.join(at, name))).size));
    if (sizes.reduce((sum, size) => sum + size, 0) > LARGEST) throw tooLarge();
    for (const name of names) records.addCsv(name, await readFile(path.join(at, name)));
    if (names.length === 0)
      throw noHsds('There is no file of HSDS (services.csv, locations.csv, …) in the folder.');
  } else {
    if (found.size > LARGEST) throw tooLarge();
    addFile(records, await readFile(at), limits);
  }
  return records.all();
}

function addFile(records: Records, bytes: Uint8Array, { unpacked }: TableLimits): void {
  if (!isArchive(bytes)) return records.addJson(bytes);
  const files = unpackedFiles(bytes, {
    limit: Math.min(LARGEST, unpacked),
    what: 'The archive',
    isWanted: (name) => /\.(csv|json)$/i.test(name)
  });
  const tables = [...files].filter(([name]) => /\.csv$/i.test(name) && tableOf(path.parse(name).name));
  for (const [name, bytesOf] of tables) records.addCsv(path.basename(name), bytesOf);
  if (tables.length > 0) return;
  const answers = [...files].filter(([name]) => !name.endsWith('datapackage.json'));
  for (const [, bytesOf] of answers) records.addJson(bytesOf);
  if (answers.length === 0)
    throw noHsds('There is no file of HSDS (services.csv, locations.csv, …) in the archive.');
}

class Records {
  readonly #byId = new Map<HsdsTable, Map<string, Record<string, string>>>();
  #unnamed = 0;

  all(): HsdsRecords {
    return Object.fromEntries(
      TABLES.map((table) => [table, [...(this.#byId.get(table)?.values() ?? [])]])
    ) as unknown as HsdsRecords;
  }

  addCsv(name: string, bytes: Uint8Array): void {
    const table = tableOf(path.parse(name).name)!;
    let rows: Record<string, string>[];
    try {
      rows = parse(Buffer.from(bytes), {
        bom: true,
        columns: true,
        relax_column_count: true,
        skip_empty_lines: true
      });
    } catch (error) {
      throw new TableProblem(`${name} cannot be read: ${(error as Error).message.split('\n')[0]}.`);
    }
    for (const row of rows) this.#put(table, row);
  }

  addJson(bytes: Uint8Array): void {
    let value: unknown;
    try {
      value = JSON.parse(new TextDecoder('utf-8').decode(bytes).replace(/^\uFEFF/, ''));
    } catch {
      throw noHsds('This is no JSON of HSDS, or it is cut off.');
    }
    const { contents } = Object(value) as { contents?: unknown };
    const list = Array.isArray(contents) ? contents : Array.isArray(value) ? value : [value];
    for (const one of list) this.#addTop(Object(one));
    if (this.#byId.size === 0)
      throw noHsds('This is JSON, but none of HSDS: there are no services or locations in it.');
  }

  /** What a record at the top is, is seen by what it has. */
  #addTop(record: Readonly<Record<string, unknown>>): void {
    const files = Object.entries(record).filter(([key]) => tableOf(key.replace(/\.csv$/, '')));
    if (files.length > 0 && record['id'] === undefined) {
      for (const [key, rows] of files)
        for (const row of Array.isArray(rows) ? rows : [rows])
          this.#add(tableOf(key.replace(/\.csv$/, ''))!, Object(row));
      return;
    }
    const has = (...keys: readonly string[]) => keys.some((key) => key in record);
    if (has('features') && has('type')) throw noHsds('This is GeoJSON: try import geojson.');
    if (has('latitude', 'location_type')) this.#add('location', record);
    else if (has('location') || (has('service') && !has('name'))) this.#add('service_at_location', record);
    else if (has('service_at_locations', 'organization', 'organization_id', 'status'))
      this.#add('service', record);
    else if (has('services', 'tax_status', 'legal_status', 'website')) this.#add('organization', record);
  }

  /** @param owner the id that a nested record belongs to, by its column */
  #add(
    table: HsdsTable,
    record: Readonly<Record<string, unknown>>,
    owner: Readonly<Record<string, string>> = {},
    depth = 0
  ): string {
    if (depth > DEEPEST) throw new TableProblem('The JSON nests more deeply than HSDS does.');
    const plain = Object.fromEntries(
      Object.entries(record).flatMap(([key, value]) =>
        typeof value === 'string' || typeof value === 'number' ? [[key, String(value)]] : []
      )
    );
    const id = (plain['id'] ??= `unnamed ${++this.#unnamed}`);
    const nested = Object.entries(record).flatMap(([key, value]) => {
      const of = tableOf(key);
      return of && typeof value === 'object' && value !== null ? [{ of, value }] : [];
    });
    for (const { of, value } of nested)
      // A list belongs to this one; this one belongs to a single.
      if (Array.isArray(value))
        for (const one of value) this.#add(of, Object(one), { [`${table}_id`]: id, link_id: id }, depth + 1);
      else plain[`${of}_id`] = this.#add(of, value as Record<string, unknown>, {}, depth + 1);
    this.#put(table, { ...owner, ...plain });
    return id;
  }

  /** What is told of one in several places comes together. */
  #put(table: HsdsTable, row: Readonly<Record<string, string>>): void {
    const rows = this.#byId.get(table) ?? new Map<string, Record<string, string>>();
    this.#byId.set(table, rows);
    const id = row['id'] || `unnamed ${++this.#unnamed}`;
    const told = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));
    // Not copied: one that is told a hundred thousand times would be as often.
    rows.set(id, Object.assign(rows.get(id) ?? {}, told, { id }));
  }
}

/** Files and keys are named in the singular and in the plural. */
function tableOf(name: string): HsdsTable | null {
  const singular = name
    .toLowerCase()
    .replace(/addresses$/, 'address')
    .replace(/(?<!s)s$/, '');
  return TABLES.find((table) => table === singular) ?? null;
}

const noHsds = (sentence: string) => new TableProblem(sentence);
const tooLarge = () => new TableProblem('The files of HSDS are larger than 100 MB.');
