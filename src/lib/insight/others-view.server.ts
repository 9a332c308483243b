import { neighbourhoods } from '../neighbourhood/neighbourhoods.server.ts';
import { keptWith } from '../server/memoize.ts';
import { boundsOf } from './bounds.ts';
import { boundsInWords } from './bounds-words.server.ts';
import { completenessOf } from './completeness.ts';
import type { Evidence } from './evidence.server.ts';
import { inputOfToday, servicesIn, type Input } from './input.server.ts';
import { forOthers, questionToQuery, type EvidenceQuestion } from './question.ts';
import { minutesToNearest } from './reach.ts';
import { serviceFits, mayFit, type Service } from './service.ts';
import type { InsightView } from './view.ts';
import { nextOrdinaryMonday } from './week.server.ts';
import { insightHref, localisedInWords, type EvidenceWording } from './wording.server.ts';

/** The same question in every neighbourhood of this installation, this one first; nothing when there is no other. */
export async function othersView(
  evidence: Evidence,
  wording: EvidenceWording,
  now: Date
): Promise<InsightView['others']> {
  const { question, ground, people } = evidence;
  const { neighbourhood: home, speech } = wording;
  const rest = (await neighbourhoods()).filter(({ slug }) => slug !== home.slug);
  if (rest.length === 0) return [];
  const here = {
    name: localisedInWords(home.name, wording, home.slug),
    href: null,
    shares:
      ground.residents && evidence.completeness !== 'not-collected'
        ? boundsOf(people, evidence).map((one) => boundsInWords(one, evidence, speech))
        : null
  };
  const others = rest.map(async (other) => {
    const words: EvidenceWording = { ...wording, neighbourhood: other };
    const there = await sharesIn(await inputOfToday(other, now), forOthers(question));
    return {
      name: localisedInWords(other.name, words, other.slug),
      href: insightHref(words, forOthers(question)),
      shares: there && there.bounds.map((one) => boundsInWords(one, there, speech))
    };
  });
  return [here, ...(await Promise.all(others))];
}

/** The shares of its residents; null: how many live there is not known, or nobody has collected it there. */
const sharesIn = keptWith(
  async (input: Input, { topic, conditions, walker }: EvidenceQuestion) => {
    const { grid, residents } = input.ground;
    const services = await servicesIn(input, nextOrdinaryMonday(input.now, input.neighbourhood));
    const living = residents?.inCells.all;
    if (!living || completenessOf(topic, input.completeness, services) === 'not-collected') return null;
    const fitting = services.filter((one) => serviceFits(one, topic, conditions));
    const all = [...fitting, ...services.filter((one) => mayFit(one, topic, conditions))];
    const cells = grid.cells.map(({ centre }) => centre);
    const minutesTo = (some: readonly Service[]) =>
      minutesToNearest(
        cells,
        some.flatMap(({ point }) => (point ? [point] : [])),
        { index: input.streets.index, walker }
      );
    const isAnywhere = all.some(({ point }) => point === null);
    return {
      bounds: boundsOf(living, { minutes: minutesTo(fitting), minutesMost: minutesTo(all), isAnywhere }),
      isAnywhere
    };
  },
  (question) => String(questionToQuery(question))
);
