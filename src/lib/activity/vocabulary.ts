/** What kind of thing it is; the first ones are the actions of the path from orientation to work. */
export const ACTIVITY_KINDS = [
  'orientation-interview',
  'skills-assessment',
  'italian-course',
  'literacy',
  'training-tailoring',
  'training-food',
  'training-care',
  'training-digital',
  'training-other',
  'job-search-help',
  'job',
  'internship',
  'legal-help',
  'health-prevention',
  'playgroup',
  'homework-help',
  'participation',
  'social',
  'sport',
  'market-day'
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** The five steps from orientation to work; values of the `stage` filter. */
export const STAGES = ['orientation', 'skills', 'italian', 'training', 'work'] as const;
export type Stage = (typeof STAGES)[number];

/** Levels of the language that people learn: Common European Framework of Reference, and A0 for those who begin. */
export const LEVELS = ['A0', 'A1', 'A2', 'B1', 'B2', 'C1'] as const;
export type Level = (typeof LEVELS)[number];

export const CONTRACTS = [
  'permanent',
  'fixed-term',
  'apprenticeship',
  'internship',
  'on-call',
  'cooperative',
  'other'
] as const;
export type Contract = (typeof CONTRACTS)[number];
