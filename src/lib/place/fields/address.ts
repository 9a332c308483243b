import { text } from '../../field/kinds.ts';

export const address = text('address', 300, {
  proposable: 'always',
  search: 'words',
  ask: { with: 'location' }
});
