import { neighbourhoods } from '../neighbourhood/neighbourhoods.server.ts';
import type { Evidence } from './evidence.server.ts';
import { groundOf, servicesOf, streetsOf } from './ground.server.ts';
import { withoutWhatIf } from './question.ts';
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
  const inPercent = (living: Float64Array, times: Float64Array) =>
    shares(living, times).map(({ share }) => speech.percent(share));
  const here = {
    name: inWords(home.name, wording, home.slug),
    href: null,
    shares: ground.residents && inPercent(people, minutes)
  };
  const others = rest.map(async (other) => {
    const [{ grid, residents }, { index }, services] = await Promise.all([
      groundOf(other.slug),
      streetsOf(other.slug),
      servicesOf(other, nextOrdinaryMonday(now, other), now)
    ]);
    const at = services
      .filter((one) => fits(one, question.topic, question.conditions))
      .flatMap(({ point }) => (point ? [point] : []));
    const living = residents?.inCells.all;
    const there: Wording = { ...wording, neighbourhood: other };
    const cells = grid.cells.map(({ centre }) => centre);
    return {
      name: inWords(other.name, there, other.slug),
      href: insightHref(there, withoutWhatIf(question)),
      // Where nothing is known to be offered at all, that is our ignorance and not theirs.
      shares:
        living && services.length > 0
          ? inPercent(living, minutesToNearest(cells, at, { index, walker: question.walker }))
          : null
    };
  });
  return [here, ...(await Promise.all(others))];
}
