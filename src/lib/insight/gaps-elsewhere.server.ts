import { neighbourhoods } from '../neighbourhood/neighbourhoods.server.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import { inParts } from '../server/yield-to-event-loop.ts';
import { keptWith } from '../server/memoize.ts';
import { gapGroundOf, gapsKey } from './evidence.server.ts';
import { sharesLacking } from './gaps.ts';
import { inputOfToday, type Input } from './input.server.ts';
import type { EvidenceQuestion } from './question.ts';
import { conditionKey, topicKey, type Condition, type Topic } from './service.ts';

/** What the residents of another neighbourhood lack, by the same rule. */
export interface Elsewhere {
  readonly slug: string;
  readonly name: LocalisedText;
  /** The share who lack something, by {@link gapKey}; null where it is not known how many live there, or what is offered. */
  readonly lacking: ReadonlyMap<string, number> | null;
}

export const gapKey = (topic: Topic, conditions: readonly Condition[]): string =>
  [topicKey(topic), ...conditions.map(conditionKey).sort()].join(' ');

/** The other neighbourhoods of this installation. */
export async function elsewhere(
  home: string,
  asked: Pick<EvidenceQuestion, 'walker' | 'conditions'>,
  now: Date
): Promise<readonly Elsewhere[]> {
  const others = (await neighbourhoods()).filter(({ slug }) => slug !== home);
  return Promise.all(
    others.map(async (other) => ({
      slug: other.slug,
      name: other.name,
      lacking: await lackingIn(await inputOfToday(other, now), asked)
    }))
  );
}

const lackingIn = keptWith(
  async (input: Input, { walker, conditions }: Pick<EvidenceQuestion, 'walker' | 'conditions'>) => {
    const ground = await gapGroundOf(input, walker);
    if (ground === null || ground.services.length === 0) return null;
    return inParts(sharesLacking(ground, gapKey, conditions));
  },
  ({ walker, conditions }) => gapsKey(walker, conditions)
);
