/** What one organisation does with another, read from the first to the second. */
export const RELATIONSHIP_KINDS = [
  'partner-of',
  'refers-to',
  'hosts',
  'runs-together',
  'funds',
  'coordinates',
  'member-of'
] as const;
export type RelationshipKind = (typeof RELATIONSHIP_KINDS)[number];

/** Those that say the same from either side. */
export const WITHOUT_DIRECTION: ReadonlySet<RelationshipKind> = new Set(['partner-of', 'runs-together']);

/** What several organisations do together. */
export const AGREEMENT_KINDS = ['consortium', 'pact', 'project', 'network', 'call'] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

/** `documented`: one of those it is about says so; `reported`: somebody else does. */
export const CERTAINTIES = ['documented', 'reported'] as const;
export type LinkCertainty = (typeof CERTAINTIES)[number];
