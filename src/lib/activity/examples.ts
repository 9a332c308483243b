import { nothingKnown } from '../field/nothing.ts';
import type { Activity } from './activity.ts';
import { ACTIVITY_FIELDS } from './fields/index.ts';
import { scheduleWith } from './schedule/examples.ts';

/** An activity for tests: nothing is known of it but what is given. */
export function anActivity(fields: Partial<Activity>): Activity {
  return {
    ...nothingKnown(ACTIVITY_FIELDS),
    id: '00000000-0000-4000-8000-000000000000',
    slug: 'corso',
    neighbourhood: 'borgo',
    kind: 'italian-course',
    title: { it: 'Corso' },
    place: null,
    organisation: null,
    machineTranslated: {},
    addedAt: '2026-11-01T00:00:00Z',
    revision: 1,
    ...fields
  };
}

/** An activity of which everything is known, no two facts alike: one that is told as another is seen. */
export function aFullActivity(fields: Partial<Activity> = {}): Activity {
  return anActivity({
    kind: 'training-food',
    stage: 'training',
    title: { it: 'Cucina', ar: 'طبخ' },
    about: { it: 'Si impara in cucina' },
    place: {
      slug: 'sala',
      name: { it: 'Sala' },
      address: 'Via Gigante 5',
      precision: 'approximate',
      point: [9.15, 45.48]
    },
    whereNote: { it: 'primo piano' },
    organisation: { slug: 'circolo', name: { it: 'Circolo' } },
    schedule: scheduleWith({ season: { from: '10', to: '05' }, pausesInSchoolHolidays: true }),
    scheduleYear: 2025,
    scheduleNote: { it: 'a volte di sabato' },
    levels: ['A1', 'A2'],
    hoursPerWeek: 4,
    weeks: 12,
    costEuro: 20,
    costNote: { it: 'per la tessera' },
    conditions: { it: 'bisogna iscriversi' },
    childcare: { from_months: 6, to_months: 36, free: true },
    capacity: { state: 'open', as_of: '2026-11-20', left: 3 },
    languages: ['it', 'fr'],
    audience: ['women'],
    features: ['women-only'],
    asked: ['tax-code'],
    notAsked: ['identity-document', 'residence-permit'],
    howToJoin: { it: 'si telefona' },
    contacts: { phone: '+390212345678', email: 'cucina@example.org', website: 'https://cucina.example.org' },
    deadline: '2026-12-15',
    contract: 'apprenticeship',
    requirements: { it: 'licenza media' },
    sources: [{ name: 'Circolo', year: 2025 }],
    machineTranslated: { title: ['ar'] },
    confirmedAt: '2026-11-20T10:00:00Z',
    addedAt: '2026-11-01T09:00:00Z',
    revision: 9,
    ...fields
  });
}
