import type { Feature, Requirement } from './vocabulary.ts';
import type { Place } from './place.ts';

/** Whether something is so of an entry. What nobody has recorded is `unknown`, and is never read as one of the others. */
export type TruthValue = 'yes' | 'no' | 'unknown';

/** Whether an entry is known to fit what is asked for; of one that is known not to fit nothing is answered. */
export type Fit = 'known' | 'unknown';

/** A place that fits, or of which it is not known. */
export interface FoundPlace extends Place {
  readonly certainty: Fit;
}

/** What of an entry somebody may ask for: the same of places, activities and services. */
export interface EntryTraits {
  readonly features: readonly Feature[];
  readonly languages: readonly string[];
  readonly asked: readonly Requirement[];
  readonly notAsked: readonly Requirement[];
}

/** Whether it helps without asking for something. */
export function doesWithout({ asked, notAsked }: EntryTraits, requirement: Requirement): TruthValue {
  if (asked.includes(requirement)) return 'no';
  return notAsked.includes(requirement) ? 'yes' : 'unknown';
}

/** Whether it has something: what it has is listed; that it has it not is nowhere recorded. */
export function hasFeature({ features }: Pick<EntryTraits, 'features'>, feature: Feature): TruthValue {
  return features.includes(feature) ? 'yes' : 'unknown';
}

/** Whether a language is spoken: where some are told, the others are not spoken. */
export function speaks({ languages }: Pick<EntryTraits, 'languages'>, language: string): TruthValue {
  if (languages.length === 0) return 'unknown';
  return languages.includes(language) ? 'yes' : 'no';
}

/** Of all together: no where one is not, else unknown where one is not known (Kleene's strong conjunction). */
export function allOf(answers: readonly TruthValue[]): TruthValue {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

/** An entry that fits, and how well that is known; nothing of one that is known not to. */
export function fitOf(answer: TruthValue): Fit | null {
  if (answer === 'no') return null;
  return answer === 'yes' ? 'known' : 'unknown';
}
