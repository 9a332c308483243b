import { dateOn } from '../neighbourhood/clock.ts';
import { openingState } from '../place/opening/evaluate.server.ts';
import { walksIn } from '../walking/walks-from.server.ts';
import { catalogueOf } from './catalogue.server.ts';
import type { Catalogue } from './catalogue.ts';
import { weekdayOfDate } from './hours.server.ts';
import type { Entry, Fits } from './entries.ts';
import { search, type Answer, type Found } from './search.ts';
import { suggest } from './suggest.ts';
import type { Circumstances } from './circumstances.ts';

interface Asked extends Pick<Circumstances, 'locale' | 'chosen' | 'dropped'> {
  /** Of the neighbourhood. */
  readonly slug: string;
  readonly now: Date;
}

/** Answers a sentence in a neighbourhood. What was asked is kept nowhere. */
export async function answerTo(q: string, asked: Asked): Promise<{ answer: Answer; catalogue: Catalogue }> {
  const { catalogue, around } = await circumstancesOf(asked);
  return { answer: search(q, catalogue, catalogue.lexicon, around), catalogue };
}

/** What words that are still being written may mean. Kept nowhere either. */
export async function suggestionsFor(
  q: string,
  asked: Asked
): Promise<{ suggested: readonly Found[]; catalogue: Catalogue }> {
  const { catalogue, around } = await circumstancesOf(asked);
  return { suggested: suggest(q, catalogue, catalogue.lexicon, around), catalogue };
}

async function circumstancesOf({
  slug,
  now,
  ...said
}: Asked): Promise<{ catalogue: Catalogue; around: Circumstances }> {
  const [catalogue, walksFrom] = await Promise.all([catalogueOf(slug, now), walksIn(slug)]);
  const { neighbourhood } = catalogue;
  const openNow = ({ facts }: Entry): Fits => {
    if (!facts?.opening) return 'unknown';
    const { kind } = openingState({ now, place: facts.opening, neighbourhood });
    return kind === 'open' ? 'yes' : kind === 'closed' || kind === 'shut' ? 'no' : 'unknown';
  };
  const today = weekdayOfDate(dateOn(now, neighbourhood.timeZone));
  return { catalogue, around: { ...said, today, openNow, walksFrom } };
}
