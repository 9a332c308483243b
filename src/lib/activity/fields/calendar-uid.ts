import { text } from '../../field/kinds.ts';

export const calendarUid = text('calendar_uid', 400, {
  about: 'UID of the incoming calendar it came from (RFC 5545, 3.8.4.7).',
  told: false,
  seed: false,
  quietIn: ['history']
});
