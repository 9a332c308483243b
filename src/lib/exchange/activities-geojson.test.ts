import { describe, expect, test } from 'vitest';
import { aFullActivity, anActivity } from '../activity/examples.ts';
import { withHostOn } from '../activity/host-on.ts';
import { ACTIVITY_PROPERTIES, activityFeature, type FoundActivity } from './activities-geojson.ts';

const NAMES = ACTIVITY_PROPERTIES.map(({ name }) => name);
const at = (instant: string) => Date.parse(instant) / 1000;
const found: FoundActivity = {
  activity: aFullActivity(),
  certainty: 'unknown',
  occurrences: [
    { start: at('2026-12-02T08:30Z'), end: at('2026-12-02T10:30Z'), local: '2026-12-02T09:30' },
    { start: at('2026-12-04T08:30Z'), end: at('2026-12-04T10:30Z'), local: '2026-12-04T09:30' }
  ],
  over: false,
  distance: 412.4,
  walk: { metres: 640, method: 'network' }
};

describe('an activity as GeoJSON', () => {
  test('at a place that moved for a time says where that is otherwise', () => {
    const moved = {
      kind: 'moved',
      from: '2026-11-01',
      until: '2027-02-28',
      address: 'Via Pio II 3'
    } as const;
    const full = aFullActivity();
    const held = withHostOn(
      { ...full, place: { ...full.place!, notices: [{ ...moved, point: [9.13, 45.47] }] } },
      '2026-12-01'
    );
    const { geometry, properties } = activityFeature({ ...found, activity: held });
    expect(geometry?.coordinates).toEqual([9.13, 45.47]);
    expect(properties).toMatchObject({
      address: 'Via Pio II 3',
      usual_address: 'Via Gigante 5',
      usual_location: { type: 'Point', coordinates: [9.15, 45.48] }
    });
  });

  test('says each fact under its own name', () => {
    expect(activityFeature(found)).toEqual({
      type: 'Feature',
      id: '00000000-0000-4000-8000-000000000000',
      geometry: { type: 'Point', coordinates: [9.15, 45.48] },
      properties: {
        slug: 'corso',
        kind: 'training-food',
        group: 'work',
        stage: 'training',
        title: { it: 'Cucina', ar: 'طبخ' },
        also_called: null,
        about: { it: 'Si impara in cucina' },
        place: 'sala',
        where_note: { it: 'primo piano' },
        address: 'Via Gigante 5',
        precision: 'approximate',
        usual_location: null,
        usual_address: null,
        organisation: 'circolo',
        schedule: {
          start: '2026-10-07T09:30',
          duration_minutes: 120,
          time_zone: 'Europe/Rome',
          rrule: 'FREQ=WEEKLY;BYDAY=WE,FR',
          exdates: [],
          rdates: [],
          season: { from: '10', to: '05' },
          pauses_in_school_holidays: true
        },
        schedule_year: 2025,
        schedule_note: { it: 'a volte di sabato' },
        occurrences: [
          { start: '2026-12-02T08:30:00Z', end: '2026-12-02T10:30:00Z', local: '2026-12-02T09:30' },
          { start: '2026-12-04T08:30:00Z', end: '2026-12-04T10:30:00Z', local: '2026-12-04T09:30' }
        ],
        over: false,
        cancelled: false,
        levels: ['A1', 'A2'],
        hours_per_week: 4,
        weeks: 12,
        cost_euro: 20,
        cost_note: { it: 'per la tessera' },
        conditions: { it: 'bisogna iscriversi' },
        childcare: { from_months: 6, to_months: 36, free: true },
        capacity: { state: 'open', as_of: '2026-11-20', left: 3 },
        languages: ['it', 'fr'],
        audience: ['women'],
        features: ['women-only'],
        asked: ['tax-code'],
        not_asked: ['identity-document', 'residence-permit'],
        how_to_join: { it: 'si telefona' },
        contacts: {
          phone: '+390212345678',
          email: 'cucina@example.org',
          website: 'https://cucina.example.org'
        },
        deadline: '2026-12-15',
        contract: 'apprenticeship',
        requirements: { it: 'licenza media' },
        demonstration: false,
        machine_translated: { title: ['ar'] },
        sources: [{ name: 'Circolo', year: 2025 }],
        confirmed_at: '2026-11-20T10:00:00Z',
        checks: [],
        said_true: null,
        added_at: '2026-11-01T09:00:00Z',
        revision: 9,
        certainty: 'unknown',
        distance_m: 412,
        walk_minutes: 9,
        walk_method: 'network'
      }
    });
  });

  test('tells apart what is over, what is cancelled and what is invented', () => {
    const plain = { over: false, cancelled: false, demonstration: false };
    const told = (over: boolean, fields: Parameters<typeof anActivity>[0]) =>
      activityFeature({ ...found, over, activity: anActivity(fields) }).properties;
    expect(told(true, {})).toMatchObject({ ...plain, over: true });
    expect(told(false, { cancelled: true })).toMatchObject({ ...plain, cancelled: true });
    expect(told(false, { demonstration: true })).toMatchObject({ ...plain, demonstration: true });
  });

  test('has all that may be asked for by name, and what is asked for alone', () => {
    const all = activityFeature(found).properties;
    expect(Object.keys(all).sort()).toEqual(NAMES.toSorted());
    for (const name of NAMES)
      expect(activityFeature(found, new Set([name])).properties).toEqual({ [name]: all[name] });
  });

  test('has no position where its place has no pin, and no distance where nobody asked from where', () => {
    const { geometry, properties } = activityFeature({
      activity: anActivity({}),
      certainty: 'known',
      occurrences: [],
      over: false,
      distance: null,
      walk: null
    });
    expect(geometry).toBeNull();
    expect(properties).toMatchObject({ place: null, precision: null, schedule: null, deadline: null });
    for (const name of ['distance_m', 'walk_minutes', 'walk_method'])
      expect(properties).not.toHaveProperty(name);
  });
});
