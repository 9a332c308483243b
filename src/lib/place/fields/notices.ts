import { list } from '../../field/kinds.ts';
import { MOST_NOTICES, noticeSchema } from '../notices/notice.ts';

export const notices = list('notices', 'notices', noticeSchema, MOST_NOTICES, {
  proposable: 'always',
  about: 'What holds for a time: moved, closed, anything else; each with its end.',
  ask: {}
});
