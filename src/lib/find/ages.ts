import type { Match } from './lexicon.ts';

/** The concept of an age by the school that takes it, in years, as it is in Italy; older is no child. */
const SCHOOL_OF_AGE: readonly (readonly [under: number, concept: string])[] = [
  [3, 'age-nursery'],
  [6, 'age-kindergarten'],
  [11, 'age-primary'],
  [19, 'age-secondary']
];
/** Between a number and its "years" so many words may stand. */
const REACH = 2;

/** Ages that are said in years, "6 anni", "عمرها 6 سنوات", as the concepts of the schools that take them. */
export function agesOf(words: readonly string[], matches: readonly Match[]): string[] {
  return matches
    .filter(({ concepts }) => concepts.includes('years'))
    .flatMap(({ from, to }) => {
      const beside = [
        ...words.slice(Math.max(0, from - REACH), from).reverse(),
        ...words.slice(to, to + REACH)
      ];
      const number = beside.find((word) => /^\d{1,2}$/.test(word));
      if (number === undefined) return [];
      return SCHOOL_OF_AGE.find(([under]) => Number(number) < under)?.[1] ?? [];
    });
}
