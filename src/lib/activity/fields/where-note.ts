import { LINE } from '../../field/bounds.ts';
import { localisedText } from '../../field/kinds.ts';

export const whereNote = localisedText('where_note', {
  proposable: 'always',
  about: 'Where, when it is at no place of ours.',
  search: 'text',
  ask: { step: 'venue', most: LINE, label: 'add.venue.note', hint: 'add.venue.noteHint' }
});
