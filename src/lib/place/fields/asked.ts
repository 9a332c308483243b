import { choices } from '../../field/kinds.ts';
import { REQUIREMENTS } from '../vocabulary.ts';

export const asked = choices('asked', REQUIREMENTS, {
  proposable: 'always',
  about: 'Known to be asked for.',
  words: { key: 'requirement' },
  ask: { as: 'documents', step: 'asked', label: 'add.asked', hint: 'add.askedHint' }
});
