import type { CategoryGroup } from './category-group.ts';

/** The icon on the picture tile of each group. */
export const GROUP_ICONS: Readonly<Record<CategoryGroup, string>> = {
  children: 'temaki:balloon',
  health: 'maki:heart',
  learning: 'temaki:library',
  work: 'maki:suitcase',
  'daily-life': 'maki:grocery',
  help: 'temaki:hand',
  community: 'temaki:social_facility',
  'public-space': 'maki:park',
  'getting-around': 'maki:bus'
};
