import { areas } from '../../field/kinds.ts';

export const areasServed = areas('areas_served', {
  proposable: 'when-new',
  about: 'Slugs of neighbourhoods.',
  quietIn: ['proposal', 'review']
});
