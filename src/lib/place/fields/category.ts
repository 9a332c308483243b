import { field } from '../../field/kinds.ts';
import { slugSchema } from '../../field/values.ts';

export const category = field('category', 'category', slugSchema, {
  required: true,
  proposable: 'always',
  about: 'Slug of a category.',
  ask: { step: 'what', label: 'add.what' }
});
