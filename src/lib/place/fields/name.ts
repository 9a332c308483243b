import { NAME } from '../../field/bounds.ts';
import { localisedText } from '../../field/kinds.ts';

export const name = localisedText('name', {
  required: true,
  proposable: 'always',
  search: 'words',
  ask: { step: 'name', most: NAME, onTheDoor: true, label: 'add.name', hint: 'add.nameHint' }
});
