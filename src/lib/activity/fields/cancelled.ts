import { yes } from '../../field/kinds.ts';

export const cancelled = yes('cancelled', {
  proposable: 'always',
  seed: false,
  words: { of: 'correction', key: 'change.isCancelled' },
  ask: {}
});
