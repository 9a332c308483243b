import { describe, expect, test } from 'vitest';
import { ACTIVITY_PARAMETERS } from '../activity/filters.ts';
import { openApiDocument } from './openapi.ts';

interface Operation {
  readonly summary: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}

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
      ...['limit', 'cursor', 'fields', 'format']
    ].sort()
  );
});

test('all that can be asked of activities is described', () => {
  expect(named('/api/v1/{neighbourhood}/activities', 'query').sort()).toEqual(
    [...ACTIVITY_PARAMETERS, 'category', 'open', 'bbox', 'limit', 'cursor', 'fields', 'format'].sort()
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
