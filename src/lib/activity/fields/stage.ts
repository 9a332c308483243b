import { choice } from '../../field/kinds.ts';
import { STAGES } from '../vocabulary.ts';

export const stage = choice('stage', STAGES, {
  proposable: 'always',
  about: 'Step of the path from orientation to work it serves; null: beside the path.',
  words: { key: 'calendar.stage' },
  ask: { with: 'kind' }
});
