import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CATEGORIES_WITH_STAGES, stagesOfCategory } from './stages-of-categories.ts';

test('a job centre stands for orientation and work, a library for no step', () => {
  expect(stagesOfCategory('job-centre')).toEqual(['orientation', 'work']);
  expect(stagesOfCategory('library')).toEqual([]);
});

test('each category that stands for a step is one of those that come with the map', () => {
  const seed = JSON.parse(readFileSync('supabase/seed/categories.json', 'utf8')) as { slug: string }[];
  const known = seed.map(({ slug }) => slug);
  expect(CATEGORIES_WITH_STAGES.filter((slug) => !known.includes(slug))).toEqual([]);
});
