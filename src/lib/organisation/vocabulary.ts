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
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
