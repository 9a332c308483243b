import { choices } from '../../field/kinds.ts';
import { AUDIENCES } from '../vocabulary.ts';

export const audience = choices('audience', AUDIENCES, {
  proposable: 'always',
  about: 'Whom it is for; empty means everyone.',
  words: { key: 'audience' },
  ask: { step: 'whom', label: 'add.audience', hint: 'add.audienceHint' }
});
