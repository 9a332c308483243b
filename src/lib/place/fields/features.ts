import { choices } from '../../field/kinds.ts';
import { FEATURES } from '../vocabulary.ts';

export const features = choices('features', FEATURES, {
  proposable: 'always',
  words: { key: 'feature' },
  ask: { step: 'whom', label: 'add.features' }
});
