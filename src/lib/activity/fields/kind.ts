import { choice } from '../../field/kinds.ts';
import { ACTIVITY_KINDS } from '../vocabulary.ts';

export const kind = choice('kind', ACTIVITY_KINDS, {
  required: true,
  proposable: 'always',
  words: { key: 'calendar.kind' },
  ask: { as: 'picture', step: 'kind', label: 'add.kind' }
});
