import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import path from 'node:path';
import { readCountriesIn } from '../../supabase/seed/countries.ts';
import { columnNames } from '../lib/insight/residents-columns.ts';
import { importResidents } from '../lib/insight/residents-import.ts';
import { wholeArea } from '../lib/insight/area-outlines.ts';
import { namedCodes } from '../lib/insight/area-table.ts';
import { coversNeighbourhood } from '../lib/walking/cover.ts';
import { unpackGraph } from '../lib/walking/graph-file.server.ts';
import { StreetIndex } from '../lib/walking/street-index.ts';
import { call } from './calendar-import.ts';
import { areasNear, inSentences, readText } from './area-files.ts';
import type { Command, ParsedArguments } from './command.ts';
import { whatCounts } from './residents-counted.ts';
import { bringInResidents, refuseTakenCodes } from './residents.ts';
import { Sentence, say } from './say.ts';
import { withSupabase } from './with-supabase.ts';

const usage =
  'import residents <figures.csv> <outlines.geojson> --neighbourhood <slug> --source <name> [--year <year>]';

export const residentsDetails =
  'residents <figures.csv> <outlines.geojson>: figures have a code, a total, and where known women, minors, foreign, year\n' +
  '(or what statistical offices call them, as supabase/seed/countries says); outlines have the same code, in WGS 84 or\n' +
  'a system they name (EPSG:3003, …); a table may be of more than they are. Columns are parted by commas, semicolons or tabs. The finest areas that cover nine tenths of the\n' +
  'neighbourhood are counted, of them the newest; the command says which those are.';

export const residentsOptions = {
  source: {
    type: 'string',
    description: 'residents, csv, xlsx, geojson, kml, hsds: name of the source, whom to thank'
  },
  licence: { type: 'string', description: 'residents, csv, xlsx, geojson, kml, hsds: its licence' },
  year: {
    type: 'string',
    description:
      'residents: year of the figures, when no column has it; csv, xlsx, geojson, kml, hsds: of the table'
  },
  layer: { type: 'string', description: 'residents: what the areas are (default: section)' },
  residential: {
    type: 'string',
    description: 'residents: GeoJSON of what is lived on, to spread them over it alone'
  },
  'residential-source': {
    type: 'string',
    description: 'residents: whom to thank for it, when it is somebody else'
  }
} as const satisfies Command['options'];

/** `vicina import residents`. @throws Sentence for the person at the keyboard */
export async function importResidentsCommand({
  values,
  positionals: [, figures, outlines, ...rest]
}: ParsedArguments): Promise<void> {
  const slug = values.neighbourhood as string | undefined;
  if (slug === undefined || figures === undefined || outlines === undefined || rest.length > 0)
    throw new Sentence(`Use: npm run vicina -- ${usage}`);
  const {
    source,
    licence,
    year,
    layer = 'section',
    residential,
    'residential-source': residentialSource
  } = values as Readonly<Record<string, string | undefined>>;
  if (!source) throw new Sentence('Say whom to thank: --source <name>');
  if (!/^[a-z]{1,20}$/.test(layer))
    throw new Sentence('--layer is one word in small letters, for instance section.');
  if (year !== undefined && !/^\d{4}$/.test(year)) throw new Sentence('--year is a year, for instance 2021.');
  const files = `${path.basename(figures)}, ${path.basename(outlines)}`;
  const { areas, rowsLeftOut, withoutRow } = inSentences(files, () =>
    importResidents(
      readText(figures),
      readText(outlines),
      columnNames(readCountriesIn().values()),
      year === undefined ? null : Number(year)
    )
  );
  const lived =
    residential === undefined
      ? null
      : inSentences(path.basename(residential), () => wholeArea(readText(residential)));
  const dryRun = values['dry-run'] === true;
  await withSupabase(async ({ url, secretKey }) => {
    const client = createClient(url, secretKey, { auth: { persistSession: false } });
    const all = await call(client, 'neighbourhoods_overview');
    const home = all.find((one) => one.slug === slug);
    if (!home)
      throw new Sentence(`There is no neighbourhood "${slug}": ${all.map((one) => one.slug).join(', ')}.`);
    const near = areasNear(areas, home.bbox, files);
    const known = await call(client, 'residents_of', { neighbourhood: slug });
    refuseTakenCodes(near, known.areas, layer);
    const streets = await streetsOf(client, slug);
    const counted = whatCounts(home, known, { areas: near, layer, lived, streets });
    const thanks = { source, licence: licence ?? null };
    const written = dryRun
      ? 'nothing was written'
      : `${await bringInResidents(client, near, { neighbourhood: slug, layer, ...thanks })} new or different`;
    say(
      `${near.length} ${near.length === 1 ? 'area' : 'areas'} (${written}), ${areas.length - near.length} left out: not in the neighbourhood.`
    );
    if (rowsLeftOut > 0)
      say(
        `${rowsLeftOut} ${rowsLeftOut === 1 ? 'row was' : 'rows were'} left out: there is no outline for them.`
      );
    if (withoutRow.length > 0) say(`There is an outline but no row for ${namedCodes(withoutRow)}.`);
    if (lived !== null && !dryRun)
      await call(client, 'store_residential_area', {
        neighbourhood: slug,
        outline: lived,
        ...thanks,
        source: residentialSource ?? source
      });
    for (const sentence of counted) say(sentence);
  });
}

/** The streets that walks are measured along; null where they are straight lines. */
async function streetsOf(client: SupabaseClient, neighbourhood: string): Promise<StreetIndex | null> {
  const about = await call(client, 'walk_graph_about', { neighbourhood });
  if (about === null || !coversNeighbourhood(about)) return null;
  const stored = await call(client, 'walk_graph_of', { neighbourhood });
  return stored && new StreetIndex(unpackGraph(Buffer.from(stored.graph, 'base64')));
}
