import { countryOf } from '../country/countries.server.ts';
import type { Subject } from '../country/country.ts';
import { localised } from '../i18n/localised.ts';
import { helplineFacts } from './helpline-facts.server.ts';
import type { Reading } from './reading.server.ts';
import type { ViewText } from './view.ts';

/** A number to call, with what it is for, when it answers and what it costs. */
export interface CallLine {
  readonly number: string;
  readonly name: ViewText;
  /** Empty: nothing is told of it. */
  readonly facts: string;
}

/** More numbers are a list to choose from, and nobody in danger chooses. */
const MOST_LINES = 4;

/** What whoever looks for a group or a kind of places may need to call about; of the others nothing. */
const SUBJECTS_OF: Readonly<Record<string, readonly Subject[]>> = {
  help: ['violence', 'trafficking', 'self-harm', 'homelessness', 'food'],
  'womens-centre': ['violence', 'trafficking'],
  'social-service': ['violence', 'homelessness', 'food'],
  'police-station': ['violence'],
  'food-help': ['food', 'homelessness'],
  housing: ['homelessness'],
  health: ['health'],
  'community-health': ['health'],
  doctor: ['health'],
  hospital: ['health'],
  'mental-health': ['self-harm']
};

/** What somebody may need to call about who looks for these categories or groups. */
export const subjectsOf = (categories: readonly string[]): readonly Subject[] => [
  ...new Set(categories.flatMap((one) => SUBJECTS_OF[one] ?? []))
];

/** Kinds of places whose women must not be found: whom to call stands on their pages, as on those of which only the area is told. */
export const PROTECTED_SUBJECTS: readonly Subject[] = ['violence', 'trafficking'];
const PROTECTED_CATEGORY = 'womens-centre';

export const isProtectedSubject = (category: string, precision: string): boolean =>
  category === PROTECTED_CATEGORY || precision === 'area-only';

/**
 * Whom to call in the country and region of a neighbourhood, danger first.
 * @param about of these subjects alone, none: of nothing; null: of all
 */
export function callLines(here: Reading, about: readonly Subject[] | null = null): CallLine[] {
  const {
    neighbourhood: { country: code, subdivision, defaultLocale },
    translator: { locale, t }
  } = here;
  const country = countryOf(code);
  if (!country || about?.length === 0) return [];
  const lines = country.helplines
    .filter(({ subdivisions }) => subdivisions.length === 0 || subdivisions.includes(subdivision ?? ''))
    .filter(({ subjects }) => about === null || subjects.some((one) => about.includes(one)))
    .map((line) => ({
      number: line.number,
      name: localised(line.name, locale, defaultLocale) ?? { text: line.number, locale },
      facts: helplineFacts(line, here)
    }));
  const { number } = country.emergency;
  const danger = { number, name: { text: t('front.danger', { number }), locale }, facts: '' };
  return [danger, ...lines].slice(0, MOST_LINES);
}
