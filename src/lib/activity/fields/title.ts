import { NAME } from '../../field/bounds.ts';
import { localisedText } from '../../field/kinds.ts';

export const title = localisedText('title', {
  required: true,
  proposable: 'always',
  search: 'text',
  ask: { step: 'title', most: NAME, label: 'add.activityTitle', hint: 'add.activityTitleHint' }
});
