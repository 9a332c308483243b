import { formatDegrees } from '../geo/bounding-box.ts';
import type { Grid } from '../geo/metric-grid.ts';
import { namesBeside } from '../geo/names-beside.ts';
import type { LonLat } from '../geo/point.ts';
import type { Landmark } from '../place/landmarks.server.ts';
import { cellMap, levelOf } from './cell-map.ts';
import { withoutWhatIf, type EvidenceQuestion } from './question.ts';
import { LIMITS } from './reach.ts';
import type { Service } from './service.ts';
import type { InsightView, MapPoint, PlacedService } from './view.ts';
import {
  localisedInWords,
  insightHref,
  joinedList,
  serviceHref,
  type EvidenceWording
} from './wording.server.ts';

interface MapGround {
  readonly grid: Grid;
  readonly services: readonly Service[];
  /** How many more may fit; they are not drawn. */
  readonly perhaps: number;
  readonly minutes: Float64Array;
  readonly people: Float64Array | null;
  readonly question: EvidenceQuestion;
  /** Where what is supposed would be; null when nothing is. */
  readonly supposed: LonLat | null;
  readonly landmarks: readonly Landmark[];
}

/** More names make a map of names. */
const MOST_LANDMARKS = 6;

export function mapView(ground: MapGround, wording: EvidenceWording): InsightView['map'] {
  const { grid, services, minutes, people, question } = ground;
  const { say, number } = wording.speech;
  const drawing = cellMap(grid, wording.neighbourhood.outline);
  const { placed, points, outside } = numbered(services, drawing.place, wording);
  const unplaced = services.filter(({ point }) => point === null);
  const supposed = ground.supposed && drawing.place(ground.supposed);
  const nothing = services.every(({ point }) => point === null) && ground.supposed === null;
  const timeOf = (cell: number) => (nothing ? say('limit.nothing') : minutesInWords(minutes[cell]!, wording));
  const present = new Set([...minutes].map(levelOf));
  const unconfirmed = services.filter(({ isConfirmed }) => !isConfirmed).length;
  return {
    label: say('map.label', {
      neighbourhood: localisedInWords(wording.neighbourhood.name, wording, '').text
    }),
    width: drawing.width,
    height: drawing.height,
    side: drawing.side,
    outline: drawing.outline,
    cells: grid.cells.map(({ id, centre }, cell) => {
      const [x, y] = drawing.corners[cell]!;
      return {
        x,
        y,
        level: levelOf(minutes[cell]!),
        label: people
          ? say('map.cell', {
              id,
              time: timeOf(cell),
              people: number(Math.round(people[cell]!))
            })
          : say('map.cellAlone', { id, time: timeOf(cell) }),
        href: `${insightHref(wording, { ...withoutWhatIf(question), supposed: roughly(centre) })}#what-if`
      };
    }),
    points,
    supposed: supposed && { left: supposed[0], top: supposed[1] },
    landmarks: landmarksOn(
      ground.landmarks,
      drawing,
      supposed ? [...points, { left: supposed[0], top: supposed[1] }] : points,
      wording
    ),
    services: placed,
    notes: [
      ...(ground.perhaps > 0 ? [say('map.perhaps', { count: ground.perhaps })] : []),
      ...(outside.length > 0 ? [say('map.outside', { names: namesOf(outside, wording) })] : []),
      ...(unplaced.length > 0 ? [say('map.unplaced', { names: namesOf(unplaced, wording) })] : []),
      ...(unconfirmed > 0 ? [say('map.unconfirmed', { some: unconfirmed, all: services.length })] : [])
    ],
    levels: [
      ...LIMITS.map((limit, level) => ({ level, label: say(`limit.${limit}`) })),
      { level: LIMITS.length, label: say('limit.beyond') },
      { level: LIMITS.length + 1, label: say(nothing ? 'limit.nothing' : 'limit.none') }
    ].filter(({ level }) => present.has(level))
  };
}

export function minutesInWords(minutes: number, { speech: { say, number } }: EvidenceWording): string {
  return minutes === Infinity
    ? say('map.unreached')
    : say('map.minutes', { minutes: number(Math.max(1, Math.round(minutes))) });
}

/** To about ten metres: what an address needs, and no more. */
export const roughly = ([lon, lat]: LonLat): LonLat => {
  const [shortLon, shortLat] = formatDegrees([Number(lon.toFixed(4)), Number(lat.toFixed(4))])
    .split(',')
    .map(Number);
  return [shortLon!, shortLat!];
};

type Place = ReturnType<typeof cellMap>['place'];

/** Nearer to each other than this, as a share of the drawing, one number would lie over the other. */
const ONE_PLACE = 0.07;

/** Services at one place share a number, and stand one under the other in the list. */
function numbered(services: readonly Service[], place: Place, wording: EvidenceWording) {
  const placed: PlacedService[] = [];
  const points: MapPoint[] = [];
  const outside: Service[] = [];
  for (const service of services) {
    if (service.point === null) continue;
    const at = place(service.point);
    if (at === null) {
      outside.push(service);
      continue;
    }
    const [left, top] = at;
    let point = points.find((one) => Math.hypot(one.left - left, one.top - top) < ONE_PLACE);
    if (!point) {
      point = { left, top, number: wording.speech.number(points.length + 1) };
      points.push(point);
    }
    const { number } = point;
    placed.push({
      number,
      name: localisedInWords(service.name, wording, service.slug),
      href: serviceHref(service, wording)
    });
  }
  // In the list by their number.
  const order = points.map(({ number }) => number);
  placed.sort((a, b) => order.indexOf(a.number) - order.indexOf(b.number));
  return { placed, points, outside };
}

const namesOf = (services: readonly Service[], wording: EvidenceWording) =>
  joinedList(
    services.map(({ name, slug }) => localisedInWords(name, wording, slug).text),
    wording
  );

/** Squares first: one says "at the square", not "at the metro of the square". */
function landmarksOn(
  landmarks: readonly Landmark[],
  { place, width, height }: ReturnType<typeof cellMap>,
  marks: readonly { readonly left: number; readonly top: number }[],
  wording: EvidenceWording
): InsightView['map']['landmarks'] {
  const here = landmarks.toReversed().flatMap(({ name, slug, point }) => {
    const at = place(point);
    return at === null ? [] : { left: at[0], top: at[1], name: localisedInWords(name, wording, slug) };
  });
  return namesBeside(here, marks, { width, height, most: MOST_LANDMARKS });
}
