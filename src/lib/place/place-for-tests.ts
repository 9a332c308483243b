import { nothingKnown } from '../field/nothing.ts';
import { PLACE_FIELDS } from './fields/index.ts';
import type { Place } from './place.ts';

/** A place with nothing special: say what the test is about. */
export function placeForTests(about: Partial<Place> = {}): Place {
  return {
    ...nothingKnown(PLACE_FIELDS),
    id: '00000000-0000-4000-8000-000000000001',
    slug: 'biblioteca',
    neighbourhood: 'borgo',
    name: { it: 'Biblioteca' },
    category: 'library',
    organisation: null,
    position: { precision: 'exact', point: [9.14, 45.47] },
    machineTranslated: {},
    addedAt: '2026-11-01T09:00:00Z',
    revision: 1,
    distance: null,
    ...about
  };
}
