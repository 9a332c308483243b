import { nothingKnown } from '../field/nothing.ts';
import type { Activity } from './activity.ts';
import { ACTIVITY_FIELDS } from './fields/index.ts';

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
