import { expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import { localised } from '../i18n/localised.ts';
import { packed } from './pack.server.ts';
import type { Place } from './place.ts';
import { placeForTests } from './place-for-tests.ts';

const BORGO = { timeZone: 'Europe/Rome', country: 'IT', localHolidays: ['12-07'], defaultLocale: 'it' };
/** Midnight of Wednesday 25 November 2026 in Rome. */
const MIDNIGHT = new Date('2026-11-24T23:00Z');

const pack = (about: Partial<Place> = {}, locale = 'ar', group = 'learning') =>
  packed(
    placeForTests(about),
    group,
    (text) => localised(text, localeOf(locale), BORGO.defaultLocale)?.text,
    BORGO,
    MIDNIGHT
  );

test('what is not known of a place takes no room', () => {
  expect(pack()).toEqual({
    slug: 'biblioteca',
    name: 'Biblioteca',
    category: 'library',
    point: [9.14, 45.47],
    precision: 'exact',
    added: '2026-11-01T09:00:00Z',
    holdsMonths: 6
  });
  expect(pack({ position: { precision: 'area-only', point: null } })).not.toHaveProperty('point');
});

test('all that the list, the map and the filters need is in it', () => {
  expect(
    pack({
      name: { it: 'Biblioteca', ar: 'مكتبة' },
      summary: { it: 'Libri', ar: 'كتب' },
      address: 'Via Segesta 12',
      openingHoursYear: 2022,
      languages: ['it', 'ar'],
      audience: ['women'],
      features: ['free'],
      asked: ['registration'],
      notAsked: ['identity-document'],
      contacts: { phone: '+390212345678', email: 'a@example.org' },
      confirmedAt: '2026-11-02T09:00:00Z'
    })
  ).toEqual({
    slug: 'biblioteca',
    name: 'مكتبة',
    local: 'Biblioteca',
    summary: 'كتب',
    category: 'library',
    point: [9.14, 45.47],
    precision: 'exact',
    address: 'Via Segesta 12',
    hoursYear: 2022,
    languages: ['it', 'ar'],
    audience: ['women'],
    features: ['free'],
    asked: ['registration'],
    notAsked: ['identity-document'],
    phone: '+390212345678',
    confirmed: '2026-11-02T09:00:00Z',
    added: '2026-11-01T09:00:00Z',
    holdsMonths: 6
  });
});

test('the name on the door is said beside its translation, and not twice', () => {
  const name = { it: 'Biblioteca', ar: 'مكتبة' };
  expect(pack({ name }, 'ar')).toMatchObject({ name: 'مكتبة', local: 'Biblioteca' });
  expect(pack({ name }, 'it')).not.toHaveProperty('local');
  expect(pack({ name: { it: 'Biblioteca' } }, 'ar')).toMatchObject({ name: 'Biblioteca' });
});

test('hours are written out for fourteen days, without the holidays, in seconds', () => {
  const { hours, open = [] } = pack({ openingHours: 'Mo-Fr 09:00-13:00; PH off' });
  expect(hours).toBe('Mo-Fr 09:00-13:00; PH off');
  const at = (time: string) => Date.parse(time) / 1000;
  expect(open[0]).toEqual([at('2026-11-25T09:00+01:00'), at('2026-11-25T13:00+01:00')]);
  // Ten working days, without Milan's own 7 December and without the 8th.
  expect(open).toHaveLength(8);
  expect(open.at(-1)).toEqual([at('2026-12-04T09:00+01:00'), at('2026-12-04T13:00+01:00')]);
});

test('hours that nobody can read are passed on and open nothing', () =>
  expect(pack({ openingHours: 'when the door is open' })).toMatchObject({
    hours: 'when the door is open',
    open: []
  }));

test('how long it is believed is said of it: as long as such a thing holds, or as its organisation has chosen', () => {
  expect(pack({}, 'it', 'public-space').holdsMonths).toBe(60);
  expect(pack({ openingHours: '24/7' }, 'it', 'public-space').holdsMonths).toBe(6);
  const services = [{ name: { it: 'Bagni' }, hours: '24/7' }];
  expect(pack({ services }, 'it', 'public-space').services).toMatchObject([{ holdsMonths: 6 }]);
  const organisation = { slug: 'circolo', name: { it: 'Circolo' }, contacts: {}, checkEveryMonths: 2 };
  expect(pack({ organisation, openingHours: '24/7' }).holdsMonths).toBe(2);
  expect(pack({ organisation, services }).services).toMatchObject([{ holdsMonths: 2 }]);
});
