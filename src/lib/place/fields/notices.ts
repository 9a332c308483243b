import { list } from '../../field/kinds.ts';
import { notice, MOST_NOTICES } from '../notices/notice.ts';

export const notices = list('notices', 'notices', notice, MOST_NOTICES, {
  proposable: 'always',
  about: 'What holds for a time: moved, closed, anything else; each with its end.',
  ask: {}
});
