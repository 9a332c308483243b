import { year } from '../../field/kinds.ts';

export const openingHoursYear = year('opening_hours_year', {
  about: 'Year of the source of the hours, while nobody has confirmed them since.',
  quietIn: ['history', 'proposal']
});
