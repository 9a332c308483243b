import { contacts as ways } from '../../field/kinds.ts';

export const contacts = ways('contacts', {
  proposable: 'always',
  ask: { step: 'contact' }
});
