import type { Completeness } from './completeness.ts';
import type { ActivityKind, Stage } from './vocabulary.ts';
import type { Activity } from './activity.ts';
import { isWork } from './matches.ts';

/** The step of the path that an activity serves: help to look for work is not work yet. */
export function servedStage({ kind, stage }: Pick<Activity, 'kind' | 'stage'>): Stage | null {
  return stage === 'work' && !isWork(kind) ? null : stage;
}

/** The kinds of activities that serve a step: whether they have been collected says whether the step has. */
export const KINDS_OF_STAGE: Readonly<Record<Stage, readonly ActivityKind[]>> = {
  orientation: ['orientation-interview'],
  skills: ['skills-assessment'],
  italian: ['italian-course', 'literacy'],
  training: ['training-tailoring', 'training-food', 'training-care', 'training-digital', 'training-other'],
  work: ['job', 'internship']
};

/**
 * Whether nobody is missing who serves a step that nobody is known to serve: of no kind that serves it has anybody said that it is
 * collected, wholly or in part.
 */
export const isNotCollected = (stage: Stage, said: readonly Completeness[]): boolean =>
  !said.some(
    ({ of, value, state }) =>
      of === 'kind' &&
      state !== 'not-collected' &&
      (KINDS_OF_STAGE[stage] as readonly string[]).includes(value)
  );
