import { LINE } from '../../field/bounds.ts';
import { localisedText } from '../../field/kinds.ts';

export const scheduleNote = localisedText('schedule_note', {
  proposable: 'always',
  about: 'What is known of the times in words.',
  ask: { step: 'when', most: LINE, label: 'add.when.note', hint: 'add.when.noteHint' }
});
