import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { entriesOf } from './load.ts';
import { readSeed, SEED_FOLDER } from './read.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'seed-'));
  cpSync(path.join(SEED_FOLDER, 'san-siro'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Changes the first place that fits. */
function spoil(change: (place: Record<string, unknown>) => void, slug = 'biblioteca-harar') {
  const file = path.join(folder, 'places.json');
  const places = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>[];
  const place = places.find((each) => each['slug'] === slug);
  if (!place) throw new Error(slug);
  change(place);
  writeFileSync(file, JSON.stringify(places));
}

test('a neighbourhood of your own can stand in any folder and use the categories that are there', () => {
  const seed = readSeed(folder);
  expect(seed.neighbourhoods.map(({ neighbourhood }) => neighbourhood.slug)).toEqual(['san-siro']);
  expect(seed.categories.length).toBeGreaterThan(0);
});

test('a folder without a neighbourhood is refused', () => {
  rmSync(path.join(folder, 'neighbourhood.json'));
  expect(() => readSeed(folder)).toThrow('There is no neighbourhood.json');
});

test('an empty list is enough to begin', () => {
  for (const name of ['places.json', 'organisations.json', 'residents.json']) rmSync(path.join(folder, name));
  expect(readSeed(folder).neighbourhoods[0]?.places).toEqual([]);
});

test.each<[string, (place: Record<string, unknown>) => void, string]>([
  ['a misspelt field', (place) => (place['adress'] = 'Via Albenga 2'), 'field "adress"'],
  [
    'an unknown category',
    (place) => (place['category'] = 'nope'),
    'field "category": there is no category "nope"'
  ],
  ['an unknown organisation', (place) => (place['organisation'] = 'nope'), 'there is no organisation "nope"'],
  [
    'hours nobody can read',
    (place) => (place['opening_hours'] = 'lun-ven'),
    'field "opening_hours": "lun-ven"'
  ],
  ['a pin without precision', (place) => (place['location_precision'] = 'to-confirm'), 'field "location"'],
  ['a missing pin', (place) => delete place['location'], 'field "location"'],
  [
    'latitude before longitude',
    (place) => (place['location'] = { type: 'Point', coordinates: [45, 99] }),
    'field "location.coordinates.1"'
  ],
  [
    'something asked and not asked',
    (place) => (place['asked'] = place['not_asked'] = ['appointment']),
    'field "not_asked"'
  ],
  ['an unknown welcome', (place) => (place['features'] = ['cheap']), 'field "features.0"'],
  ['no source', (place) => (place['sources'] = []), 'field "sources"'],
  [
    'a telephone number with blanks',
    (place) => (place['contacts'] = { phone: '02 88465810' }),
    'field "contacts.phone"'
  ],
  [
    'the slug of another',
    (place) => (place['slug'] = 'biblioteca-baggio'),
    '"biblioteca-baggio" is there twice'
  ]
])('%s is refused, by entry and field', (_, change, reason) => {
  spoil(change);
  expect(() => readSeed(folder)).toThrow(reason);
});

test('a file that is no JSON is named', () => {
  writeFileSync(path.join(folder, 'places.json'), '[');
  expect(() => readSeed(folder)).toThrow(/places\.json cannot be read/);
});

test('an entry comes after what it refers to', () => {
  const entries = entriesOf(readSeed());
  const order = ['categories', 'neighbourhoods', 'residents', 'organisations', 'places'];
  const ranks = entries.map(({ target }) => order.indexOf(target));
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
});

test('how sure the writer was stays in the file', () => {
  for (const { fields } of entriesOf(readSeed())) expect(fields).not.toHaveProperty('confidence');
});
