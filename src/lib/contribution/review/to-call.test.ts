import { expect, test } from 'vitest';
import type { CategoryGroup } from '../../ui/category-group.ts';
import type { Place } from '../../place/place.ts';
import { placeForTests } from '../../place/place-for-tests.ts';
import { placesToCall } from './to-call.ts';

const GROUPS = new Map<string, CategoryGroup>([
  ['legal-help', 'help'],
  ['pharmacy', 'health'],
  ['square', 'public-space']
]);
const place = (slug: string, category: string, about: Partial<Place> = {}) =>
  placeForTests({
    ...{ slug, category, contacts: {}, openingHours: null, openingHoursNote: null, organisation: null },
    ...about
  });
const calls = (...places: Place[]) =>
  placesToCall(places, GROUPS).map(({ place: { slug }, untold }) => [slug, ...untold]);

test('help is called before pharmacies, and what nothing is known of before what half is; nobody calls a square', () => {
  expect(
    calls(
      place('piazza', 'square'),
      place('farmacia', 'pharmacy'),
      place('sportello', 'legal-help', { contacts: { phone: '+3902123456' } }),
      place('consulenza', 'legal-help'),
      place('tutto', 'pharmacy', { contacts: { phone: '+3902123456' }, openingHours: 'Mo 09:00-12:00' })
    )
  ).toEqual([
    ['consulenza', 'phone', 'hours'],
    ['sportello', 'hours'],
    ['farmacia', 'phone', 'hours']
  ]);
});

test('the number of its organisation is a number, and a refuge is not called', () => {
  const organisation = { slug: 'circolo', name: { it: 'Circolo' }, contacts: { phone: '+3902123456' } };
  expect(calls(place('ufficio', 'legal-help', { organisation }))).toEqual([['ufficio', 'hours']]);
  expect(
    calls(place('rifugio', 'legal-help', { position: { precision: 'area-only', point: null } }))
  ).toEqual([]);
});

test('there are thirty on the sheet at most', () => {
  const many = Array.from({ length: 50 }, (_, index) => place(`p${index}`, 'pharmacy'));
  expect(placesToCall(many, GROUPS)).toHaveLength(30);
});
