/** Groups of categories; each has its own colour and shape (docs/design-language.md, docs/decisions/0005). */
export const CATEGORY_GROUPS = [
  'children',
  'health',
  'learning',
  'work',
  'daily-life',
  'help',
  'community',
  'public-space',
  'getting-around'
] as const;

export type CategoryGroup = (typeof CATEGORY_GROUPS)[number];
