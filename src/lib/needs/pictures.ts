import type { CategoryGroup } from '../ui/category-group.ts';
import type { WHATS } from './need.ts';

/** What is missing as a picture: the shape of its group, with an icon of what is on the map. */
export const PICTURES: Readonly<
  Record<(typeof WHATS)[number], { readonly group: CategoryGroup; readonly icon: string }>
> = {
  italian: { group: 'learning', icon: 'maki:library' },
  childcare: { group: 'children', icon: 'temaki:spring_rider' },
  work: { group: 'work', icon: 'temaki:briefcase' },
  training: { group: 'work', icon: 'temaki:tools' },
  documents: { group: 'help', icon: 'temaki:passport_checkpoint' },
  health: { group: 'health', icon: 'maki:doctor' },
  women: { group: 'community', icon: 'temaki:portrait' },
  children: { group: 'children', icon: 'maki:playground' },
  home: { group: 'daily-life', icon: 'maki:home' },
  company: { group: 'community', icon: 'maki:cafe' }
};
