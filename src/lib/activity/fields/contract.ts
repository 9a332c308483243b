import { choice } from '../../field/kinds.ts';
import { CONTRACTS } from '../vocabulary.ts';

export const contract = choice('contract', CONTRACTS, {
  proposable: 'always',
  words: { key: 'calendar.contract' },
  ask: {}
});
