import type { Position as GeoPosition } from 'geojson';
import type { BoundingBox, LonLat } from '../geo/point.ts';
import { streetsIn } from '../map/basemap/ground.server.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import {
  arcPath,
  arcPieces,
  arcsBetween,
  MAP_WIDTH,
  pathOfLines,
  projectionOf,
  type ArcMap
} from './arcs.ts';
import { nameHere, type Here } from './here.server.ts';
import { placeLabels } from './labels.ts';
import type { Measured } from './measured.server.ts';
import { TYPE } from './picture.ts';
import { spotsOf } from './spots.ts';
import { slugPairs } from './together.ts';

/** Who is further away than so many times the outline's width and height is not on the map. */
const AROUND = 0.28;
/** What is left around the outermost places, in degrees of latitude: about 350 m. */
const MARGIN = 0.0032;
const NAMED_ON_PHONE = 6;

/** More arcs than this hide each other: the strongest are drawn. */
const MOST_ARCS = 400;

export interface Mapped {
  readonly map: ArcMap;
  /** Organisations left out for want of a place. */
  readonly off: number;
  /** Pairs of marks that are linked, and how many of them, the weakest, have no arc. */
  readonly linked: number;
  readonly thin: number;
  /** Side of the squares in which organisations are gathered, in metres; 0: each address by itself. */
  readonly side: number;
}

/** The links of a selection as a map; the organisation a reader looks at gives its mark its name. */
export function arcMapOf(
  { together }: Pick<Measured, 'together'>,
  chosen: string | null,
  here: Here
): Mapped {
  const { organisations } = here.network;
  const frame = boxAround(here.neighbourhood);
  const degree = new Map<string, number>();
  for (const pair of slugPairs(together)) for (const one of pair) degree.set(one, (degree.get(one) ?? 0) + 1);
  const rank = (slug: string) => (slug === chosen ? Infinity : (degree.get(slug) ?? 0));
  const points = new Map(
    together.slugs
      .toSorted((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1))
      .flatMap((slug) => {
        const point = organisations
          .get(slug)
          ?.places.map((place) => place.point)
          .find((one) => one !== null && isIn(one, frame));
        return point ? [[slug, point] as const] : [];
      })
  );
  const { spots, side } = spotsOf(points);
  const box = boxOf(spots.map(({ point }) => point)) ?? here.neighbourhood.bbox;
  const { project, height } = projectionOf(box);
  const spotOf = new Map(spots.flatMap(({ key, slugs }) => slugs.map((slug) => [slug, key] as const)));
  const at = new Map(spots.map(({ key, point }) => [key, project(point)]));
  const arcs = arcsBetween(together, (slug) => spotOf.get(slug) ?? null);
  const most = Math.max(1, ...arcs.slice(-1).map(({ count }) => count));
  // Who is at one spot is one mark, under the name of who works with most.
  const places = spots.map(({ key, slugs: [first = '', ...others] }) => {
    const [x, y] = at.get(key)!;
    const { text, locale } = nameHere(first, here);
    return {
      ...{ slug: first, x, y },
      radius: Math.round((6 + Math.sqrt(degree.get(first) ?? 0) * 1.5) * 10) / 10,
      name: { text: others.length > 0 ? `${text} +${here.speech.number(others.length)}` : text, locale }
    };
  });
  const written = places.map(({ name, x, y, radius }, index) => ({
    ...{ text: name.text, at: [x, y] as const, clear: radius + 3, inside: false },
    must: index < 1
  }));
  const size = { width: MAP_WIDTH, height };
  const drawn = arcs.slice(-MOST_ARCS);
  const pieces = drawn.flatMap(({ from, to }) => arcPieces(at.get(from)!, at.get(to)!));
  const wide = placeLabels(written, TYPE.wide, size, pieces);
  const narrow = placeLabels(written.slice(0, NAMED_ON_PHONE), TYPE.narrow, size, pieces);
  return {
    ...{ off: together.slugs.length - points.size, side },
    ...{ linked: arcs.length, thin: Math.max(0, arcs.length - MOST_ARCS) },
    map: {
      ...size,
      outline: pathOfLines(ringsOf(here.neighbourhood), project),
      streets: pathOfLines(streetsIn(box), project),
      arcs: drawn.map(({ from, to, count }) => ({
        path: arcPath(at.get(from)!, at.get(to)!),
        width: Math.round((1.5 + (count / most) * 7) * 10) / 10,
        count
      })),
      places: places.map((place, index) => ({
        ...place,
        label: wide[index] ?? null,
        narrow: narrow[index] ?? null
      }))
    }
  };
}

function boxAround({ bbox: [west, south, east, north] }: NeighbourhoodWithOutline): BoundingBox {
  const [x, y] = [(east - west) * AROUND, (north - south) * AROUND];
  return [west - x, south - y, east + x, north + y];
}

/** The box of some points with room for their names; null without any. */
function boxOf(points: readonly LonLat[]): BoundingBox | null {
  if (points.length === 0) return null;
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  return [
    Math.min(...lons) - MARGIN * 2,
    Math.min(...lats) - MARGIN,
    Math.max(...lons) + MARGIN * 2,
    Math.max(...lats) + MARGIN
  ];
}

function isIn([lon, lat]: LonLat, [west, south, east, north]: BoundingBox): boolean {
  return lon > west && lon < east && lat > south && lat < north;
}

function ringsOf({ outline }: NeighbourhoodWithOutline): LonLat[][] {
  const lonLat = (ring: GeoPosition[]) => ring.map(([lon = 0, lat = 0]): LonLat => [lon, lat]);
  if (outline.type === 'MultiPolygon') return outline.coordinates.flat().map(lonLat);
  return outline.type === 'Polygon' ? outline.coordinates.map(lonLat) : [];
}
