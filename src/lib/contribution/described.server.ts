import { ACTIVITY_FIELDS } from '../activity/fields/index.ts';
import type { Field } from '../field/field.ts';
import { PRACTICE_FIELDS } from '../network/fields/practice.ts';
import { RELATIONSHIP_FIELDS } from '../network/fields/relationship.ts';
import { ORGANISATION_FIELDS } from '../organisation/fields/index.ts';
import { PLACE_FIELDS } from '../place/fields/index.ts';
import type { Target } from './proposal.ts';

/** The fields of what anyone may propose. On the server alone: a form is sent what it asks of them (question/question.ts). */
export const FIELDS: Readonly<Record<Target, readonly Field[]>> = {
  places: PLACE_FIELDS,
  activities: ACTIVITY_FIELDS,
  organisations: ORGANISATION_FIELDS,
  practices: PRACTICE_FIELDS,
  relationships: RELATIONSHIP_FIELDS
};

/** The description of a field; undefined where there is none, as of pictures. */
export function fieldOf(target: Target | 'photos', name: string): Field | undefined {
  return target === 'photos' ? undefined : FIELDS[target].find((field) => field.name === name);
}

/** Fields that a page of such entries does not tell by themselves. */
export function quietFields(target: Target | 'photos', page: 'history' | 'proposal' | 'review'): string[] {
  return target === 'photos'
    ? []
    : FIELDS[target].filter(({ quietIn }) => quietIn?.includes(page)).map(({ name }) => name);
}
