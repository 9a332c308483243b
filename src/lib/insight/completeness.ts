import type { Completeness, CompletenessState } from '../activity/completeness.ts';
import type { ActivityKind } from '../activity/vocabulary.ts';
import { KINDS_OF_STAGE } from '../activity/stages.ts';
import { isAbout, type Service, type Topic } from './service.ts';

/**
 * How far a topic has been collected. Where nobody has said, what there are entries of is collected in part, and what there
 * are none of is not collected: that nothing is known is never that nothing is there.
 */
export function completenessOf(
  topic: Topic,
  said: readonly Completeness[],
  services: readonly Service[]
): CompletenessState {
  const states = said.filter((one) => speaksOf(one, topic)).map(({ state }) => state);
  const [first = null] = states;
  // Nobody collected some kinds that serve a step, but of another there is one: the step is known in part.
  if (
    first === 'not-collected' &&
    services.some((one) => isAbout(one, topic) && !isSpokenOf(one, topic, said))
  )
    return 'partial';
  if (first === null) return services.some((one) => isAbout(one, topic)) ? 'partial' : 'not-collected';
  return states.every((state) => state === first) ? first : 'partial';
}

/** Whether somebody has said how far services like one are collected: of what serves a step, those of its kind. */
const isSpokenOf = ({ kind }: Service, topic: Topic, said: readonly Completeness[]): boolean =>
  topic.of !== 'stage' || said.some(({ of, value }) => of === 'kind' && value === kind);

/** Whether something that was said is about a topic: of a step, what was said of the kinds that serve it. */
export function speaksOf({ of, value }: Completeness, topic: Topic): boolean {
  switch (topic.of) {
    case 'category':
    case 'kind':
      return of === topic.of && value === topic.value;
    case 'stage':
      return of === 'kind' && KINDS_OF_STAGE[topic.value].includes(value as ActivityKind);
    case 'group':
      return false;
  }
}
