import { neighbourhoodBySlug, neighbourhoods } from '../neighbourhood/neighbourhoods.server.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import { untilDataChangesFor } from '../server/data-version.ts';
import type { Walker } from '../walking/pace.ts';
import { sharesLacking } from './gaps.ts';
import { groundOf, servicesOf, streetsOf } from './ground.server.ts';
import { conditionKey, topicKey, type Condition, type Topic } from './service.ts';
import { nextOrdinaryMonday } from './week.server.ts';

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
    others.map(async ({ slug, name }) => ({
      slug,
      name,
      lacking: await lackingIn(JSON.stringify({ slug, walker, day: now.toISOString().slice(0, 10) }))
    }))
  );
}

/** For each neighbourhood and walker once a day, until the data changes. */
const lackingIn = untilDataChangesFor(async (key): Promise<ReadonlyMap<string, number> | null> => {
  const { slug, walker, day } = JSON.parse(key) as { slug: string; walker: Walker; day: string };
  const neighbourhood = await neighbourhoodBySlug(slug);
  const now = new Date(day);
  const [{ grid, residents }, { index }, services] = await Promise.all([
    groundOf(slug),
    streetsOf(slug),
    servicesOf(neighbourhood, nextOrdinaryMonday(now, neighbourhood), now)
  ]);
  const people = residents?.inCells.all;
  if (!people || services.length === 0) return null;
  return sharesLacking(
    { services, people, cells: grid.cells.map(({ centre }) => centre), walking: { index, walker } },
    gapKey
  );
});
