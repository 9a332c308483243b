import fc from 'fast-check';
import type { OpeningContext, PlaceHours } from './state.ts';

/* Built for tests: a neighbourhood, places in it, and hours as people write them. */

export const MILAN: OpeningContext = {
  timeZone: 'Europe/Rome',
  country: 'IT',
  localHolidays: ['12-07'],
  centre: [9.14, 45.474]
};

/** An instant from a wall clock in Rome and its offset: `at('2026-11-24T10:00+01:00')`. */
export const at = (isoInstant: string) => new Date(isoInstant);

export const CONFIRMED_ON = '2026-11-01T09:00:00.000Z';

/** A place whose hours were confirmed on 1 November 2026, but for what is said otherwise. */
export function placeWith(openingHours: string | null, otherwise: Partial<PlaceHours> = {}): PlaceHours {
  return {
    openingHours,
    openingHoursYear: null,
    confirmedAt: CONFIRMED_ON,
    addedAt: '2026-01-10T09:00:00.000Z',
    ...otherwise
  };
}

const clock = fc
  .integer({ min: 0, max: 95 })
  .map(
    (quarter) => `${String(quarter >> 2).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`
  );
const range = fc
  .tuple(clock, clock)
  .filter(([from, to]) => from !== to)
  .map(([from, to]) => `${from}-${to}`);
const times = fc.oneof(
  fc.array(range, { minLength: 1, maxLength: 3 }).map((ranges) => ranges.join(',')),
  fc.constantFrom('00:00-24:00', '09:00-12:30,14:30-18:00', '20:00-02:00', '22:00-26:30')
);
const weekday = fc.constantFrom('Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su');
const days = fc.oneof(
  fc.tuple(weekday, weekday).map(([from, to]) => `${from}-${to}`),
  weekday,
  fc.constantFrom(
    'Mo-Fr',
    'PH',
    'Mo-Fr,PH',
    'Su[2]',
    'Sa[-1]',
    'Oct-May Mo-Fr',
    'Aug',
    'Dec 24-26',
    'week 1-53/2 Mo'
  )
);
const rule = fc
  .tuple(days, fc.oneof({ weight: 4, arbitrary: times }, fc.constantFrom('off', 'unknown "chiama"')))
  .map((parts) => parts.join(' '));

/** Hours in OSM syntax: one to four rules. */
export const someHours = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom('24/7', 'Mo-Su 00:00-24:00', 'sunrise-sunset', 'Mo-Fr 09:00+') },
  { weight: 9, arbitrary: fc.array(rule, { minLength: 1, maxLength: 4 }).map((rules) => rules.join('; ')) }
);

/** Instants of 2026 and the spring of 2027, to the minute. */
export const someInstant = fc
  .integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2027, 3, 30) / 60_000 })
  .map((minute) => new Date(minute * 60_000));

/** Instants around the two nights on which Rome's clocks change in 2026. */
export const someInstantNearClockChange = fc
  .tuple(
    fc.constantFrom(Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)),
    fc.integer({ min: -720, max: 720 })
  )
  .map(([change, minutes]) => new Date(change + minutes * 60_000));
