import * as v from 'valibot';
import { field } from '../../field/kinds.ts';

export const weeks = field(
  'number',
  'weeks',
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(260)),
  {
    proposable: 'always',
    column: 'integer check (weeks between 1 and 260)',
    words: { key: 'calendar.weeks' },
    ask: { most: 260 }
  }
);
