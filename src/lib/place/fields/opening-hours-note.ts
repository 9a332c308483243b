import { LINE } from '../../field/bounds.ts';
import { localisedText } from '../../field/kinds.ts';

export const openingHoursNote = localisedText('opening_hours_note', {
  proposable: 'always',
  about: 'What is known of the hours in words, when it does not fit the syntax.',
  csv: false,
  ask: { step: 'hours', most: LINE, label: 'hours.note', hint: 'hours.noteHint' }
});
