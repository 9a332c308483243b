import type { Place } from './place.ts';

/** A place with nothing special: say what the test is about. */
export function placeForTests(about: Partial<Place> = {}): Place {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    slug: 'biblioteca',
    neighbourhood: 'borgo',
    name: { it: 'Biblioteca' },
    summary: null,
    category: 'library',
    organisation: null,
    address: null,
    position: { precision: 'exact', point: [9.14, 45.47] },
    openingHours: null,
    openingHoursYear: null,
    openingHoursNote: null,
    languages: [],
    audience: [],
    features: [],
    asked: [],
    notAsked: [],
    contacts: {},
    sources: [],
    machineTranslated: {},
    confirmedAt: null,
    addedAt: '2026-11-01T09:00:00Z',
    revision: 1,
    distance: null,
    ...about
  };
}
