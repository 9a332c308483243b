import { choice } from '../../field/kinds.ts';
import { LOCATION_PRECISIONS } from '../../geo/position.ts';

export const locationPrecision = {
  ...choice('location_precision', LOCATION_PRECISIONS, {
    required: true,
    proposable: 'always',
    about: 'How well the position is known; only the first two have a geometry.',
    words: { of: 'correction', key: 'value.precision' },
    ask: { with: 'location' }
  }),
  kind: 'precision'
} as const;
