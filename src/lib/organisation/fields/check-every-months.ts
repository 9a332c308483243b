import * as v from 'valibot';
import { field } from '../../field/kinds.ts';
import { CHOSEN_MONTHS } from '../../place/holds.ts';

const { least, most } = CHOSEN_MONTHS;

export const checkEveryMonths = field(
  'number',
  'check_every_months',
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most)),
  {
    proposable: 'always',
    about: `For how many months what it offers is believed once it is confirmed, ${least} to ${most}; null: as long as such things hold.`,
    seed: false,
    column: `smallint check (check_every_months between ${least} and ${most})`,
    ask: { least, most }
  }
);
