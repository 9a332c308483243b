/** What an official asks: each by its name in an address (`?question=where-more`), in the order of the page. */
export const OFFICIAL_QUESTIONS = [
  'beyond-ten',
  'where-more',
  'august',
  'languages',
  'evening-saturday',
  'conditions',
  'confirmed',
  'changed',
  'not-collected',
  'chain'
] as const;
export type OfficialQuestion = (typeof OFFICIAL_QUESTIONS)[number];

/** The question of an address; null: none, or none of these. */
export const parseOfficialQuestion = (query: URLSearchParams): OfficialQuestion | null =>
  OFFICIAL_QUESTIONS.find((one) => one === query.get('question')) ?? null;
