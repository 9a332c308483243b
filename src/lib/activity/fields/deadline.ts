import { day } from '../../field/kinds.ts';

export const deadline = day('deadline', {
  proposable: 'always',
  about: 'Last day to apply; offers of work leave after it.',
  ask: { step: 'join', label: 'add.deadline' }
});
