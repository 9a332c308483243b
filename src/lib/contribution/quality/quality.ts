import { CRITERIA, CRITERION_NAMES, type Grade, type CriterionName, type Shortcoming } from './criteria.ts';
import type { Graded } from './graded.ts';

interface Graduation {
  readonly name: CriterionName;
  readonly answer: 'met' | 'not-met' | 'does-not-apply';
  /** Of what is not met. */
  readonly reason: Shortcoming | null;
}

/** How good an entry is, for whoever keeps it; never a badge for readers. */
export interface Quality {
  /** The share of what applies that is met, 0 to 1; null: nothing does. */
  readonly score: number | null;
  /** First what women look for first. */
  readonly criteria: readonly Graduation[];
}

/** How good an entry is: what does not apply counts neither for it nor against. */
export function qualityOf(entry: Graded): Quality {
  const criteria = CRITERION_NAMES.map((name) => graduation(name, CRITERIA[name](entry)));
  const applies = criteria.filter(({ answer }) => answer !== 'does-not-apply');
  const met = applies.filter(({ answer }) => answer === 'met');
  return { score: applies.length === 0 ? null : met.length / applies.length, criteria };
}

const graduation = (name: CriterionName, answer: Grade): Graduation =>
  typeof answer === 'string'
    ? { name, answer, reason: null }
    : { name, answer: 'not-met', reason: answer.because };

/** What would make it better, first what women look for first. */
export const lacking = ({ criteria }: Quality): readonly Graduation[] =>
  criteria.filter(({ answer }) => answer === 'not-met');
