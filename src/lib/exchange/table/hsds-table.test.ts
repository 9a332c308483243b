import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { hoursOfSchedules } from './hsds-hours.ts';
import { hsdsTable } from './hsds-table.server.ts';
import type { TableRow } from './table.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'vicina-hsds-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let number = 0;
function file(value: unknown): string {
  const at = path.join(folder, `hsds-${number++}`);
  writeFileSync(at, value instanceof Uint8Array || typeof value === 'string' ? value : JSON.stringify(value));
  return at;
}
const rowsOf = async (at: string) => [...((await hsdsTable(at, '2026-11-30')).rows as Iterable<TableRow>)];

const location = {
  id: 'l1',
  location_type: 'physical',
  name: 'Casa del quartiere',
  latitude: 45.47,
  longitude: 9.14,
  addresses: [
    { id: 'a0', address_1: 'Casella postale 9', address_type: 'postal' },
    { id: 'a1', address_1: 'Via Roma 1', address_type: 'physical' }
  ],
  languages: [{ id: 'la1', code: 'ar' }]
};
const service = {
  id: 's1',
  name: 'Corso di italiano',
  status: 'active',
  description: '<p>Per donne.</p>',
  organization: { id: 'o1', name: 'Circolo', website: 'https://circolo.test' },
  phones: [
    { id: 'p0', number: '02 999', type: 'fax' },
    { id: 'p1', number: '02 1234567', type: 'voice' }
  ],
  contacts: [{ id: 'c1', name: 'Maria', phones: [{ id: 'p2', number: '333 1234567' }] }],
  schedules: [{ id: 'h1', freq: 'WEEKLY', byday: 'MO,WE', opens_at: '09:30:00', closes_at: '12:00:00' }],
  attributes: [{ id: 'at1', taxonomy_term: { id: 't1', name: 'Language course' } }],
  service_at_locations: [{ id: 'sl1', location }]
};
const wanted = {
  id: 'l1',
  name: 'Casa del quartiere',
  category: 'Language course; Corso di italiano',
  address: 'Via Roma 1',
  lon: '9.14',
  lat: '45.47',
  opening_hours: 'Mo,We 09:30-12:00',
  phone: '02 1234567',
  email: '',
  website: 'https://circolo.test',
  languages: 'ar',
  summary: 'Per donne.',
  organisation: 'Circolo'
};
const csvs = {
  'organizations.csv': 'id,name,website\no1,Circolo,https://circolo.test\n',
  'services.csv':
    'id,organization_id,name,status,description\ns1,o1,Corso di italiano,active,<p>Per donne.</p>\n',
  'locations.csv': 'id,location_type,name,latitude,longitude\nl1,physical,Casa del quartiere,45.47,9.14\n',
  'service_at_location.csv': 'id,service_id,location_id\nsl1,s1,l1\n',
  'addresses.csv': 'id,location_id,address_1,address_type\na1,l1,Via Roma 1,physical\n',
  'phones.csv': 'id,service_id,contact_id,number,type\np2,s1,c1,333 1234567,voice\np1,s1,,02 1234567,voice\n',
  'languages.csv': 'id,location_id,code\nla1,l1,ar\n',
  'schedules.csv':
    'id,service_at_location_id,freq,byday,opens_at,closes_at\nh1,sl1,WEEKLY,"MO,WE",09:30,12:00\n',
  'attributes.csv': 'id,link_id,taxonomy_term_id\nat1,s1,t1\n',
  'taxonomy_terms.csv': 'id,name\nt1,Language course\n',
  'contacts.csv': 'id,name\nc1,Maria\n'
};
function folderOf(files: Readonly<Record<string, string>>): string {
  const at = path.join(folder, `folder-${number++}`);
  mkdirSync(at);
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(at, name), text);
  return at;
}
const packed = (files: Readonly<Record<string, string>>) =>
  file(
    zipSync(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [`hsds/${name}`, Buffer.from(text)]))
    )
  );

test.each<[string, string]>([
  ['a service', file(service)],
  ['a page of services', file({ total_items: 1, contents: [service] })],
  [
    'an organisation with all it offers',
    file({
      ...service.organization,
      tax_status: '',
      services: [{ ...service, organization: undefined, organization_id: 'o1' }]
    })
  ],
  [
    'a service at a location',
    file([{ id: 'sl1', location, service: { ...service, service_at_locations: undefined } }])
  ],
  ['the tabular package in a folder', folderOf(csvs)],
  ['the tabular package, packed', packed(csvs)]
])('%s is a table of places, without the telephones of persons', async (_, at) => {
  expect(await rowsOf(at)).toEqual([{ number: 1, cells: wanted }]);
});

test('what is at no place is told, not lost', async () => {
  const rows = await rowsOf(
    file([
      { ...service, id: 's2', name: 'Sportello al telefono', service_at_locations: [] },
      { ...service, status: 'defunct' }
    ])
  );
  expect(rows.map(({ cells, fault }) => [cells['name'], fault])).toEqual([
    ['Casa del quartiere', 'what was offered there has ended'],
    ['Sportello al telefono', 'a service that is at no location']
  ]);
});

describe('hours', () => {
  test.each([
    ['every week', [{ byday: 'SA', opens_at: '10:00Z', closes_at: '12:00Z' }], 'Sa 10:00-12:00'],
    [
      'what ended says nothing',
      [{ byday: 'SA', opens_at: '10:00', closes_at: '12:00', valid_to: '2026-01-01' }],
      ''
    ],
    [
      'every second week is told in words',
      [
        {
          byday: 'SA',
          interval: '2',
          opens_at: '10:00',
          closes_at: '12:00',
          description: 'Un sabato sì e uno no'
        }
      ],
      'Un sabato sì e uno no'
    ]
  ])('%s', (_, schedules, hours) => {
    expect(hoursOfSchedules(schedules, '2026-11-30')).toBe(hours);
  });
});

test.each<[string, string, string]>([
  [
    'a service at a location that is not there',
    folderOf({ ...csvs, 'service_at_location.csv': 'id,service_id,location_id\nsl1,s1,l9\n' }),
    'service_at_location "sl1" names the location "l9", which is not there'
  ],
  [
    'a service of nobody',
    folderOf({ ...csvs, 'organizations.csv': 'id,name\no2,X\n' }),
    'service "s1" names the organization "o1"'
  ],
  ['a folder of something else', folderOf({ 'a.txt': '' }), 'no file of HSDS'],
  ['a zip of something else', packed({ 'a.txt': '' }), 'no file of HSDS'],
  ['a table', file('nome;via\n'), 'no JSON of HSDS'],
  ['other JSON', file({ a: 1 }), 'none of HSDS'],
  ['GeoJSON', file({ type: 'FeatureCollection', features: [] }), 'try import geojson'],
  ['what is cut off', file(JSON.stringify(service).slice(0, -9)), 'cut off'],
  [
    'what nests without end',
    file('{"organization":'.repeat(50) + '{"services":[]}' + '}'.repeat(50)),
    'nests more deeply'
  ]
])('%s is refused in one sentence', async (_, at, reason) => {
  await expect(hsdsTable(at)).rejects.toThrow(reason);
});

/** The examples of the standard, not part of the project: without them these are skipped. */
const EXAMPLES = '../shared/samples/hsds/examples-3.0';
test.each([
  'organization_full.json',
  'service_full.json',
  'service_at_location_full.json',
  'location.json',
  'tabular.json',
  'csv'
])('the example %s of the standard has its location', async (name) => {
  if (!existsSync(`${EXAMPLES}/${name}`)) return;
  const rows = await rowsOf(`${EXAMPLES}/${name}`);
  expect(rows.map(({ cells }) => cells['name'])).toEqual(['MyCity Civic Center']);
});

test('of one location no more is told than anybody reads', async () => {
  const languages = Array.from({ length: 200 }, (_, at) => ({ id: `l${at}`, code: 'ar' }));
  const links = Array.from({ length: 200 }, (_, at) => ({
    id: `k${at}`,
    service: { id: `s${at}`, name: `Corso ${at}`, status: 'active' }
  }));
  const [row] = await rowsOf(file({ ...location, languages, service_at_locations: links }));
  expect(row!.cells['languages']!.split(',')).toHaveLength(50);
  expect(row!.cells['category']!.split('; ')).toHaveLength(50);
});
