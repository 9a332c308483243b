import { expect, test } from 'vitest';
import { matchSkills } from './skills.ts';

const here = [
  { slug: 'cucina', kind: 'training-food' },
  { slug: 'sartoria', kind: 'training-tailoring' },
  { slug: 'lavoro', kind: 'job' },
  { slug: 'legale', kind: 'legal-help' }
] as const;
const found = (...skills: Parameters<typeof matchSkills>[1]) =>
  matchSkills(here, skills).map(({ entry, because }) => [entry.slug, ...because]);

test('what most of her skills lead to comes first, with the skills that do', () => {
  expect(found('cook', 'sew', 'bake')).toEqual([['cucina', 'cook', 'bake'], ['sartoria', 'sew'], ['lavoro']]);
});

test('an empty card matches nothing', () => {
  expect(found()).toEqual([]);
});
