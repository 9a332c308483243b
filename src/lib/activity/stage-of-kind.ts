import type { ActivityKind, Stage } from './vocabulary.ts';

/** The step of the path from orientation to work that a kind serves; not named: beside the path. */
export const STAGE_OF_KIND: Readonly<Partial<Record<ActivityKind, Stage>>> = {
  'orientation-interview': 'orientation',
  'skills-assessment': 'skills',
  'italian-course': 'italian',
  literacy: 'italian',
  'training-tailoring': 'training',
  'training-food': 'training',
  'training-care': 'training',
  'training-digital': 'training',
  'training-other': 'training',
  'job-search-help': 'work',
  job: 'work',
  internship: 'work'
};
