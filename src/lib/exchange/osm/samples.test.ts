import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kindFinder, type KindOfPlace } from './kinds.ts';
import { placeOfElement, type ImportHome } from './place-of-element.server.ts';
import { readFeatures } from './read-features.server.ts';

/** Real files, not part of the project: without them these are skipped. */
const SAMPLES = '../shared/samples';
const categories = JSON.parse(readFileSync('supabase/seed/categories.json', 'utf8')) as readonly {
  readonly slug: string;
  readonly group: string;
  readonly osm_tags?: KindOfPlace['osmTags'];
}[];
const kindOf = kindFinder(
  categories.map(({ slug, group, osm_tags: osmTags = [] }) => ({ slug, group, osmTags, name: { it: slug } }))
);
const home: ImportHome = {
  timeZone: 'Europe/Rome',
  country: 'IT',
  localHolidays: [],
  defaultLocale: 'it',
  telephone: { code: '39', trunk: '', short: '^\\d{3,6}$' },
  organisations: new Map()
};

async function readSample(file: string) {
  const { features, others } = await readFeatures(
    () => createReadStream(file),
    (tags) => kindOf(tags) !== null
  );
  const outcomes = features.map((element) => ({
    id: `${element.type}/${element.id}`,
    outcome: placeOfElement(element, kindOf(element.tags)!, home)
  }));
  return { features, others, outcomes };
}

test.each([
  'osm/krems.osm.gz',
  'osm/liechtenstein.osm.pbf',
  'osm/rome-centre.osm.pbf',
  'geojson/prato-osm-negozi.geojson'
])(
  'every element of a kind that is looked for in %s is a place or has a reason, the same each time',
  async (name) => {
    const file = `${SAMPLES}/${name}`;
    if (!existsSync(file)) return;
    const { features, outcomes } = await readSample(file);
    const taken = outcomes.filter(({ outcome }) => typeof outcome !== 'string');
    expect(taken.length).toBeGreaterThan(0);
    expect(new Set(outcomes.map(({ id }) => id)).size).toBe(features.length);
    const reasons = new Set(
      outcomes.flatMap(({ outcome }) => (typeof outcome === 'string' ? [outcome] : []))
    );
    expect([...reasons].filter((one) => !['no-name', 'private', 'refuge'].includes(one))).toEqual([]);
    // What is the same is written once: a second run brings the same fields.
    expect((await readSample(file)).outcomes).toEqual(outcomes);
  }
);
