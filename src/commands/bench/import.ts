import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openTestDatabase } from '../../../tests/database/engine.ts';
import { category, ground } from '../../../tests/database/entries.ts';
import { asPbf } from '../../lib/walking/osm/extracts-for-tests.server.ts';
import { startCluster } from '../postgres-cluster.ts';
import type { Figure } from './table.ts';

/** An extract of a region. In bytes. */
const EXTRACT = 100_000_000;
/** As editors pack them: so many nodes in a block (https://wiki.openstreetmap.org/wiki/PBF_Format). */
const NODES = 8000;
/** Of the nodes one in so many has tags, and of those that have, one in four is looked for. */
const TAGGED = 25;
const LEAST_READ = 20_000;
const MOST_MEMORY = 500;
const PLACES = 800;
const BATCH = 40;
const LEAST_WRITTEN = 1000;

/** How fast an extract of 100 MB is read and in how much memory, and how fast places are written on PostgreSQL. */
export async function importBench(): Promise<Figure[]> {
  return [...(await readingAnExtract()), await writingPlaces()];
}

async function readingAnExtract(): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vicina-bench-'));
  try {
    const file = path.join(folder, 'region.osm.pbf');
    await writeExtract(file);
    const reader = fileURLToPath(new URL('read-extract.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [reader, file]);
    const { tagged, wanted, seconds, megabytes } = JSON.parse(stdout) as Record<string, number>;
    const rate = tagged! / seconds!;
    return [
      {
        what: `elements with tags read of a pbf of ${EXTRACT / 1e6} MB, ${wanted} of them wanted`,
        measured: `${Math.round(rate)}/s (${tagged} in ${seconds!.toFixed(1)} s)`,
        must: `≥ ${LEAST_READ}/s`,
        holds: rate >= LEAST_READ
      },
      {
        what: 'memory while it is read',
        measured: `${Math.round(megabytes!)} MB`,
        must: `< ${MOST_MEMORY} MB`,
        holds: megabytes! < MOST_MEMORY
      }
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeExtract(file: string): Promise<void> {
  const out = createWriteStream(file);
  for (let written = 0, block = 0; written < EXTRACT; block++) {
    const bytes = asPbf(blockOf(block * NODES));
    written += bytes.length;
    if (!out.write(bytes)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}

function blockOf(first: number) {
  const nodes = Array.from({ length: NODES }, (_, at) => {
    const position = [first + at + 1, 9 + Math.random(), 45 + Math.random()] as const;
    if (at % TAGGED !== 0) return position;
    return [...position, at % (TAGGED * 4) === 0 ? { shop: 'bakery' } : { highway: 'crossing' }] as const;
  });
  const ways = Array.from({ length: NODES / 8 }, (_, at) => {
    const refs = Array.from({ length: 6 }, (_, one) => first + at * 8 + one + 1);
    return [first + at + 1, refs, at % 50 === 0 ? { shop: 'mall' } : { building: 'yes' }] as const;
  });
  return { nodes, ways };
}

async function writingPlaces(): Promise<Figure> {
  const cluster = await startCluster();
  try {
    process.env['VICINA_TEST_ENGINE'] = 'postgres';
    process.env['DATABASE_URL'] = cluster.url;
    const database = await openTestDatabase();
    await database.sql('select public.import_entries($1, $2)', ['test', [...ground, category('pharmacy')]]);
    const places = Array.from({ length: PLACES }, (_, at) => placeAt(at));
    const began = performance.now();
    for (let first = 0; first < PLACES; first += BATCH)
      await database.sql('select public.import_places($1, $2, $3, $4)', [
        'borgo',
        'osm',
        'bench',
        places.slice(first, first + BATCH)
      ]);
    const seconds = (performance.now() - began) / 1000;
    await database.close();
    return {
      what: `places brought in on PostgreSQL, ${PLACES} in batches of ${BATCH}`,
      measured: `${Math.round(PLACES / seconds)}/s (${seconds.toFixed(1)} s)`,
      must: `≥ ${LEAST_WRITTEN}/s`,
      holds: PLACES / seconds >= LEAST_WRITTEN
    };
  } finally {
    await cluster.stop();
  }
}

/** In a grid over the borgo, none near another of its name. */
const placeAt = (at: number) => ({
  id: `node/${at + 1}`,
  fields: {
    category: 'pharmacy',
    name: { it: `Farmacia ${at}` },
    location: {
      type: 'Point',
      coordinates: [9.13 + (at % 64) * 0.0003, 45.46 + Math.floor(at / 64) * 0.0003]
    },
    location_precision: 'exact',
    opening_hours: 'Mo-Fr 09:00-19:00',
    contacts: { phone: '+39021234567' },
    sources: [{ name: 'OpenStreetMap contributors', licence: 'ODbL-1.0' }]
  }
});
