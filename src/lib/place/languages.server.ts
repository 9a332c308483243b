import { read } from '../server/database.ts';
import { untilDataChangesFor } from '../server/data-version.ts';

/** Languages that somebody said are spoken at places of the neighbourhood, most places first. */
export const languagesInUse = untilDataChangesFor((neighbourhood) =>
  read<readonly { code: string; count: number }[]>('languages_in_use', { neighbourhood })
);
