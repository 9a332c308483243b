import * as v from 'valibot';
import { field } from '../../field/kinds.ts';

export const placesLeft = field('number', 'places_left', v.pipe(v.number(), v.integer(), v.minValue(0)), {
  proposable: 'always',
  seed: false,
  column: 'integer check (places_left >= 0)',
  ask: { most: 9999 }
});
