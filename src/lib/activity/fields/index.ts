import type { Field } from '../../field/field.ts';
import { alsoCalled, confirmedAt, neighbourhood, slug, sources } from '../../field/kinds.ts';
import { asked } from '../../place/fields/asked.ts';
import { audience } from '../../place/fields/audience.ts';
import { contacts } from '../../place/fields/contacts.ts';
import { features } from '../../place/fields/features.ts';
import { languages } from '../../place/fields/languages.ts';
import { notAsked } from '../../place/fields/not-asked.ts';
import { organisation } from '../../place/fields/organisation.ts';
import { about } from './about.ts';
import { calendarUid } from './calendar-uid.ts';
import { cancelled } from './cancelled.ts';
import { capacity } from './capacity.ts';
import { childcare } from './childcare.ts';
import { conditions } from './conditions.ts';
import { contract } from './contract.ts';
import { costEuro } from './cost-euro.ts';
import { costNote } from './cost-note.ts';
import { deadline } from './deadline.ts';
import { demonstration } from './demonstration.ts';
import { hoursPerWeek } from './hours-per-week.ts';
import { howToJoin } from './how-to-join.ts';
import { kind } from './kind.ts';
import { levels } from './levels.ts';
import { place } from './place.ts';
import { requirements } from './requirements.ts';
import { scheduleNote } from './schedule-note.ts';
import { scheduleYear } from './schedule-year.ts';
import { schedule } from './schedule.ts';
import { stage } from './stage.ts';
import { title } from './title.ts';
import { weeks } from './weeks.ts';
import { whereNote } from './where-note.ts';

/** The fields of an activity, in the order in which the data tell them. */
export const ACTIVITY_FIELDS = [
  slug(120),
  neighbourhood,
  kind,
  stage,
  title,
  alsoCalled,
  about,
  place,
  whereNote,
  organisation,
  schedule,
  scheduleYear,
  scheduleNote,
  cancelled,
  levels,
  hoursPerWeek,
  weeks,
  costEuro,
  costNote,
  conditions,
  childcare,
  capacity,
  askedIn(languages, 'level'),
  askedIn(audience, 'children'),
  askedIn(features, 'children'),
  askedIn(asked, 'cost'),
  notAsked,
  howToJoin,
  askedIn(contacts, 'join', 1),
  deadline,
  contract,
  requirements,
  demonstration,
  calendarUid,
  sources(),
  confirmedAt
] as const;

/** A field that places have too, asked in another step. */
function askedIn<One extends Field>(field: One, step: string, order = 0): One {
  return { ...field, ask: { ...field.ask, step, order } };
}
