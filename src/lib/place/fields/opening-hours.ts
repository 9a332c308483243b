import * as v from 'valibot';
import { field } from '../../field/kinds.ts';
import { text } from '../../field/values.ts';

export const openingHours = field('hours', 'opening_hours', v.pipe(text, v.maxLength(500)), {
  proposable: 'always',
  about: 'OpenStreetMap opening_hours syntax, local time.',
  ask: { step: 'hours', label: 'hours.label', hint: 'hours.hint' }
});
