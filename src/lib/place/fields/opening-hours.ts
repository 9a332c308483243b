import * as v from 'valibot';
import { field } from '../../field/kinds.ts';
import { textSchema } from '../../field/values.ts';
import { LONGEST_HOURS, tidyHours } from '../opening/syntax.ts';

export const openingHours = field(
  'hours',
  'opening_hours',
  v.pipe(textSchema, v.transform(tidyHours), v.maxLength(LONGEST_HOURS)),
  {
    proposable: 'always',
    about: 'OpenStreetMap opening_hours syntax, local time.',
    ask: { step: 'hours', label: 'hours.label', hint: 'hours.hint' }
  }
);
