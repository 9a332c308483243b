import { yes } from '../../field/kinds.ts';

/** In files: true in demonstration.json and only there. */
export const demonstration = yes('demonstration', {
  about: 'Invented, to show what an entry looks like.'
});
