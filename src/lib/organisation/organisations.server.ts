import { read } from '../server/database.ts';
import { untilDataChangesFor } from '../server/data-version.ts';
import type { Organisation } from './organisation.ts';

/** The organisations that work in a neighbourhood or are linked to one that does, by slug. */
export const organisationsOf = untilDataChangesFor((neighbourhood) =>
  read<readonly Organisation[]>('organisations_of', { neighbourhood })
);
