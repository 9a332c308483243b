import { year } from '../../field/kinds.ts';

export const scheduleYear = year('schedule_year', {
  about: 'Year of the source of the times, while nobody has confirmed them since.',
  quietIn: ['history', 'proposal']
});
