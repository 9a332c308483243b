import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon } from 'geojson';
import { readCountriesIn } from '../../supabase/seed/countries.ts';
import { kindFinder, rulesOf, type KindOfPlace } from '../lib/exchange/osm/kinds.ts';
import {
  organisationsByName,
  placeOfElement,
  type ImportHome,
  type ElementRefusal
} from '../lib/exchange/osm/place-of-element.server.ts';
import { readFeatures } from '../lib/exchange/osm/read-features.server.ts';
import type { BoundingBox } from '../lib/geo/point.ts';
import { dayAt } from '../lib/neighbourhood/clock.ts';
import { OsmProblem } from '../lib/walking/osm/osm.ts';
import { call } from './calendar-import.ts';
import { whereTyped, type Command, type ParsedArguments } from './command.ts';
import { writeCompleteness } from './completeness-of-import.ts';
import { importPlaces, type Mode, type OutsidePlace } from './import-places.ts';
import { askChosenOverpass, osmPlacesQuery, PUBLIC_OVERPASS } from './overpass.ts';
import { Sentence, say } from './say.ts';
import { tellOutcomes } from './tell-outcomes.ts';
import { withSupabase } from './with-supabase.ts';

const usage = 'import osm [extract] --neighbourhood <slug> [--overpass <address>] [--queue] [--dry-run]';

export const osmDetails =
  'osm [extract]: places within the outline, from .osm.pbf, .osm, .osm.gz, JSON of Overpass, or GeoJSON of overpass-turbo or\n' +
  'QGIS; without a file an Overpass server is asked for them, once. What is brought in again is found by its id in OpenStreetMap: only what changed there is changed here, and never what\n' +
  'people corrected. Refuges are never brought in.';

/** In bytes. A country has as much: of that, an extract of the region is quicker. */
const LARGEST_FILE = 2_000_000_000;

/** Why an element of a kind that is looked for was not taken, in words. */
const REFUSED: Readonly<Record<ElementRefusal, string>> = {
  refuge: 'may be a refuge: its position is never taken',
  private: 'private',
  'no-name': 'without a name',
  'no-position': 'the extract does not hold its parts',
  'no-id': 'without an id of OpenStreetMap'
};

/** `vicina import osm`. @throws Sentence for the person at the keyboard */
export async function importOsm({ values, positionals: [, file, ...rest] }: ParsedArguments): Promise<void> {
  const slug = values.neighbourhood;
  if (typeof slug !== 'string' || rest.length > 0) throw new Sentence(`Use: npm run vicina -- ${usage}`);
  if (file !== undefined && values.overpass !== undefined)
    throw new Sentence('Give a file, or --overpass, not both.');
  if (file !== undefined) await refuseFile(whereTyped(file));
  await withSupabase(async ({ url, secretKey }) => {
    const client = createClient(url, secretKey, { auth: { persistSession: false } });
    const { home, outline, bbox } = await homeOf(client, slug);
    const kinds = await kindsIn(client);
    const kindOf = kindFinder(kinds);
    const { open, named } =
      file === undefined
        ? await askedFor(values.overpass as string | undefined, osmPlacesQuery(bbox, rulesOf(kinds)))
        : { open: () => createReadStream(whereTyped(file)), named: path.basename(file) };
    const found = await readFeatures(open, (tags) => kindOf(tags) !== null).catch((error: unknown) => {
      throw error instanceof OsmProblem
        ? new Sentence(`${named}: ${error.message} Nothing was brought in.`)
        : error;
    });
    const places: OutsidePlace[] = [];
    const refused = new Map<ElementRefusal, string[]>();
    let outside = 0;
    for (const element of found.features) {
      const id = `${element.type}/${element.id}`;
      if (element.at !== null && !booleanPointInPolygon([...element.at], outline)) {
        outside++;
        continue;
      }
      const place = placeOfElement(element, kindOf(element.tags)!, home);
      if (typeof place === 'string') refused.set(place, [...(refused.get(place) ?? []), id]);
      else places.push({ id, fields: place.fields, unnamed: place.isUnnamed });
    }
    say(
      `${found.features.length} elements of kinds that are looked for, ${outside} of them outside ${slug}; ${found.others} others with tags.`
    );
    for (const [reason, ids] of refused)
      say(
        `${ids.length} refused, ${REFUSED[reason]}: ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', …' : ''}`
      );
    const { outcomes, gone } = await importPlaces(client, places, {
      neighbourhood: slug,
      source: 'osm',
      provenance: `osm ${named}`.slice(0, 300),
      mode: modeOf(values),
      isWhole: true
    });
    tellOutcomes(outcomes, modeOf(values), slug);
    await writeCompleteness(client, places, outcomes, {
      neighbourhood: slug,
      mode: modeOf(values),
      named: `OpenStreetMap, ${named}`,
      isComplete: values.complete === true,
      today: dayAt(Date.now(), home.timeZone).date
    });
    if (gone.length > 0)
      say(
        `${gone.length} brought in before are not in this extract; they stay: ${gone.slice(0, 5).join(', ')}${gone.length > 5 ? ', …' : ''}`
      );
  });
}

/** @throws Sentence for both at once */
export function modeOf({ queue, 'dry-run': dryRun }: ParsedArguments['values']): Mode {
  return dryRun === true ? 'dry-run' : queue === true ? 'queue' : 'write';
}

/** What an Overpass server answers, as a file that can be read anew. */
async function askedFor(server: string | undefined, query: string) {
  const { body, host } = await askChosenOverpass(server, query, 'the places');
  return { open: () => Readable.from([body]), named: host };
}

async function refuseFile(at: string): Promise<void> {
  const found = await stat(at).catch(() => null);
  if (!found?.isFile()) throw new Sentence(`There is no file ${at}.`);
  if (found.size > LARGEST_FILE)
    throw new Sentence(
      `${at} is larger than 2 GB: take an extract of the region, for instance from download.geofabrik.de.`
    );
  const handle = await open(at);
  await handle.close();
}

/** @throws Sentence when there is no such neighbourhood */
export async function homeOf(
  client: SupabaseClient,
  slug: string
): Promise<{ readonly home: ImportHome; readonly outline: MultiPolygon; readonly bbox: BoundingBox }> {
  const all = await call(client, 'neighbourhoods_overview');
  const found = all.find((one) => one.slug === slug);
  if (!found) {
    const there = all.map((one) => one.slug).join(', ') || 'none yet';
    throw new Sentence(`There is no neighbourhood "${slug}": there are ${there}.`);
  }
  const country = readCountriesIn().get(found.country);
  const organisations = await call(client, 'organisations_of', { neighbourhood: slug });
  const [west, south, east, north] = found.bbox;
  return {
    outline: found.outline as MultiPolygon,
    bbox: found.bbox,
    home: {
      timeZone: found.timeZone,
      country: found.country,
      region: country?.holidayTables[found.subdivision ?? ''] ?? null,
      localHolidays: found.localHolidays,
      centre: [(west + east) / 2, (south + north) / 2],
      defaultLocale: found.defaultLocale,
      telephone: country?.telephone ?? null,
      organisations: organisationsByName(organisations)
    }
  };
}

/** The categories as the database has them: those of an installation may be its own. */
export async function kindsIn(client: SupabaseClient): Promise<readonly KindOfPlace[]> {
  const { data, error } = await client
    .from('categories')
    .select('slug, group, name, osmTags:osm_tags')
    .order('position');
  if (error) throw new Sentence(`The categories could not be read: ${error.message}`);
  return data as readonly KindOfPlace[];
}

export const osmOptions = {
  queue: {
    type: 'boolean',
    description: 'osm, csv, xlsx, geojson, kml, hsds: put all before a coordinator, change nothing yet'
  },
  overpass: {
    type: 'string',
    description: `osm: address of the Overpass server that is asked without a file (default: VICINA_OVERPASS, else ${PUBLIC_OVERPASS})`
  },
  complete: {
    type: 'boolean',
    description:
      'osm, csv, xlsx, geojson, kml, hsds: these are all there are of their kinds; left out, a part of them'
  }
} as const satisfies Command['options'];
