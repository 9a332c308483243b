import { questionOf, type Question } from '../question/question.ts';
import type { Addable } from './form.ts';

/** One question of a form, or a few that belong together; without scripts all of them are one page. */
export interface FormStep {
  readonly name: StepName;
  /** Names of inputs that are asked in it beside its questions. */
  readonly beside: readonly string[];
  /** Without an answer there is nothing to propose. */
  readonly needed: boolean;
}

export type StepName =
  | 'what'
  | 'kind'
  | 'where'
  | 'venue'
  | 'name'
  | 'title'
  | 'when'
  | 'whom'
  | 'languages'
  | 'hours'
  | 'asked'
  | 'contact'
  | 'children'
  | 'level'
  | 'cost'
  | 'join'
  | 'photo'
  | 'finish'
  | 'story'
  | 'missing'
  | 'steps'
  | 'result'
  | 'takes'
  | 'scope'
  | 'both'
  | 'since'
  | 'source';

const needed = (name: StepName, ...beside: string[]): FormStep => ({ name, beside, needed: true });
const more = (name: StepName, ...beside: string[]): FormStep => ({ name, beside, needed: false });
const FINISH = more('finish', 'message', 'contact');

/** The fields say which step they are asked in (`ask` of their description). */
export const ADD_STEPS: Readonly<Record<Addable, readonly FormStep[]>> = {
  place: [
    needed('what'),
    needed('where'),
    needed('name', 'different'),
    more('whom'),
    more('languages'),
    more('hours'),
    more('asked'),
    more('contact'),
    more('photo', 'photo', 'photo-alt'),
    FINISH
  ],
  activity: [
    needed('kind'),
    needed('venue'),
    needed('title', 'different'),
    needed('when'),
    more('children'),
    more('level'),
    more('cost'),
    more('join'),
    more('photo', 'photo', 'photo-alt'),
    FINISH
  ],
  practice: [
    needed('story'),
    needed('missing'),
    needed('steps'),
    more('result'),
    more('takes'),
    more('scope'),
    FINISH
  ],
  link: [needed('both'), more('since'), more('source'), FINISH]
};

/** The step an input is in; the first when nobody knows. */
export function formStepOf(
  steps: readonly FormStep[],
  questions: readonly Pick<Question, 'id' | 'fields' | 'inputs' | 'step'>[],
  input: string
): number {
  const asked = questionOf(questions, input)?.step;
  const at = steps.findIndex(({ name, beside }) => name === asked || beside.includes(input));
  return Math.max(0, at);
}
