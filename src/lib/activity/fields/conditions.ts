import { TEXT } from '../../field/bounds.ts';
import { localisedText } from '../../field/kinds.ts';

export const conditions = localisedText('conditions', {
  proposable: 'always',
  csv: false,
  ask: { most: TEXT, lines: true }
});
