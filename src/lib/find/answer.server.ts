import { dateOn } from '../activity/days.ts';
import { openingState } from '../place/opening/evaluate.server.ts';
import { walksIn } from '../walking/walks-from.server.ts';
import { catalogueOf } from './catalogue.server.ts';
import type { Catalogue } from './catalogue.ts';
import { weekdayOfDate } from './hours.server.ts';
import type { Entry, Fits } from './entries.ts';
import { search, type Answer } from './search.ts';
import type { Circumstances } from './circumstances.ts';
import { lexicon } from './words.server.ts';

/** Answers a sentence in a neighbourhood. What was asked is kept nowhere. */
export async function answerTo(
  q: string,
  { slug, now, ...said }: Pick<Circumstances, 'locale' | 'chosen' | 'dropped'> & { slug: string; now: Date }
): Promise<{ answer: Answer; catalogue: Catalogue }> {
  const [catalogue, walksFrom] = await Promise.all([catalogueOf(slug, now), walksIn(slug)]);
  const { neighbourhood } = catalogue;
  const openNow = ({ facts }: Entry): Fits => {
    if (!facts?.opening) return 'unknown';
    const { kind } = openingState({ now, place: facts.opening, neighbourhood });
    return kind === 'open' ? 'yes' : kind === 'closed' || kind === 'shut' ? 'no' : 'unknown';
  };
  const today = weekdayOfDate(dateOn(now, neighbourhood.timeZone));
  return { answer: search(q, catalogue, lexicon(), { ...said, today, openNow, walksFrom }), catalogue };
}
