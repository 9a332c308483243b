import { languages as spoken } from '../../field/kinds.ts';

export const languages = spoken('languages', {
  proposable: 'always',
  about: 'BCP 47 tags of languages spoken there, as somebody there said; never inferred.',
  ask: { step: 'languages', label: 'add.languages', hint: 'add.languagesHint' }
});
