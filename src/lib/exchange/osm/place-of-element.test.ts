import { expect, test } from 'vitest';
import type { Tags } from '../../walking/osm/osm.ts';
import { placeOfElement, type ImportHome } from './place-of-element.server.ts';
import { mayBeRefuge } from './refuge.ts';

const home: ImportHome = {
  timeZone: 'Europe/Rome',
  country: 'IT',
  localHolidays: [],
  defaultLocale: 'it',
  telephone: { code: '39', trunk: '', short: '^\\d{3,6}$' },
  organisations: new Map([['comune di milano', 'comune-di-milano']])
};
const library = {
  slug: 'library',
  group: 'learning',
  name: { it: 'Biblioteca' },
  osmTags: [{ amenity: 'library' }]
};
const fountain = {
  ...library,
  slug: 'drinking-water',
  group: 'public-space',
  name: { it: 'Fontanella', ar: 'سبيل' }
};
const read = (tags: Tags, kind = library) =>
  placeOfElement({ type: 'node', id: 1, tags, at: [9.14, 45.47] }, kind, home);
const fieldsOf = (tags: Tags) => {
  const place = read({ name: 'Biblioteca', ...tags });
  return typeof place === 'string' ? {} : place.fields;
};

test('the tags of an element become the fields of a place', () => {
  const place = read({
    ...{
      amenity: 'library',
      name: 'Biblioteca Harar',
      'name:ar': 'مكتبة هرار',
      'name:left': 'x',
      alt_name: 'Harar'
    },
    ...{ 'addr:street': 'Via Albenga', 'addr:housenumber': '2', operator: 'Comune di Milano' },
    ...{
      opening_hours: 'Tu,Th 09:00-14:00',
      check_date: '2025-06-01',
      'language:ar': 'yes',
      'language:fr': 'no'
    },
    ...{ fee: 'no', wheelchair: 'yes', internet_access: 'wlan', female: 'yes', male: 'no' },
    ...{ phone: '02 88465810; 02 1', website: 'comune.milano.it/harar', email: 'Harar@Comune.milano.it' }
  });
  expect(place).toEqual({
    isUnnamed: false,
    fields: {
      category: 'library',
      name: { it: 'Biblioteca Harar', ar: 'مكتبة هرار' },
      keywords: { it: ['Harar'] },
      address: 'Via Albenga 2',
      organisation: 'comune-di-milano',
      location: { type: 'Point', coordinates: [9.14, 45.47] },
      location_precision: 'exact',
      opening_hours: 'Tu,Th 09:00-14:00',
      opening_hours_year: 2025,
      opening_hours_note: null,
      languages: ['ar'],
      features: ['women-only', 'free', 'step-free', 'wifi'],
      contacts: {
        phone: '+390288465810',
        email: 'harar@comune.milano.it',
        website: 'https://comune.milano.it/harar'
      },
      sources: [
        {
          name: 'OpenStreetMap contributors',
          url: 'https://www.openstreetmap.org/copyright',
          licence: 'ODbL-1.0',
          year: 2025
        }
      ]
    }
  });
});

test('hours that cannot be read are told in the words of the map', () => {
  expect(fieldsOf({ opening_hours: 'lun-ven mattina' })).toMatchObject({
    opening_hours: null,
    opening_hours_note: { it: 'lun-ven mattina' }
  });
});

test('an operator that is no organisation here is a word to find it by', () => {
  expect(fieldsOf({ operator: 'ARCI' })).toMatchObject({ organisation: null, keywords: { it: ['ARCI'] } });
});

test('a contact that is none is left out', () => {
  expect(fieldsOf({ phone: 'chiedere', website: 'niente', email: 'x' })).toMatchObject({ contacts: {} });
});

test('what is found without a name is called by its kind, anything else without one is refused', () => {
  expect(read({}, fountain)).toMatchObject({ isUnnamed: true, fields: { name: fountain.name } });
  expect(read({})).toBe('no-name');
  expect(read({ brand: 'Coop' })).toMatchObject({ fields: { name: { it: 'Coop' } } });
});

test('what is private is not brought in, nor what cannot be placed or found again', () => {
  expect(read({ name: 'Piscina', access: 'private' })).toBe('private');
  expect(placeOfElement({ type: 'way', id: 1, tags: { name: 'X' }, at: null }, library, home)).toBe(
    'no-position'
  );
  expect(placeOfElement({ type: 'node', id: 0, tags: { name: 'X' }, at: [9, 45] }, library, home)).toBe(
    'no-id'
  );
});

test.each<[Tags, boolean]>([
  [{ social_facility: 'shelter', 'social_facility:for': 'woman' }, true],
  [{ social_facility: 'shelter' }, true],
  [{ social_facility: 'women_refuge' }, true],
  [{ social_facility: 'group_home', 'social_facility:for': 'abused' }, true],
  [{ amenity: 'social_facility', name: 'Frauenhaus Krems' }, true],
  [{ amenity: 'social_facility', name: 'Casa rifugio' }, true],
  [{ social_facility: 'shelter', 'social_facility:for': 'homeless' }, false],
  [{ social_facility: 'food_bank', 'social_facility:for': 'woman' }, false],
  [{ amenity: 'library', name: 'Biblioteca' }, false]
])('%j may be a refuge: %s', (tags, is) => {
  expect(mayBeRefuge(tags)).toBe(is);
  if (is) expect(read({ name: 'X', ...tags })).toBe('refuge');
});

test('a name in what only looks like a language stops nothing, and is left out', () => {
  expect(
    fieldsOf({ 'name:ca-val': 'Biblioteca', 'name:zh-min': 'x', 'name:sr-Latn': 'Biblioteka' })
  ).toMatchObject({
    name: { it: 'Biblioteca', 'sr-Latn': 'Biblioteka' }
  });
});
