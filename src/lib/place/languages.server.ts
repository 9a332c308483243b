import { read } from '../server/database.ts';
import { untilNeighbourhoodChanges } from '../server/neighbourhood-version.ts';

/** Languages that somebody said are spoken at places of the neighbourhood, most places first. */
export const languagesInUse = untilNeighbourhoodChanges((neighbourhood) =>
  read('languages_in_use', { neighbourhood })
);
