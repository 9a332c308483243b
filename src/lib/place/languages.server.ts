import { read } from '../server/database.ts';
import { untilDataChangesFor } from '../server/data-version.ts';

/** Languages that somebody said are spoken at places of the neighbourhood, most places first. */
export const languagesInUse = untilDataChangesFor((neighbourhood) =>
  read('languages_in_use', { neighbourhood })
);
