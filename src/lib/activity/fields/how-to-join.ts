import { TEXT } from '../../field/bounds.ts';
import { localisedText } from '../../field/kinds.ts';

export const howToJoin = localisedText('how_to_join', {
  proposable: 'always',
  csv: false,
  ask: { step: 'join', most: TEXT, lines: true, label: 'add.join', hint: 'add.joinHint' }
});
