import type { Found } from './search.ts';

/** Parts of the page, in this order; helplines stand before all of them. */
export const SECTION_TYPES = ['place', 'activity', 'organisation', 'street', 'category', 'page'] as const;
export type SectionType = (typeof SECTION_TYPES)[number];

export interface Section {
  readonly type: SectionType;
  readonly results: readonly Found[];
  /** How many there are of it beside those among the best. */
  readonly total: number;
  /** Whether more of it is on a page of its own. */
  readonly hasMore: boolean;
}

export interface Sections {
  /** The best answers of any type. */
  readonly best: readonly Found[];
  readonly sections: readonly Section[];
}

/** As many as the first screen of a phone. */
const MOST_BEST = 3;
/** Of each type, before one asks for all. */
const MOST_OF_TYPE = 5;
/** Of the one type that was asked for. */
const MOST_OF_ONE = 60;
/** Where one meets, gets off or looks for the way. */
const LANDMARKS: ReadonlySet<string> = new Set(['square', 'metro', 'tram-stop', 'bus-stop']);

/**
 * Puts an answer in parts: the best of any type, then the rest by type, what is known to fit before what is not.
 * @param only the one type to be shown, with all it has; null: all types
 */
export function sectionsOf(results: readonly Found[], only: SectionType | null = null): Sections {
  const found = results.filter(({ type }) => type !== 'helpline');
  const best = only ? [] : found.slice(0, MOST_BEST);
  const sections = SECTION_TYPES.filter((type) => only === null || type === only).flatMap((type) => {
    const all = found.filter((one) => sectionType(one) === type);
    const rest = all
      .filter((one) => !best.includes(one))
      .sort((one, other) => Number(isDoubtful(one)) - Number(isDoubtful(other)));
    const shown = rest.slice(0, only ? MOST_OF_ONE : MOST_OF_TYPE);
    const hasMore = only === null && shown.length < rest.length;
    return shown.length > 0 ? [{ type, results: shown, total: rest.length, hasMore }] : [];
  });
  return { best, sections };
}

function sectionType({ type, entry }: Found): SectionType | null {
  if (type === 'place' && LANDMARKS.has(entry?.category ?? '')) return 'street';
  return type === 'helpline' ? null : type;
}

/** What one has to ask first, or what is over. */
const isDoubtful = ({ ask, entry }: Found): boolean => ask.length > 0 || entry?.over === true;
