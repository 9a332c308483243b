import type { Link } from './links.ts';

/** A link of which nothing is known but its ends; say what the test is about. */
export const linkForTests = (from: string, to: string, about: Partial<Link> = {}): Link => ({
  slug: `${from}-${to}`,
  from,
  to,
  kind: 'partner-of',
  directed: false,
  since: null,
  until: null,
  certainty: 'documented',
  stage: null,
  note: null,
  sources: [],
  ...about
});
