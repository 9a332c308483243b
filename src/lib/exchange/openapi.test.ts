import { describe, expect, test } from 'vitest';
import { ACTIVITY_PARAMETERS } from '../activity/filters.ts';
import { anActivity } from '../activity/examples.ts';
import { nothingKnown } from '../field/nothing.ts';
import type { Link } from '../network/links.ts';
import { ORGANISATION_FIELDS } from '../organisation/fields/index.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { placeForTests } from '../place/place-for-tests.ts';
import { activityFeature } from './activities-geojson.ts';
import { tell } from './entry-properties.ts';
import { openApiDocument } from './openapi.ts';
import { ORGANISATION_PROPERTIES } from './organisation-properties.ts';
import { placeFeature } from './places-geojson.ts';
import { RELATIONSHIP_PROPERTIES } from './relationship-properties.ts';

interface Operation {
  readonly summary: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}

interface Json {
  readonly 'application/json': { readonly schema: Described };
}
interface Described {
  readonly properties: Record<string, { readonly items?: Described }>;
}

const CIRCOLO: Organisation = {
  ...nothingKnown(ORGANISATION_FIELDS),
  ...{ id: '', slug: 'circolo', kind: 'association', name: { it: 'Circolo' }, logo: null, places: [] },
  ...{ machineTranslated: {}, addedAt: '2026-11-01T00:00:00Z', revision: 1 }
};
const LINK: Link = {
  ...{ slug: 'circolo-hosts-scuola', from: 'circolo', to: 'scuola', kind: 'hosts', directed: true },
  ...{ since: null, until: null, stage: null, certainty: 'reported', note: null, sources: [] }
};

const document = openApiDocument('https://vicina.example');
const paths = document.paths as unknown as Record<string, { get?: Operation; post?: Operation }>;
const operation = (path: string) => paths[path]?.get ?? paths[path]?.post;
const named = (path: string, where: string) =>
  (operation(path)?.parameters ?? []).filter((one) => one.in === where).map(({ name }) => name);

describe.each(Object.keys(paths))('%s', (path) => {
  test('describes each part of its address, and no parameter twice', () => {
    const parts = [...path.matchAll(/{(\w+)}/g)].map(([, name]) => name);
    expect(named(path, 'path')).toEqual(parts);
    const query = named(path, 'query');
    expect(new Set(query).size).toBe(query.length);
    expect(operation(path)?.summary).toBeTruthy();
  });
});

test('all that can be asked of places is described', () => {
  expect(named('/api/v1/{neighbourhood}/places', 'query').sort()).toEqual(
    [
      ...['q', 'category', 'open', 'near', 'minutes', 'language', 'feature', 'without', 'unknown', 'bbox'],
      ...['stage', 'from', 'to'],
      ...['limit', 'cursor', 'fields', 'format', 'locale']
    ].sort()
  );
});

test('all that can be asked of activities is described', () => {
  expect(named('/api/v1/{neighbourhood}/activities', 'query').sort()).toEqual(
    [
      ...ACTIVITY_PARAMETERS,
      'category',
      'open',
      'bbox',
      'limit',
      'cursor',
      'fields',
      'format',
      'locale'
    ].sort()
  );
});

test('the map is described as far as another map needs it', () => {
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining([
      '/tiles/places/{z}/{x}/{y}.mvt',
      '/basemap/{z}/{x}/{y}.mvt',
      '/basemap/source.json',
      '/basemap/style/{theme}.json'
    ])
  );
});

test('no one licence is claimed for entries of many sources', () => {
  expect(document.info.license).toEqual({
    name: 'Mixed: every entry names its sources and the licence of each'
  });
});

test('every reference leads somewhere', () => {
  for (const [, reference = ''] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const found = reference
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
    expect(found, reference).toBeDefined();
  }
});

describe('all that is answered of an entry is described, and nothing else', () => {
  const { components } = document as unknown as {
    components: { schemas: Record<string, { properties: { properties: { properties: object } } }> };
  };
  const inFeature = (name: string) => components.schemas[name]!.properties.properties.properties;
  const answered = (path: string) =>
    (paths as unknown as Record<string, { get: { responses: { 200: { content: Json } } } }>)[path]!.get
      .responses[200].content['application/json'].schema;

  test.each<[string, Record<string, unknown>, object]>([
    [
      'a place',
      placeFeature(placeForTests({ distance: 80, walk: { metres: 104, method: 'straight-line' } }), new Map())
        .properties,
      inFeature('PlaceFeature')
    ],
    [
      'an activity',
      activityFeature({
        activity: anActivity({}),
        certainty: 'known',
        occurrences: [],
        over: false,
        distance: 80,
        walk: { metres: 104, method: 'straight-line' }
      }).properties,
      inFeature('ActivityFeature')
    ],
    [
      'an organisation',
      tell(ORGANISATION_PROPERTIES, { organisation: CIRCOLO, traits: undefined, certainty: 'known' }),
      answered('/api/v1/{neighbourhood}/organisations/{slug}').properties
    ],
    [
      'a link',
      tell(RELATIONSHIP_PROPERTIES, LINK),
      answered('/api/v1/{neighbourhood}/relationships').properties['relationships']!.items!.properties
    ]
  ])('%s', (_, told, described) => expect(Object.keys(told)).toEqual(Object.keys(described)));
});
