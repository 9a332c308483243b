import type { Stage } from './vocabulary.ts';

/** The step of the path that a place serves by being what it is, by the slug of its category. Of others nothing is said. */
const STAGES_OF_CATEGORIES: ReadonlyMap<string, Stage> = new Map([
  ['womens-centre', 'orientation'],
  ['social-service', 'orientation'],
  ['italian-school', 'italian'],
  ['adult-school', 'italian'],
  ['vocational-training', 'training'],
  ['job-centre', 'work'],
  ['employer', 'work']
]);

export const stageOfCategory = (category: string): Stage | null => STAGES_OF_CATEGORIES.get(category) ?? null;
