import { createClient } from '@supabase/supabase-js';
import { existsSync, readFileSync } from 'node:fs';
import { textOf } from '../lib/insight/delimited.ts';
import type { NeighbourhoodWithOutline } from '../lib/neighbourhood/neighbourhoods.server.ts';
import { call } from './calendar-import.ts';
import { whereTyped, type Command, type Given } from './command.ts';
import { bringInResidents, readResidents } from './residents.ts';
import { Sentence, say } from './say.ts';
import { withSupabase } from './with-supabase.ts';

const usage =
  'import residents <figures.csv> <outlines.geojson> --neighbourhood <slug> --source <name> [--year <year>]';

export const residentsDetails =
  'residents <figures.csv> <outlines.geojson>: figures have a code, a total, and where known women, minors, foreign, year\n' +
  '(ISTAT: SEZ2021, P1, P3, ST1); outlines have the same code, in WGS 84 or a UTM zone they name. The finest areas that\n' +
  'cover the neighbourhood are used.';

export const residentsOptions = {
  source: { type: 'string', description: 'residents: name of the source, whom to thank' },
  licence: { type: 'string', description: 'residents: its licence' },
  year: { type: 'string', description: 'residents: year of the figures, when no column has it' },
  layer: { type: 'string', description: 'residents: what the areas are (default: section)' },
  residential: {
    type: 'string',
    description: 'residents: GeoJSON of what is lived on, to spread them over it alone'
  }
} as const satisfies Command['options'];

/** `vicina import residents`. @throws Sentence for the person at the keyboard */
export async function importResidentsCommand({
  values,
  positionals: [, figures, outlines, ...rest]
}: Given): Promise<void> {
  const slug = values.neighbourhood as string | undefined;
  if (slug === undefined || figures === undefined || outlines === undefined || rest.length > 0)
    throw new Sentence(`Use: npm run vicina -- ${usage}`);
  const {
    source,
    licence,
    year,
    layer = 'section',
    residential
  } = values as Readonly<Record<string, string | undefined>>;
  if (!source) throw new Sentence('Say whom to thank: --source <name>');
  if (!/^[a-z]{1,20}$/.test(layer))
    throw new Sentence('--layer is one word in small letters, for instance section.');
  if (year !== undefined && !/^\d{4}$/.test(year)) throw new Sentence('--year is a year, for instance 2021.');
  const areas = readResidents(read(figures), read(outlines), year === undefined ? null : Number(year));
  const lived = residential === undefined ? null : livedOn(read(residential));
  const dryRun = values['dry-run'] === true;
  await withSupabase(async ({ url, secretKey }) => {
    const client = createClient(url, secretKey, { auth: { persistSession: false } });
    const all = await call<readonly NeighbourhoodWithOutline[]>(client, 'neighbourhoods_overview');
    const home = all.find((one) => one.slug === slug);
    if (!home) throw new Sentence(`There is no neighbourhood "${slug}".`);
    const target = { neighbourhood: slug, bbox: home.bbox, layer, source, licence: licence ?? null };
    const { areas: count, outside, changed } = await bringInResidents(client, areas, target, { dryRun });
    say(
      `${count} areas (${dryRun ? 'nothing was written' : `${changed} new or different`}), ${outside} outside the neighbourhood.`
    );
    if (lived === null || dryRun) return;
    await call(client, 'store_residential_area', {
      neighbourhood: slug,
      outline: lived,
      source,
      licence: licence ?? null
    });
    say('Residents are now spread over what is lived on alone.');
  });
}

function read(file: string): string {
  const at = whereTyped(file);
  if (!existsSync(at)) throw new Sentence(`There is no file ${at}.`);
  return textOf(readFileSync(at));
}

/** All areas of a GeoJSON as one MultiPolygon. */
function livedOn(geojson: string): object {
  const { features } = JSON.parse(geojson) as {
    features: readonly { geometry: { type: string; coordinates: unknown[] } | null }[];
  };
  const coordinates = features.flatMap(({ geometry }) =>
    geometry?.type === 'MultiPolygon'
      ? geometry.coordinates
      : geometry?.type === 'Polygon'
        ? [geometry.coordinates]
        : []
  );
  if (coordinates.length === 0) throw new Sentence('There is no area in what is lived on.');
  return { type: 'MultiPolygon', coordinates };
}
