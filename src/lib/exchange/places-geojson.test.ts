import { describe, expect, test } from 'vitest';
import type { CountedCategory } from '../place/place.ts';
import { fullPlaceForTests, placeForTests } from '../place/place-for-tests.ts';
import { PLACE_PROPERTIES, placeFeature } from './places-geojson.ts';

const NAMES = PLACE_PROPERTIES.map(({ name }) => name);
const library: CountedCategory = {
  slug: 'library',
  group: 'learning',
  name: { it: 'Biblioteca' },
  icon: 'maki:library',
  keywords: {},
  osmTags: [],
  hsdsTerm: { id: '1', name: 'Library' },
  placeCount: 1
};
const categories = new Map([['library', library]]);

describe('a place as GeoJSON', () => {
  test('says each fact under its own name', () => {
    const unknown = { ...fullPlaceForTests(), certainty: 'unknown' as const };
    expect(placeFeature(unknown, categories)).toEqual({
      type: 'Feature',
      id: '00000000-0000-4000-8000-000000000001',
      geometry: { type: 'Point', coordinates: [9.14, 45.47] },
      properties: {
        slug: 'biblioteca',
        name: { it: 'Biblioteca', ar: 'مكتبة' },
        summary: { it: 'Libri', ar: 'كتب' },
        category: 'library',
        group: 'learning',
        icon: 'maki:library',
        organisation: 'circolo',
        address: 'Via Segesta 12',
        usual_address: null,
        usual_location: null,
        precision: 'approximate',
        opening_hours: 'Mo-Fr 09:00-13:00',
        opening_hours_year: 2022,
        opening_hours_note: { it: 'chiude in agosto' },
        services: [
          {
            name: { it: 'Prestito', ar: 'إعارة' },
            hours: 'Sa 10:00-12:00',
            year: 2023,
            phone: '+390211111111'
          }
        ],
        notices: [{ kind: 'closed', from: '2027-08-01', until: '2027-08-31', text: { it: 'Ferie' } }],
        languages: ['it', 'ar'],
        audience: ['mothers'],
        features: ['women-only', 'step-free'],
        asked: ['registration'],
        not_asked: ['identity-document', 'residence-permit'],
        contacts: {
          phone: '+390212345678',
          whatsapp: '+393331234567',
          email: 'libri@example.org',
          website: 'https://libri.example.org'
        },
        machine_translated: { summary: ['ar'] },
        sources: [{ name: 'Comune', year: 2024 }],
        confirmed_at: '2026-11-20T10:00:00Z',
        checks: [],
        said_true: null,
        added_at: '2026-11-01T09:00:00Z',
        revision: 7,
        certainty: 'unknown',
        distance_m: 412,
        walk_minutes: 7,
        walk_method: 'straight-line'
      }
    });
  });

  test('has all that may be asked for by name, and what is asked for alone', () => {
    const all = placeFeature(fullPlaceForTests(), categories).properties;
    expect(Object.keys(all).sort()).toEqual(NAMES.toSorted());
    for (const name of NAMES)
      expect(placeFeature(fullPlaceForTests(), categories, new Set([name])).properties).toEqual({
        [name]: all[name]
      });
  });

  test('has no position where there is no pin, and no distance where nobody asked from where', () => {
    const { geometry, properties } = placeFeature(
      placeForTests({ position: { precision: 'area-only', point: null } }),
      categories
    );
    expect(geometry).toBeNull();
    expect(properties).toMatchObject({ precision: 'area-only', asked: [], not_asked: [] });
    for (const name of ['distance_m', 'walk_minutes', 'walk_method'])
      expect(properties).not.toHaveProperty(name);
  });
});
