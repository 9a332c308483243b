import { metresBetween } from '../geo/distance.ts';
import type { LonLat } from '../geo/point.ts';
import { sideOf } from '../geo/side.ts';
import type { Landmark } from '../place/landmarks.server.ts';
import type { Evidence } from './evidence.server.ts';
import { minutesInWords, roughly } from './map-view.server.ts';
import { withoutWhatIf } from './question.ts';
import type { InsightView } from './view.ts';
import { insightHref, localisedInWords, type EvidenceWording } from './wording.server.ts';

/** The cells of the map in a table, each by what is near it, and with the link that supposes a service there. */
export function cellsView(
  { question, ground, people, minutes, services }: Evidence,
  landmarks: readonly Landmark[],
  wording: EvidenceWording
): InsightView['cells'] {
  const { say, number } = wording.speech;
  // Where none is known, there is none that a street could lead to.
  const isNoneKnown = services.every(({ point }) => point === null);
  return ground.grid.cells.map(({ id, centre }, cell) => ({
    id,
    where: spotInWords(centre, landmarks, wording),
    people: ground.residents ? number(Math.round(people[cell]!)) : '',
    minutes: isNoneKnown ? say('limit.nothing') : minutesInWords(minutes[cell]!, wording),
    href: `${insightHref(wording, { ...withoutWhatIf(question), supposed: roughly(centre) })}#what-if`
  }));
}

/** Where a point is, by what is known near it. */
export function spotInWords(at: LonLat, landmarks: readonly Landmark[], wording: EvidenceWording): string {
  const { say, number } = wording.speech;
  const [nearest] = landmarks.toSorted((a, b) => metresBetween(at, a.point) - metresBetween(at, b.point));
  if (!nearest) return '';
  const place = localisedInWords(nearest.name, wording, nearest.slug).text;
  const side = sideOf(at, nearest.point);
  const metres = number(Math.round(metresBetween(at, nearest.point) / 100) * 100);
  return side === null ? say('cells.near', { place }) : say(`cells.side.${side}`, { place, metres });
}
