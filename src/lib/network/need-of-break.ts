import type { Stage } from '../activity/vocabulary.ts';
import type { Break, ChainFilters, TimeOfDay } from './chain.ts';

/*
 * What breaks, in the words of the page on which women say what is missing (`needs`, by the names of its form). Nothing is
 * sent by it: she sees what is tapped, and changes it as she likes.
 */

const WHAT_OF: Readonly<Record<Stage, string>> = {
  orientation: 'work',
  skills: 'work',
  italian: 'italian',
  training: 'training',
  work: 'work'
};
const WHEN_OF: Readonly<Record<TimeOfDay, string>> = {
  morning: 'school-hours',
  afternoon: 'afternoon',
  evening: 'evening'
};

/** The form with what is known of a break tapped already. */
export function needQuery(one: Break, { language, childcare, time }: ChainFilters): URLSearchParams {
  const query = new URLSearchParams();
  const stage =
    one.kind === 'unserved' || one.kind === 'unsure'
      ? one.stage
      : one.kind === 'unlinked'
        ? one.to
        : one.kind === 'untold'
          ? one.stages[0]
          : null;
  if (stage) query.set('what', WHAT_OF[stage]);
  if (time !== null) query.set('when', WHEN_OF[time]);
  const conditions = [...(childcare ? ['child'] : []), ...(language !== null ? ['language'] : [])];
  const stops = {
    unserved: conditions,
    unsure: conditions,
    unlinked: ['unknown'],
    untold: ['unknown'],
    far: ['distance']
  }[one.kind];
  for (const stop of stops) query.append('stops', stop);
  return query;
}
