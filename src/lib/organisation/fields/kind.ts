import { choice } from '../../field/kinds.ts';
import { ORGANISATION_KINDS } from '../vocabulary.ts';

export const kind = choice('kind', ORGANISATION_KINDS, {
  required: true,
  proposable: 'always',
  words: { of: 'correction', key: 'value.organisationKind' },
  // The database holds no list of them but that of what may be proposed.
  column: 'text not null check (length(kind) between 1 and 40)',
  ask: {}
});
