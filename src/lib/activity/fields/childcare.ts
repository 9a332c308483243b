import * as v from 'valibot';
import { field } from '../../field/kinds.ts';
import { localisedTextSchema } from '../../field/values.ts';

const months = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(216));

const onSite = v.strictObject({
  from_months: v.exactOptional(months),
  to_months: v.exactOptional(months),
  free: v.exactOptional(v.boolean()),
  note: v.exactOptional(localisedTextSchema)
});
/** Someone looks after the children on site while it lasts. */
export type Childcare = Readonly<v.InferOutput<typeof onSite>>;

export const childcare = field('childcare', 'childcare', onSite as v.GenericSchema<unknown, Childcare>, {
  proposable: 'always',
  about: 'On site, while it lasts; null: not known.',
  ask: { step: 'children', label: 'add.childcare.label' }
});
