import {
  ACTIVITY_KINDS,
  LEVELS,
  type ActivityKind,
  type Childcare,
  type Stage
} from '../activity/activity.ts';
import { AUDIENCES, FEATURES } from '../place/place.ts';
import { readContacts } from './contacts-form.ts';
import { one } from './form-values.ts';
import type { FormReader } from './form-reader.ts';
import { MOST } from './proposal.ts';
import { readLanguages, readRequirements } from './read-place.ts';

/** The step of the path from orientation to work that a kind serves; not named: beside the path. */
export const STAGE_OF_KIND: Readonly<Partial<Record<ActivityKind, Stage>>> = {
  'orientation-interview': 'orientation',
  'skills-assessment': 'skills',
  'italian-course': 'italian',
  literacy: 'italian',
  'training-tailoring': 'training',
  'training-food': 'training',
  'training-care': 'training',
  'training-digital': 'training',
  'training-other': 'training',
  'job-search-help': 'work',
  job: 'work',
  internship: 'work'
};

/** Courses keep to the school year and have a level. */
export function isCourse(kind: string): boolean {
  return /^(italian-course|literacy|training-.*|homework-help|playgroup)$/.test(kind);
}

/** Reads the form of an activity but for its times (read-schedule.ts). `places`: the slugs there are in this neighbourhood. */
export function readActivity(reader: FormReader, places: readonly string[]): void {
  const kind = reader.choice('kind', ACTIVITY_KINDS, { required: true }) as ActivityKind | null;
  if (kind) reader.take('stage', STAGE_OF_KIND[kind] ?? null);
  readWhereActivity(reader, places);
  reader.localised('title', { most: MOST.title, required: true });
  reader.localised('schedule_note', { most: MOST.line });
  reader.localised('about', { most: MOST.text, lines: true });
  reader.choices('levels', LEVELS);
  readChildcare(reader);
  readCost(reader);
  reader.choices('audience', AUDIENCES);
  reader.choices('features', FEATURES);
  readLanguages(reader);
  readRequirements(reader);
  reader.localised('how_to_join', { most: MOST.text, lines: true });
  reader.date('deadline');
  readContacts(reader);
}

/** Inputs `place` (a slug) or `where_note`, words for where it is when it is at no place of ours. */
export function readWhereActivity(reader: FormReader, places: readonly string[]): void {
  const place = one(reader.values, 'place');
  if (place === '') {
    reader.localised('where_note', { most: MOST.line });
    reader.take('place', null);
    if (!reader.here.live && !reader.changes['where_note']) reader.refuse('where_note', { reason: 'venue' });
  } else if (places.includes(place)) {
    reader.take('place', `${reader.here.neighbourhood}/${place}`);
    reader.localised('where_note', { most: MOST.line });
  } else reader.refuse('place', { reason: 'no-such-value' });
}

/** Inputs `childcare` (`yes`: somebody looks after the children on site) and `childcare.free`. */
export function readChildcare(reader: FormReader): void {
  const { live } = reader.here;
  if (one(reader.values, 'childcare') !== 'yes') return reader.take('childcare', null);
  // The form shows whether it is free, so it may take that away; ages and notes it does not show stay.
  const childcare: { -readonly [Key in keyof Childcare]: Childcare[Key] } = {
    ...(live?.['childcare'] as Childcare | null)
  };
  if (one(reader.values, 'childcare.free') === 'yes') childcare.free = true;
  else delete childcare.free;
  reader.take('childcare', childcare);
}

/** Inputs `cost` (`free`, `paid`, or nothing) and `cost_euro`. */
export function readCost(reader: FormReader): void {
  const cost = one(reader.values, 'cost');
  if (cost === 'free') reader.take('cost_euro', 0);
  else if (cost === 'paid') reader.number('cost_euro', { least: 0, most: 99_999, decimals: 2 });
  else reader.take('cost_euro', null);
}
