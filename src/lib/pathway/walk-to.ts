import type { LonLat } from '../geo/point.ts';
import { minutesOf, straightWalkBetween } from '../walking/walk.ts';
import type { PathView } from './path-view.ts';
import type { StepWalk } from './rank.ts';
import type { PathStep } from './step.ts';

/** Where she walks from: her own position, which stays on her phone, or a landmark; null: she has not said. */
export interface WalkStart {
  readonly position: LonLat | null;
  readonly landmark: PathView['landmarks'][number] | null;
}

/**
 * How far each step is from where she starts: along streets from a landmark, where the page has brought that; from her own
 * position in a straight line, since nobody else is told where she is.
 */
export function walksToSteps(
  steps: readonly PathStep[],
  { position, landmark }: WalkStart
): (step: PathStep) => StepWalk | null {
  const walks = position === null ? landmark?.walks : null;
  if (walks) {
    const number = new Map(steps.map(({ slug }, at) => [slug, at]));
    return ({ slug }) => {
      const at = number.get(slug);
      const minutes = at === undefined ? null : (walks.minutes[at] ?? null);
      if (at === undefined || minutes === null) return null;
      return { minutes, method: walks.straight.includes(at) ? 'straight-line' : 'network' };
    };
  }
  const from = position ?? landmark?.point ?? null;
  return ({ point }) =>
    from && point ? { minutes: minutesOf(straightWalkBetween(from, point)), method: 'straight-line' } : null;
}
