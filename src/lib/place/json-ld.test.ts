import { describe, expect, test } from 'vitest';
import { placeJsonLd } from './json-ld.ts';
import { certaintyOf } from './opening/certainty.ts';
import { weekTable } from './opening/evaluate.server.ts';
import type { Place } from './place.ts';
import { placeForTests } from './place-for-tests.ts';

const BORGO = { timeZone: 'Europe/Rome', country: 'IT', localHolidays: ['12-07'] };
/** A Wednesday. */
const NOW = new Date('2026-11-25T09:00Z');

function written(about: Partial<Place> = {}, { now = NOW, name = 'Biblioteca' } = {}): string {
  const place = placeForTests(about);
  return placeJsonLd(place, {
    url: 'https://vicina.example/it/borgo/places/biblioteca',
    name,
    description: null,
    city: 'Milano',
    country: 'IT',
    certainty: certaintyOf(place, now.getTime(), BORGO.timeZone),
    week: place.openingHours === null ? null : weekTable(place.openingHours, now, BORGO),
    today: now.toISOString().slice(0, 10)
  });
}
const said = (about?: Partial<Place>, options?: Parameters<typeof written>[1]) =>
  JSON.parse(written(about, options)) as Record<string, unknown>;

test('a place is of a kind that schema.org knows, where it is and in whose languages', () => {
  expect(
    said({
      address: 'Via Segesta 12',
      languages: ['it', 'ar'],
      features: ['free'],
      contacts: { phone: '+390212345678', website: 'https://example.org/' }
    })
  ).toEqual({
    '@context': 'https://schema.org',
    '@type': 'Library',
    '@id': 'https://vicina.example/it/borgo/places/biblioteca',
    url: 'https://vicina.example/it/borgo/places/biblioteca',
    name: 'Biblioteca',
    address: {
      '@type': 'PostalAddress',
      streetAddress: 'Via Segesta 12',
      addressLocality: 'Milano',
      addressCountry: 'IT'
    },
    geo: { '@type': 'GeoCoordinates', longitude: 9.14, latitude: 45.47 },
    telephone: '+390212345678',
    sameAs: 'https://example.org/',
    isAccessibleForFree: true,
    knowsLanguage: ['it', 'ar']
  });
  expect(said({ category: 'something-new' })['@type']).toBe('Place');
});

test('hours of a day that may be otherwise, under a condition or with a remark are not said', () => {
  const open = (openingHours: string, now = NOW) =>
    said({ openingHours, confirmedAt: '2026-11-20T10:00:00Z' }, { now })['openingHoursSpecification'];
  expect(open('Mo-Fr 09:00-13:00')).toHaveLength(5);
  expect(open('Mo-Fr 09:00-13:00 "by appointment"')).toBeUndefined();
  expect(open('Mo-Fr 09:00-13:00 unknown')).toBeUndefined();
  // The week of 8 December, of which these hours say nothing, and Milan's own 7 December.
  expect(open('Mo-Fr 09:00-13:00', new Date('2026-12-07T09:00Z'))).toHaveLength(3);
});

test.each([
  { precision: 'approximate', point: [9.14, 45.47] },
  { precision: 'area-only', point: null },
  { precision: 'to-confirm', point: null }
] as const)('a position that is $precision is not said', (position) =>
  expect(said({ position })).not.toHaveProperty('geo')
);

test('nothing in it can end its script, and no contact is other than it should be', () => {
  const text = written(
    { contacts: { website: 'javascript:alert(1)', email: 'a?cc=b@example.org', phone: 'x' } },
    { name: '</script><script>alert(1)</script><!--' }
  );
  expect(text).not.toMatch(/[<]/);
  expect(JSON.parse(text)).toMatchObject({ name: '</script><script>alert(1)</script><!--' });
  expect(Object.keys(JSON.parse(text) as object)).toEqual(['@context', '@type', '@id', 'url', 'name', 'geo']);
});

describe('opening hours', () => {
  const hours = {
    openingHours: 'Mo-Fr 09:00-13:00,14:00-18:00; PH off',
    confirmedAt: '2026-10-01T08:00:00Z'
  };
  const hoursSaid = (about: Partial<Place>, options?: Parameters<typeof written>[1]) =>
    (said(about, options)['openingHoursSpecification'] ?? []) as Record<string, string>[];

  test('are said day by day, each for itself', () => {
    const all = hoursSaid(hours);
    expect(all).toHaveLength(10);
    expect(all[0]).toEqual({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: 'https://schema.org/Wednesday',
      opens: '09:00',
      closes: '13:00',
      validFrom: '2026-11-25',
      validThrough: '2026-11-25'
    });
    expect(written(hours)).not.toContain('PH');
  });

  test('leave out holidays, and Milan’s own', () => {
    const days = hoursSaid(hours, { now: new Date('2026-12-04T09:00Z') }).map(({ validFrom }) => validFrom);
    expect([...new Set(days)]).toEqual(['2026-12-04', '2026-12-09', '2026-12-10']);
  });

  test('to midnight and through the night are said as clocks show them', () => {
    const times = (openingHours: string) =>
      hoursSaid({ ...hours, openingHours }).map(({ opens, closes }) => `${opens}-${closes}`)[0];
    expect(times('24/7')).toBe('00:00-23:59');
    expect(times('Mo-Su 20:00-02:00')).toBe('20:00-02:00');
  });

  test.each([
    ['nobody has confirmed them', { confirmedAt: null }],
    ['the confirmation is older than six months', { confirmedAt: '2026-05-24T08:00:00Z' }],
    ['they cannot be read', { openingHours: 'when the door is open' }],
    ['they are under a condition', { openingHours: 'Mo-Fr 09:00-13:00 "by appointment"' }],
    ['there are none', { openingHours: null }]
  ])('are not said while %s', (_, about) => expect(hoursSaid({ ...hours, ...about })).toEqual([]));
});
