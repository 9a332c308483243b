import * as v from 'valibot';
import { field } from '../../field/kinds.ts';

export const hoursPerWeek = field(
  'number',
  'hours_per_week',
  v.pipe(v.number(), v.gtValue(0), v.maxValue(80)),
  {
    proposable: 'always',
    about: 'Weekly commitment, hours.',
    column: 'numeric(4, 1) check (hours_per_week > 0 and hours_per_week <= 80)',
    words: { key: 'calendar.hoursPerWeek' },
    ask: { most: 80, decimals: 1 }
  }
);
