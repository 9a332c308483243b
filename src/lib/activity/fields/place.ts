import { reference } from '../../field/kinds.ts';

export const place = reference('place', 'places', {
  proposable: 'always',
  about: 'Slug of the place it is at.',
  ask: { step: 'venue', label: 'add.venue.place', none: 'add.venue.elsewhere' }
});
