import type { CategoryGroup } from '../ui/category-group.ts';
import type { ActivityKind } from './vocabulary.ts';

interface Look {
  readonly group: CategoryGroup;
  /** Name of a symbol in the sprite. */
  readonly icon: string;
}

/** Each kind in one of the nine groups of places, so that a course looks like the school it is held in. */
export const KIND_LOOKS: Readonly<Record<ActivityKind, Look>> = {
  'orientation-interview': { group: 'work', icon: 'maki:information' },
  'skills-assessment': { group: 'work', icon: 'maki:star' },
  'italian-course': { group: 'learning', icon: 'temaki:library' },
  literacy: { group: 'learning', icon: 'maki:library' },
  'training-tailoring': { group: 'work', icon: 'temaki:needle_and_spool' },
  'training-food': { group: 'work', icon: 'temaki:chefs_knife' },
  'training-care': { group: 'work', icon: 'maki:heart' },
  'training-digital': { group: 'work', icon: 'temaki:electronic' },
  'training-other': { group: 'work', icon: 'temaki:tools' },
  'job-search-help': { group: 'work', icon: 'temaki:briefcase_info' },
  job: { group: 'work', icon: 'maki:suitcase' },
  internship: { group: 'work', icon: 'temaki:briefcase' },
  'legal-help': { group: 'help', icon: 'temaki:lawyer' },
  'health-prevention': { group: 'health', icon: 'maki:doctor' },
  playgroup: { group: 'children', icon: 'maki:playground' },
  'homework-help': { group: 'children', icon: 'temaki:desk_lamp' },
  participation: { group: 'community', icon: 'maki:town-hall' },
  social: { group: 'community', icon: 'maki:teahouse' },
  sport: { group: 'public-space', icon: 'maki:pitch' },
  'market-day': { group: 'daily-life', icon: 'maki:grocery' }
};
