import { field } from '../../field/kinds.ts';
import { slug } from '../../field/values.ts';

export const category = field('category', 'category', slug, {
  required: true,
  proposable: 'always',
  about: 'Slug of a category.',
  ask: { step: 'what', label: 'add.what' }
});
