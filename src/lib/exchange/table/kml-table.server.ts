import { readFile, stat } from 'node:fs/promises';
import type { Geometry, Position } from 'geojson';
import { SaxesParser } from 'saxes';
import { plainText } from '../calendar-text.ts';
import { pointOf, UNREADABLE_GEOMETRY } from './geojson-table.server.ts';
import {
  NO_LIMITS,
  refuseLarge,
  TableProblem,
  type SourceTable,
  type TableLimits,
  type TableRow
} from './table.ts';
import { isArchive, unpackedFiles } from './unpack.server.ts';

/** A map that people draw by hand has some thousand places. In bytes. */
const LARGEST = 100_000_000;
/** The outline of a country has some hundred thousand. In characters. */
const LONGEST_COORDINATES = 2_000_000;
/** Folders in folders; what nests deeper is no map. */
const DEEPEST = 100;

/**
 * The placemarks of a KML or KMZ file (OGC 12-007r2) as a table: what Google My Maps and Google Earth give. Columns are
 * `name`, `folder`, `description` without its markup, `address`, `phone` and whatever ExtendedData names; styles are left out.
 * @throws TableProblem
 */
export async function kmlTable(file: string, limits = NO_LIMITS): Promise<SourceTable> {
  if ((await stat(file)).size > LARGEST) throw new TableProblem('The KML is larger than 100 MB.');
  const bytes = await readFile(file);
  const text = decoded(isArchive(bytes) ? mainFile(bytes, limits) : bytes);
  if (/^\s*<(!doctype\s+)?html/i.test(text)) throw new TableProblem('This is a web page, not KML.');
  if (!/^\s*</.test(text)) throw new TableProblem('This is no KML: KML begins with <kml>.');
  const { headers, rows, isLink } = placemarksOf(text, limits);
  if (rows.length === 0)
    throw new TableProblem(
      isLink
        ? 'The KML is only a link to a map elsewhere: export it again with its data in it (My Maps: without "network link").'
        : 'There is no place (Placemark) in the KML.'
    );
  return { headers, rows };
}

/** Of a KMZ the first KML is the map (OGC 12-007r2, annex C); others are what it links to. */
function mainFile(bytes: Uint8Array, { unpacked }: TableLimits): Uint8Array {
  const files = unpackedFiles(bytes, {
    limit: Math.min(LARGEST, unpacked),
    what: 'The KMZ',
    isWanted: (name) => /\.kml$/i.test(name)
  });
  const [first] = files.values();
  if (!first) throw new TableProblem('There is no KML in the archive.');
  return first;
}

function decoded(bytes: Uint8Array): string {
  const named = /^<\?xml[^>]{0,100}encoding=["']([\w-]{2,20})["']/.exec(
    new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  )?.[1];
  try {
    return new TextDecoder(named ?? 'utf-8').decode(bytes).replace(/^\uFEFF/, '');
  } catch {
    throw new TableProblem(`The KML is in "${named}", which is not known: save it as UTF-8.`);
  }
}

interface Placemark {
  readonly cells: Map<string, string>;
  readonly shapes: Geometry[];
}

function placemarksOf(
  kml: string,
  limits: TableLimits
): { readonly headers: readonly string[]; readonly rows: readonly TableRow[]; readonly isLink: boolean } {
  const rows: TableRow[] = [];
  const headers = new Set<string>();
  const open: string[] = [];
  const folders: string[] = [];
  let mark: Placemark | null = null;
  let column = '';
  let rings: Position[][] = [];
  let written = '';
  let isKml = false;
  let isLink = false;
  const parser = new SaxesParser();

  const tell = (header: string, text: string | null): void => {
    if (!mark || !text) return;
    refuseLarge({ columns: mark.cells.size }, limits);
    mark.cells.set(mark.cells.has(header) ? `${header} 2` : header, text);
  };
  const endOf = (local: string, parent: string | undefined): void => {
    const text = written.trim();
    if (local === 'name' && parent === 'Folder') folders[folders.length - 1] = text;
    else if (local === 'Folder') folders.pop();
    else if (!mark) return;
    else if (local === 'name' && parent === 'Placemark') tell('name', text);
    else if (local === 'address' && parent === 'Placemark') tell('address', text);
    else if (local === 'phoneNumber' && parent === 'Placemark') tell('phone', text.replace(/^tel:/i, ''));
    else if (local === 'description' && parent === 'Placemark') tell('description', plainText(text));
    else if ((local === 'value' && parent === 'Data') || local === 'SimpleData')
      tell(column, plainText(text));
    else if (local === 'coordinates') placedBy(mark, text, parent);
    else if (local === 'Polygon' && rings.length > 0)
      mark.shapes.push({ type: 'Polygon', coordinates: rings });
    else if (local === 'Placemark') {
      tell('folder', folders.findLast((name) => name !== '') ?? null);
      const row = rowOf(mark, rows.length + 1);
      rows.push(row);
      for (const header of Object.keys(row.cells)) headers.add(header);
      refuseLarge({ rows: rows.length, columns: headers.size }, limits);
      mark = null;
    }
  };
  const placedBy = ({ shapes }: Placemark, text: string, parent: string | undefined): void => {
    const positions = positionsIn(text);
    if (positions.length === 0) return;
    if (parent === 'Point') shapes.push({ type: 'Point', coordinates: positions[0]! });
    else if (parent === 'LineString') shapes.push({ type: 'LineString', coordinates: positions });
    else if (parent === 'LinearRing') rings.push(positions);
  };

  parser.on('error', (error) => {
    throw new TableProblem(`The KML cannot be read: ${error.message}.`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const local = localOf(name);
    open.push(local);
    if (open.length > DEEPEST) throw new TableProblem('The KML nests more than 100 deep: that is no map.');
    written = '';
    if (local === 'kml') isKml = true;
    else if (local === 'NetworkLink') isLink = true;
    else if (local === 'Folder') folders.push('');
    else if (local === 'Polygon') rings = [];
    else if (local === 'Data' || local === 'SimpleData') column = (attributes['name'] ?? '').trim();
    else if (local === 'Placemark') {
      mark = { cells: new Map(), shapes: [] };
      tell('id', attributes['id'] ?? null);
    }
  });
  const more = (text: string) => (written += text);
  parser.on('text', more);
  parser.on('cdata', more);
  parser.on('closetag', ({ name }) => {
    open.pop();
    endOf(localOf(name), open.at(-1));
    written = '';
  });
  parser.write(kml).close();
  if (!isKml) throw new TableProblem('This is XML, but no KML: there is no <kml> in it.');
  return { headers: [...headers], rows, isLink };
}

const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);

function rowOf({ cells, shapes }: Placemark, number: number): TableRow {
  const areas = shapes.filter((shape) => shape.type === 'Polygon');
  const description = ownWords(cells);
  cells.delete('description');
  if (description !== '') cells.set('description', description);
  const point =
    shapes.length === 0
      ? null
      : pointOf(
          areas.length > 0
            ? { type: 'MultiPolygon', coordinates: areas.map(({ coordinates }) => coordinates) }
            : { type: 'GeometryCollection', geometries: shapes }
        );
  return {
    number,
    cells: Object.fromEntries(cells),
    ...(point && { point }),
    ...(shapes.length > 0 && !point && { fault: UNREADABLE_GEOMETRY })
  };
}

/** My Maps tells in the description what the columns say, line by line: that is not told twice. */
function ownWords(cells: ReadonlyMap<string, string>): string {
  const told = new Set([...cells].map(([header, text]) => `${header}: ${text}`));
  return (cells.get('description') ?? '')
    .split('\n')
    .filter((line) => !told.has(line.trim()))
    .join('\n')
    .trim();
}

function positionsIn(text: string): Position[] {
  if (text.length > LONGEST_COORDINATES)
    throw new TableProblem('A line or area of the KML is longer than a map of places has.');
  return text
    .split(/\s+/)
    .map((tuple) => tuple.split(',').slice(0, 2).map(Number))
    .filter((at) => at.length === 2 && at.every(Number.isFinite));
}
