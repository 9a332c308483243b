import { reference } from '../../field/kinds.ts';

export const organisation = reference('organisation', 'organisations', {
  proposable: 'always',
  search: 'words',
  about: 'Slug of an organisation.'
});
