/** What makes a place welcoming; values of the `feature` filter. */
export const FEATURES = [
  'women-only',
  'child-welcome',
  'childcare',
  'free',
  'step-free',
  'wifi',
  'outdoor'
] as const;
export type Feature = (typeof FEATURES)[number];

/** What a place may ask for before it helps; values of the `without` filter. */
export const REQUIREMENTS = [
  'identity-document',
  'residence-permit',
  'residence-proof',
  'tax-code',
  'referral',
  'appointment',
  'registration',
  'membership'
] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

/** Whom a place is for. Empty means everyone. */
export const AUDIENCES = [
  'women',
  'mothers',
  'families',
  'children',
  'young-people',
  'adults',
  'older-people',
  'disabled-people',
  'tenants',
  'students'
] as const;
export type Audience = (typeof AUDIENCES)[number];
