import { read } from '../server/database.ts';
import { untilDataChangesFor } from '../server/data-version.ts';

/** The organisations that work in a neighbourhood or are linked to one that does, by slug. */
export const organisationsOf = untilDataChangesFor((neighbourhood) =>
  read('organisations_of', { neighbourhood })
);
