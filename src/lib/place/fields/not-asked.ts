import { choices } from '../../field/kinds.ts';
import { REQUIREMENTS } from '../vocabulary.ts';

export const notAsked = choices('not_asked', REQUIREMENTS, {
  proposable: 'always',
  about: 'Known not to be asked for. In neither list: not known.',
  words: { key: 'requirement' },
  ask: { with: 'asked' }
});
