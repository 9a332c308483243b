import { choices } from '../../field/kinds.ts';
import { LEVELS } from '../vocabulary.ts';

export const levels = {
  ...choices('levels', LEVELS, {
    proposable: 'always',
    about: 'Levels of Italian, A0 to C1 (Common European Framework; A0: before A1).',
    ask: { step: 'level', label: 'add.levels', hint: 'add.levelsHint' }
  }),
  kind: 'levels'
} as const;
