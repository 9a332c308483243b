import type { Stage } from './activity.ts';

/**
 * Which steps from orientation to work a kind of place stands for by itself, even where nobody has told of one of its
 * activities yet. Kinds that may or may not help on the way (a library, a women's centre) are not among them: what these
 * offer is told by their activities.
 */
const STAGES_OF: Readonly<Record<string, readonly Stage[]>> = {
  'job-centre': ['orientation', 'work'],
  'italian-school': ['italian'],
  'adult-school': ['training'],
  'vocational-training': ['training'],
  employer: ['work']
};

/** Slugs of the categories that stand for a step. */
export const CATEGORIES_WITH_STAGES: readonly string[] = Object.keys(STAGES_OF);

/** The steps that a category (by its slug) stands for; none of most. */
export const stagesOfCategory = (category: string): readonly Stage[] => STAGES_OF[category] ?? [];
