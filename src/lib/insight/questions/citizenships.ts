import { LANGUAGES_OF } from '../languages-of-citizenship.ts';
import type { Service } from '../service.ts';
import type { TruthValue } from '../../place/known.ts';

/** Residents of one citizenship, and where a language of theirs is spoken. */
export interface ServedCitizenship {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly people: number;
  /** Of the country; none: we know of none. */
  readonly languages: readonly string[];
  /** Services of which it is known that one of them is spoken. */
  readonly entries: number;
  /**
   * `unknown`: of some services nobody has said what is spoken, at a desk of one somebody speaks it, or we do not know what
   * they speak.
   */
  readonly isServed: TruthValue;
}

/** Citizenships with more people first. */
export function servedCitizenships(
  services: readonly Service[],
  citizenships: Readonly<Record<string, number>>
): readonly ServedCitizenship[] {
  const untold = services.filter(({ languages }) => languages.length === 0).length;
  return Object.entries(citizenships)
    .map(([country, people]) => {
      const languages = LANGUAGES_OF[country] ?? [];
      const entries = services.filter((one) => languages.some((tag) => one.languages.includes(tag))).length;
      const inService = services.some(({ parts }) =>
        parts.some((one) => languages.some((tag) => one.languages.includes(tag)))
      );
      const isServed: TruthValue =
        entries > 0 ? 'yes' : languages.length === 0 || untold > 0 || inService ? 'unknown' : 'no';
      return { country, people, languages, entries, isServed };
    })
    .sort((a, b) => b.people - a.people || (a.country < b.country ? -1 : 1));
}
