import { neighbourhoods } from '../neighbourhood/neighbourhoods.server.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import { inParts } from '../server/in-parts.ts';
import { keptWith } from '../server/kept-with.ts';
import type { Walker } from '../walking/pace.ts';
import { gapGroundOf } from './evidence.server.ts';
import { sharesLacking } from './gaps.ts';
import { inputOfToday, type Input } from './input.server.ts';
import { conditionKey, topicKey, type Condition, type Topic } from './service.ts';

/** What the residents of another neighbourhood lack, by the same rule. */
export interface Elsewhere {
  readonly slug: string;
  readonly name: LocalisedText;
  /** The share who lack something, by {@link gapKey}; null where it is not known how many live there, or what is offered. */
  readonly lacking: ReadonlyMap<string, number> | null;
}

export const gapKey = (topic: Topic, condition: Condition | null): string =>
  condition ? `${topicKey(topic)} ${conditionKey(condition)}` : topicKey(topic);

/** The other neighbourhoods of this installation. */
export async function elsewhere(home: string, walker: Walker, now: Date): Promise<readonly Elsewhere[]> {
  const others = (await neighbourhoods()).filter(({ slug }) => slug !== home);
  return Promise.all(
    others.map(async (other) => ({
      slug: other.slug,
      name: other.name,
      lacking: await lackingIn(await inputOfToday(other, now), walker)
    }))
  );
}

const lackingIn = keptWith(async (input: Input, walker: Walker) => {
  const ground = await gapGroundOf(input, walker);
  return ground === null || ground.services.length === 0 ? null : inParts(sharesLacking(ground, gapKey));
}, String);
