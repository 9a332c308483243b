import { field } from '../../field/kinds.ts';
import { pointSchema } from '../../field/values.ts';

/** The geometry of its feature, not a property; in tables `lon` and `lat`. */
export const location = field('point', 'location', pointSchema, {
  proposable: 'always',
  about: 'WGS 84, longitude first; null where the address is to confirm or only an area is told.',
  ask: { step: 'where' }
});
