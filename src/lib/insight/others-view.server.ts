import { neighbourhoods } from '../neighbourhood/neighbourhoods.server.ts';
import { keptWith } from '../server/kept-with.ts';
import type { Evidence } from './evidence.server.ts';
import { inputOfToday, servicesIn, type Input } from './input.server.ts';
import { questionToQuery, withoutWhatIf, type Question } from './question.ts';
import { minutesToNearest, shares } from './reach.ts';
import { fits } from './service.ts';
import type { InsightView } from './view.ts';
import { nextOrdinaryMonday } from './week.server.ts';
import { insightHref, inWords, type Wording } from './wording.server.ts';

/** The same question in every neighbourhood of this installation, this one first; nothing when there is no other. */
export async function othersView(
  { question, ground, people, minutes }: Evidence,
  wording: Wording,
  now: Date
): Promise<InsightView['others']> {
  const { neighbourhood: home, speech } = wording;
  const rest = (await neighbourhoods()).filter(({ slug }) => slug !== home.slug);
  if (rest.length === 0) return [];
  const here = {
    name: inWords(home.name, wording, home.slug),
    href: null,
    shares: ground.residents && shares(people, minutes).map(({ share }) => speech.percent(share))
  };
  const others = rest.map(async (other) => {
    const there: Wording = { ...wording, neighbourhood: other };
    const shares = await sharesIn(await inputOfToday(other, now), withoutWhatIf(question));
    return {
      name: inWords(other.name, there, other.slug),
      href: insightHref(there, withoutWhatIf(question)),
      shares: shares && shares.map((share) => speech.percent(share))
    };
  });
  return [here, ...(await Promise.all(others))];
}

/** The shares of its residents; null: how many live there is not known, or what is offered, which is our ignorance and not theirs. */
const sharesIn = keptWith(
  async (input: Input, { topic, conditions, walker }: Question) => {
    const { grid, residents } = input.ground;
    const services = await servicesIn(input, nextOrdinaryMonday(input.now, input.neighbourhood));
    const living = residents?.inCells.all;
    if (!living || services.length === 0) return null;
    const at = services
      .filter((one) => fits(one, topic, conditions))
      .flatMap(({ point }) => (point ? [point] : []));
    const cells = grid.cells.map(({ centre }) => centre);
    return shares(living, minutesToNearest(cells, at, { index: input.streets.index, walker })).map(
      ({ share }) => share
    );
  },
  (question) => String(questionToQuery(question))
);
