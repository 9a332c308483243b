import * as v from 'valibot';
import { field } from '../../field/kinds.ts';
import type { Schedule } from '../schedule/schedule.ts';

/** What its values may be is said in src/lib/activity/schedule; whoever reads one asks there. */
const written: v.GenericSchema<unknown, Schedule> = v.strictObject({
  start: v.string(),
  duration: v.number(),
  timeZone: v.string(),
  rrule: v.optional(v.nullable(v.string()), null),
  exdates: v.optional(v.array(v.string()), []),
  rdates: v.optional(v.array(v.string()), []),
  season: v.optional(v.nullable(v.strictObject({ from: v.string(), to: v.string() })), null),
  pausesInSchoolHolidays: v.optional(v.nullable(v.boolean()), null)
});

export const schedule = field('schedule', 'schedule', written, {
  proposable: 'always',
  about:
    'RFC 5545 as JSON, on the wall clock of "time_zone": start, duration_minutes, rrule, exdates, rdates, season; ' +
    'pauses_in_school_holidays. Null: its days are to confirm.',
  ask: { step: 'when', label: 'add.when.label' }
});
