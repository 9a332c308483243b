import { LINE } from '../../field/bounds.ts';
import { localisedText } from '../../field/kinds.ts';

export const costNote = localisedText('cost_note', {
  proposable: 'always',
  csv: false,
  ask: { most: LINE }
});
