import type { NeighbourhoodWithOutline } from './neighbourhoods.server.ts';

/** A neighbourhood for tests: an invented one in Milan. */
export function aNeighbourhood(fields: Partial<NeighbourhoodWithOutline> = {}): NeighbourhoodWithOutline {
  return {
    slug: 'borgo',
    name: { it: 'Borgo' },
    summary: null,
    city: 'Milano',
    defaultLocale: 'it',
    locales: ['it', 'en', 'ar'],
    timeZone: 'Europe/Rome',
    country: 'IT',
    subdivision: null,
    region: null,
    localHolidays: [],
    schoolCalendar: null,
    obstacleSurvey: null,
    credits: [],
    bbox: [9.13, 45.46, 9.15, 45.48],
    centre: [9.14, 45.47],
    placeCount: 0,
    revision: 1,
    outline: { type: 'MultiPolygon', coordinates: [] },
    sources: [],
    ...fields
  };
}

/** Christmas, as a region has published it. */
export const CHRISTMAS: NonNullable<NeighbourhoodWithOutline['schoolCalendar']> = {
  source: { name: 'Regione', year: 2026 },
  until: '2027-06-08',
  holidays: [
    { from: '2026-12-23', to: '2027-01-06', name: { it: 'vacanze di Natale', en: 'Christmas holidays' } }
  ]
};
