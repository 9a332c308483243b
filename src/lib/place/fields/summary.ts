import { TEXT } from '../../field/bounds.ts';
import { localisedText } from '../../field/kinds.ts';

export const summary = localisedText('summary', {
  proposable: 'always',
  search: 'text',
  ask: { step: 'photo', most: TEXT, lines: true, label: 'add.summary', hint: 'add.summaryHint' }
});
