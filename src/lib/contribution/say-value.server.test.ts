import { describe, expect, test } from 'vitest';
import { scheduleWith } from '../activity/schedule/examples.ts';
import { type Locale, localeOf } from '../i18n/locales.ts';
import { loadSpeech } from '../i18n/speech.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import type { CountedCategory } from '../place/place.ts';
import type { Target } from './proposal.ts';
import { sayChange, sayField, sayValue } from './say-value.server.ts';
import type { ValueReading } from './value-reading.server.ts';
import { translatorHere, wordsHere } from '../neighbourhood/words.server.ts';

const BORGO = {
  slug: 'borgo',
  timeZone: 'Europe/Rome',
  country: 'IT',
  localHolidays: [],
  defaultLocale: 'it'
} as unknown as NeighbourhoodWithOutline;

async function readBy(locale: Locale): Promise<ValueReading> {
  return {
    translator: await translatorHere(BORGO, locale),
    say: (await loadSpeech(locale, wordsHere(BORGO, locale), 'correction')).say,
    sayOfNetwork: (await loadSpeech(locale, wordsHere(BORGO, locale), 'network')).say,
    areas: new Map([['raval', { it: 'Raval (Barcellona)', en: 'Raval (Barcelona)' }]]),
    neighbourhood: BORGO,
    categories: new Map([
      [
        'library',
        { slug: 'library', name: { it: 'Biblioteca', en: 'Library' } } as unknown as CountedCategory
      ]
    ]),
    organisations: new Map([['soleterre', { it: 'Soleterre' }]]),
    places: new Map([['borgo/biblioteca', { it: 'Biblioteca di borgo', en: 'Borgo library' }]]),
    now: new Date('2026-11-25T10:00Z'),
    walks: null
  };
}
const english = await readBy(localeOf('en'));
const said = (field: string, value: unknown, target: Target = 'places') =>
  sayValue(target, field, value, english).map(({ text }) => text.replaceAll(/[\u2066-\u2069]/g, ''));

describe('a value is said in the words of the reader', () => {
  test.each([
    [
      'opening_hours',
      'Mo-Fr 08:30-15:30; PH off',
      ['from Monday to Friday: 8:30–15:30', 'public holidays: closed']
    ],
    ['opening_hours', 'Tu,Th 09:00-12:00,14:00-18:00', ['Tuesday and Thursday: 9:00–12:00, 14:00–18:00']],
    ['opening_hours', '24/7', ['Open day and night']],
    ['features', ['women-only', 'childcare'], ['women only · childcare']],
    ['languages', ['ar', 'it'], ['Arabic · Italian']],
    ['location_precision', 'area-only', ['only the area is told (protected place)']],
    [
      'location',
      { type: 'Point', coordinates: [9.137825, 45.472174] },
      ['Point on the map (45.47217, 9.13782)']
    ],
    ['category', 'library', ['Library']],
    ['organisation', 'soleterre', ['Soleterre']],
    [
      'sources',
      [{ name: 'Report', url: 'https://example.org/r', year: 2024 }],
      ['Report · 2024 · https://example.org/r']
    ],
    [
      'contacts',
      { phone: '+390288465810', website: 'https://example.org/a' },
      ['Telephone: 02 8846 5810', 'Website: https://example.org/a']
    ],
    ['address', 'Via Segesta 12', ['Via Segesta 12']]
  ])('%s of a place: %j', (field, value, words) => expect(said(field, value)).toEqual(words));

  test.each([
    ['kind', 'italian-course', ['Italian course']],
    ['schedule', scheduleWith(), ['Wednesday and Friday, 9:30–11:30']],
    ['place', 'borgo/biblioteca', ['Borgo library']],
    ['cost_euro', 0, ['free']],
    ['cost_euro', 12.5, ['€12.50']],
    ['hours_per_week', 4, ['4 hours a week']],
    ['cancelled', false, ['no']],
    ['capacity', { state: 'open', as_of: '2026-11-20' }, ['Places free, as of 20 November']],
    ['capacity', { state: 'open', as_of: '2026-11-20', left: 1 }, ['1 place left, as of 20 November']],
    ['capacity', { state: 'full', as_of: '2026-11-20' }, ['No places left, as of 20 November']],
    ['deadline', '2026-11-30', ['Monday, 30 November 2026']],
    ['levels', ['A1', 'A2'], ['A1 · A2']],
    [
      'childcare',
      { from_months: 3, free: true },
      ['Someone looks after the children meanwhile. From 3 months up. It is free.']
    ],
    ['childcare', {}, ['Someone looks after the children meanwhile. Ask for which ages.']]
  ])('%s of an activity: %j', (field, value, words) =>
    expect(said(field, value, 'activities')).toEqual(words)
  );

  test.each([
    ['areas', ['raval', 'altrove'], ['Raval (Barcelona) · altrove']],
    ['since', '2019-05', ['May 2019']],
    ['until', '2021', ['2021']]
  ])('%s of a practice: %j', (field, value, words) => expect(said(field, value, 'practices')).toEqual(words));

  test('who says that there is a link', () =>
    expect(said('certainty', 'reported', 'relationships')).toEqual(['told by others']));

  test('an organisation’s kind is not an activity’s', () =>
    expect(said('kind', 'public-body', 'organisations')).toEqual(['public body']));

  test('a text is said in each of its languages', () =>
    expect(sayValue('places', 'name', { it: 'Biblioteca', ar: 'مكتبة' }, english)).toEqual([
      { text: 'Biblioteca', locale: 'it' },
      { text: 'مكتبة', locale: 'ar' }
    ]));
});

test('hours that are more than days and times are said as a week of them', () => {
  const lines = said('opening_hours', 'Jan-Dec We 10:00-12:00 "solo donne"');
  expect(lines[0]).toBe('In the next seven days:');
  expect(lines).toContain('Wednesday: 10:00–12:00 (solo donne)');
  expect(lines).toHaveLength(8);
});

test('nothing is said of what is not known, and what is not understood is shown as it is', () => {
  for (const nothing of [null, undefined, '', [], {}]) expect(said('features', nothing)).toEqual([]);
  expect(said('opening_hours', 'whenever')).toEqual(['whenever']);
  expect(said('location', { type: 'LineString' })).toEqual(['{"type":"LineString"}']);
  expect(said('features', ['women-only', 'a-new-one'])).toEqual(['women only · a-new-one']);
  expect(said('deadline', 'never')).toEqual(['never']);
  expect(said('contacts', { phone: 'ask Maria' })).toEqual(['Telephone: ask Maria']);
  expect(said('something_new', 'x'.repeat(900))[0]).toHaveLength(301);
});

test('a pin that moves says how far', async () => {
  const at = (lon: number) => ({ type: 'Point', coordinates: [lon, 45.47] });
  expect(sayChange('places', 'location', { from: at(9.14), to: at(9.1413) }, english).note).toBe(
    '101 metres away'
  );
  expect(sayChange('places', 'location', { from: at(9.14), to: at(9.17) }, english).note).toBe('2.3 km away');
  expect(sayChange('places', 'location', { from: null, to: at(9.14) }, english).note).toBeNull();
  const arabic = await readBy(localeOf('ar'));
  expect(sayChange('places', 'location', { from: at(9.14), to: at(9.1413) }, arabic).note).toContain('١٠١');
});

test('of services and notices those that differ are said, each by itself, and the others counted', () => {
  const doctor = { name: { it: 'Medico di sera' }, hours: 'Mo-Fr 20:00-24:00', year: 2023, phone: '116117' };
  const desk = { name: { it: 'Sportello' }, hours: 'Tu 09:00-12:00' };
  const later = { ...desk, hours: 'Tu 10:00-12:00' };
  const { before, after, note } = sayChange(
    'places',
    'services',
    { from: [doctor, desk], to: [doctor, later] },
    english
  );
  expect(before.map(({ text }) => text)).toEqual(['Sportello', 'Tuesday: 9:00–12:00']);
  expect(after.map(({ text }) => text)).toEqual(['Sportello', 'Tuesday: 10:00–12:00']);
  expect(note).toBe('1 stays as it is');
  const moved = { kind: 'moved', from: '2026-11-01', ask_again: '2027-02-28', address: 'Via Pio II 3' };
  expect(said('notices', [moved])[0]?.replace(/[\u2066-\u2069]/g, '')).toMatch(
    /^Elsewhere for now: Via Pio II 3 · from Sunday,? 1 November 2026 · to be asked again on Sunday,? 28 February 2027$/
  );
});

test('fields have names', () => {
  expect(sayField('opening_hours', english)).toBe('Opening hours');
  expect(sayField('not_a_field', english)).toBe('not_a_field');
});
