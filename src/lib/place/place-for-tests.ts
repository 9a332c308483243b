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

/** A place of which everything is known, no two facts alike: one that is told as another is seen. */
export function fullPlaceForTests(about: Partial<Place> = {}): Place {
  return placeForTests({
    name: { it: 'Biblioteca', ar: 'مكتبة' },
    summary: { it: 'Libri', ar: 'كتب' },
    organisation: { slug: 'circolo', name: { it: 'Circolo' }, contacts: { phone: '+390299999999' } },
    address: 'Via Segesta 12',
    position: { precision: 'approximate', point: [9.14, 45.47] },
    openingHours: 'Mo-Fr 09:00-13:00',
    openingHoursYear: 2022,
    openingHoursNote: { it: 'chiude in agosto' },
    services: [
      { name: { it: 'Prestito', ar: 'إعارة' }, hours: 'Sa 10:00-12:00', year: 2023, phone: '+390211111111' }
    ],
    // Not yet: what holds while it holds is what a test says itself.
    notices: [{ kind: 'closed', from: '2027-08-01', until: '2027-08-31', text: { it: 'Ferie' } }],
    languages: ['it', 'ar'],
    audience: ['mothers'],
    features: ['women-only', 'step-free'],
    asked: ['registration'],
    notAsked: ['identity-document', 'residence-permit'],
    contacts: {
      phone: '+390212345678',
      whatsapp: '+393331234567',
      email: 'libri@example.org',
      website: 'https://libri.example.org'
    },
    sources: [{ name: 'Comune', year: 2024 }],
    machineTranslated: { summary: ['ar'] },
    confirmedAt: '2026-11-20T10:00:00Z',
    addedAt: '2026-11-01T09:00:00Z',
    revision: 7,
    distance: 412,
    walk: { metres: 535.6, method: 'straight-line' },
    ...about
  });
}
