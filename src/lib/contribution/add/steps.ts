import type { Addable } from './form.ts';

/** One question of a form, or a few that belong together; without scripts all of them are one page. */
export interface Step {
  readonly name: StepName;
  /** Names of its inputs, or their beginnings up to a dot: where an error is shown. */
  readonly inputs: readonly string[];
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

const needed = (name: StepName, ...inputs: string[]): Step => ({ name, inputs, needed: true });
const more = (name: StepName, ...inputs: string[]): Step => ({ name, inputs, needed: false });

export const STEPS: Readonly<Record<Addable, readonly Step[]>> = {
  place: [
    needed('what', 'category'),
    needed('where', 'where', 'address', 'location', 'location_precision'),
    needed('name', 'name', 'different'),
    more('whom', 'audience', 'features'),
    more('languages', 'languages'),
    more('hours', 'opening_hours', 'opening_hours_note'),
    more('asked', 'asked', 'not_asked', 'requirement'),
    more('contact', 'contacts'),
    more('photo', 'summary', 'photo', 'photo-alt'),
    more('finish', 'message', 'contact')
  ],
  activity: [
    needed('kind', 'kind', 'stage'),
    needed('venue', 'place', 'where_note'),
    needed('title', 'title', 'different'),
    needed('when', 'schedule', 'schedule_note'),
    more('children', 'childcare', 'audience', 'features'),
    more('level', 'levels', 'languages'),
    more('cost', 'cost', 'cost_euro', 'asked', 'not_asked', 'requirement'),
    more('join', 'how_to_join', 'deadline', 'contacts'),
    more('photo', 'about', 'photo', 'photo-alt'),
    more('finish', 'message', 'contact')
  ],
  practice: [
    needed('story', 'title', 'organisation'),
    needed('missing', 'context'),
    needed('steps', 'steps'),
    more('result', 'result', 'evidence', 'sources'),
    more('takes', 'costs'),
    more('scope', 'areas', 'stages', 'languages', 'since', 'until'),
    more('finish', 'message', 'contact')
  ],
  link: [
    needed('both', 'from_organisation', 'kind', 'to_organisation'),
    more('since', 'since', 'until', 'stage', 'note'),
    more('source', 'sources', 'certainty'),
    more('finish', 'message', 'contact')
  ]
};

/** The step an input is in; the first when nobody knows. */
export function stepOf(steps: readonly Step[], input: string): number {
  const [whole, beginning] = [input, input.split('.')[0]!];
  const at = steps.findIndex(({ inputs }) => inputs.includes(whole) || inputs.includes(beginning));
  return Math.max(0, at);
}
