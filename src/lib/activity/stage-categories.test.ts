import { expect, test } from 'vitest';
import categories from '../../../supabase/seed/categories.json' with { type: 'json' };
import { stageOfCategory } from './stage-categories.ts';

test('a place serves the step that its category names', () => {
  const served = categories.flatMap(({ slug }) =>
    stageOfCategory(slug) ? [[slug, stageOfCategory(slug)]] : []
  );
  expect(Object.fromEntries(served)).toEqual({
    'womens-centre': 'orientation',
    'social-service': 'orientation',
    'italian-school': 'italian',
    'adult-school': 'italian',
    'vocational-training': 'training',
    'job-centre': 'work',
    employer: 'work'
  });
  expect(stageOfCategory('park')).toBeNull();
});
