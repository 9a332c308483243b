/** What kinds of organisation a proposal may name; those that have words. */
export const ORGANISATION_KINDS = [
  'association',
  'company',
  'cooperative',
  'ngo',
  'parish',
  'public-body',
  'school',
  'university',
  'other'
] as const;
