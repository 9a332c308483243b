import { TEXT } from '../../field/bounds.ts';
import { localisedText } from '../../field/kinds.ts';

export const about = localisedText('about', {
  proposable: 'always',
  search: 'text',
  csv: false,
  ask: { step: 'photo', most: TEXT, lines: true, label: 'add.about', hint: 'add.aboutHint' }
});
