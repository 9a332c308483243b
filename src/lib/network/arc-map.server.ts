import type { Position as GeoPosition } from 'geojson';
import type { BoundingBox, LonLat } from '../geo/point.ts';
import { streetsIn } from '../map/basemap/ground.server.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { arcPath, arcsBetween, MAP_WIDTH, pathOfLines, projectionOf, type ArcMap } from './arcs.ts';
import { organisationsIn, togetherPairs } from './findings.ts';
import { placeLabels } from './labels.ts';
import type { Link } from './links.ts';
import { nameHere, type Here } from './here.server.ts';
import { TYPE } from './picture.ts';

/** Who is further away than so many times the outline's width and height is not on the map. */
const AROUND = 0.28;
/** What is left around the outermost places, in degrees of latitude: about 350 m. */
const MARGIN = 0.0032;
const NAMED_ON_PHONE = 6;

/** The links of a selection as a map, and how many organisations it leaves out for want of a place. */
export function arcMapOf(links: readonly Link[], here: Here): { map: ArcMap; off: number } {
  const around = boxAround(here.neighbourhood);
  const slugs = organisationsIn(links);
  const points = new Map(
    slugs.flatMap((slug) => {
      const point = here.network.organisations
        .get(slug)
        ?.places.map((place) => place.point)
        .find((one) => one !== null && isIn(one, around));
      return point ? [[slug, point] as const] : [];
    })
  );
  const box = boxOf([...points.values()]) ?? here.neighbourhood.bbox;
  const { project, height } = projectionOf(box);
  const arcs = arcsBetween(links, (slug) => points.get(slug) ?? null);
  const most = Math.max(1, ...arcs.map(({ count }) => count));
  const degree = new Map<string, number>();
  for (const [a, b] of togetherPairs(links))
    for (const one of [a, b]) degree.set(one, (degree.get(one) ?? 0) + 1);
  const toPoint = (text: string) => project(text.split(',').map(Number) as unknown as LonLat);
  // Who is at one address is one mark, under the name of who works with most.
  const atPoint = new Map<string, string[]>();
  for (const [slug, point] of points) {
    const key = point.join(',');
    atPoint.set(key, [...(atPoint.get(key) ?? []), slug]);
  }
  const places = [...atPoint]
    .map(([key, those]) => {
      const [x, y] = toPoint(key);
      const [first = '', ...others] = those.sort(
        (a, b) => (degree.get(b) ?? 0) - (degree.get(a) ?? 0) || (a < b ? -1 : 1)
      );
      const { text, locale } = nameHere(first, here);
      return {
        slug: first,
        x,
        y,
        radius: Math.round((6 + Math.sqrt(degree.get(first) ?? 0) * 1.5) * 10) / 10,
        name: { text: others.length > 0 ? `${text} +${here.speech.number(others.length)}` : text, locale },
        links: degree.get(first) ?? 0
      };
    })
    .sort((a, b) => b.links - a.links || (a.slug < b.slug ? -1 : 1));
  const written = places.map(({ name, x, y, radius }, index) => ({
    ...{ text: name.text, at: [x, y] as const, clear: radius + 3, inside: false },
    must: index < 3
  }));
  const size = { width: MAP_WIDTH, height };
  const wide = placeLabels(written, TYPE.wide, size);
  const narrow = placeLabels(written.slice(0, NAMED_ON_PHONE), TYPE.narrow, size);
  return {
    off: slugs.length - points.size,
    map: {
      ...size,
      outline: pathOfLines(ringsOf(here.neighbourhood), project),
      streets: pathOfLines(streetsIn(box), project),
      arcs: arcs.map(({ from, to, count }) => ({
        path: arcPath(toPoint(from), toPoint(to)),
        width: Math.round((1.5 + (count / most) * 7) * 10) / 10,
        count
      })),
      places: places.map(({ slug, x, y, radius, name }, index) => ({
        ...{ slug, x, y, radius, name },
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
