import * as v from 'valibot';
import { field } from '../../field/kinds.ts';
import { daySchema } from '../../field/values.ts';

export const CAPACITY_STATES = ['open', 'waiting-list', 'full'] as const;
export type CapacityState = (typeof CAPACITY_STATES)[number];

/** The most places that can be told; the database holds it to the same. */
const MOST_LEFT = 9999;

/** With a day, always: a free place is news, and nobody can tell how old it is without. */
const told = v.strictObject({
  state: v.picklist(CAPACITY_STATES),
  as_of: daySchema,
  left: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_LEFT)))
});
/** Whether there are places, on which day that was so, and how many where it is open and somebody has counted. */
export type Capacity = Readonly<v.InferOutput<typeof told>>;

export const capacity = {
  ...field('capacity', 'capacity', told as v.GenericSchema<unknown, Capacity>, {
    proposable: 'always',
    about:
      'Whether there are places, and of which day that is; null: nobody has said it, or so long ago that it says nothing any more.',
    words: { key: 'calendar.capacity.state' },
    ask: { most: MOST_LEFT }
  }),
  values: CAPACITY_STATES
};
