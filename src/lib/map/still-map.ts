import type { LonLat } from '../geo/point.ts';
import type { CategoryGroup } from '../ui/category-group.ts';
import { GROUP_COLOURS } from '../ui/group-colours.ts';
import { GROUP_SHAPES } from '../ui/group-shapes.ts';
import { xmlText } from '../ui/xml-text.ts';
import { MAP_PALETTES, MAP_THEMES, type MapTheme } from './basemap/palette.ts';

/** Side of a tile of zoom 14 in pixels of the picture: about 1.6 m a pixel at Milan. */
export const TILE_SIDE = 1100;
/** As wide as a column of a desk, in pixels; a telephone shows its middle. */
export const STILL_WIDTH = 440;
export const STILL_HEIGHT = 160;

/** A line or an area of the ground, in pixels of the picture. */
export interface GroundFeature {
  readonly layer: string;
  /** OpenMapTiles' class: `tertiary`, `path`, … */
  readonly class: string;
  readonly name: string | null;
  readonly isArea: boolean;
  readonly lines: readonly (readonly LonLat[])[];
}

/** What is drawn, from below; `landuse` and others of the schema would only be noise at this size. */
const LAYERS = ['park', 'landcover', 'water', 'building', 'transportation'] as const;
const WIDTHS: ReadonlyMap<string, number> = new Map([
  ['motorway', 12],
  ['trunk', 12],
  ['primary', 11],
  ['secondary', 11],
  ['tertiary', 9]
]);
const MOST_NAMES = 5;
/** On the ground of a whole neighbourhood, which a telephone shows at two thirds. */
const GROUND_LETTERS = 17;
const MOST_GROUND_NAMES = 10;
/** So far off is a position that is approximate: about 100 m. */
const ABOUT = 64;
/** Letters are about so wide, as a share of their height. */
const LETTER = 0.56;
const LETTERS = 13;
/** Letters along a tighter curve fall over each other. */
const STRAIGHT = 0.92;

/**
 * A piece of the map as a still picture: streets and their names, and the place in the middle.
 * @param isExact else a dashed circle says that the place is somewhere in it
 */
export function stillMap(
  features: readonly GroundFeature[],
  { group, isExact, credits }: { group: CategoryGroup; isExact: boolean; credits: readonly string[] }
): string {
  const ground = groundOf(features, { scale: 1, letters: LETTERS, names: MOST_NAMES });
  const thanks = thanksFor(credits, STILL_WIDTH, STILL_HEIGHT);
  const { shape } = GROUP_SHAPES[group];
  const middle = `translate(${STILL_WIDTH / 2 - 18} ${STILL_HEIGHT / 2 - 18}) scale(1.5)`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${STILL_WIDTH} ${STILL_HEIGHT}" width="${STILL_WIDTH}" height="${STILL_HEIGHT}"><style>${styles(group)}</style><rect class="land" width="${STILL_WIDTH}" height="${STILL_HEIGHT}"/>${ground}${
    isExact ? '' : `<circle class="about" cx="${STILL_WIDTH / 2}" cy="${STILL_HEIGHT / 2}" r="${ABOUT}"/>`
  }<g transform="${middle}"><path class="rim" d="${shape}"/><path class="pin" d="${shape}"/></g>${thanks}</svg>`;
}

/** Streets, parks and names of a neighbourhood, to lay something over. */
export function groundMap(
  features: readonly GroundFeature[],
  { width, height, credits }: { width: number; height: number; credits: readonly string[] }
): string {
  const ground = groundOf(features, { scale: 0.6, letters: GROUND_LETTERS, names: MOST_GROUND_NAMES });
  const letters = `text.name{font-size:${GROUND_LETTERS}px}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><style>${styles('community')}${letters}</style><rect class="land" width="${width}" height="${height}"/>${ground}${thanksFor(credits, width, height)}</svg>`;
}

/** @param look how wide streets are beside those of the picture of a place, how high letters, and how many names there are */
function groundOf(
  features: readonly GroundFeature[],
  { scale, letters, names }: { scale: number; letters: number; names: number }
): string {
  const areas = LAYERS.flatMap((layer) => {
    const own = features.filter((one) => one.layer === layer && one.isArea);
    return own.length > 0 ? `<path class="${layer}" d="${own.map(pathOf).join('')}"/>` : [];
  });
  const streets = features.filter(
    (one) => one.layer === 'transportation' && !one.isArea && one.class !== 'path'
  );
  const paths = features.filter(
    (one) => one.layer === 'transportation' && !one.isArea && one.class === 'path'
  );
  const wide = (more: number, name: string) =>
    streets
      .map((one) => {
        const width = ((WIDTHS.get(one.class) ?? 6) + more) * scale;
        return `<path class="${name}" stroke-width="${Math.round(width * 10) / 10}" d="${pathOf(one)}"/>`;
      })
      .join('');
  return `${areas.join('')}<path class="path" d="${paths.map(pathOf).join('')}"/>${wide(2, 'edge')}${wide(0, 'road')}${namesOf(features, letters, names)}`;
}

const thanksFor = (credits: readonly string[], width: number, height: number) =>
  [...credits]
    .reverse()
    .map(
      (one, line) =>
        `<text class="credit" x="${width / 2}" y="${height - 6 - 12 * line}">${xmlText(one)}</text>`
    )
    .join('');

const pathOf = ({ lines, isArea }: GroundFeature): string =>
  lines
    .map(
      (line) => `M${line.map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`).join('L')}${isArea ? 'z' : ''}`
    )
    .join('');

/** Names along the longest piece of each street that is long and straight enough for them, read from the left. */
function namesOf(features: readonly GroundFeature[], letters: number, most: number): string {
  const best = new Map<string, { line: readonly LonLat[]; length: number }>();
  for (const { layer, name, lines } of features) {
    if (layer !== 'transportation_name' || !name) continue;
    for (const line of lines) {
      const length = lengthOf(line);
      if (span(line) < STRAIGHT * length) continue;
      const isLonger = length > (best.get(name)?.length ?? name.length * letters * LETTER);
      if (isLonger) best.set(name, { line, length });
    }
  }
  return [...best]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, most)
    .map(([name, { line }], index) => {
      const onwards = line[0]![0] <= line.at(-1)![0] ? line : [...line].reverse();
      const d = `M${onwards.map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`).join('L')}`;
      return `<path id="n${index}" fill="none" d="${d}"/><text class="name" dy="4"><textPath href="#n${index}" startOffset="50%">${xmlText(name)}</textPath></text>`;
    })
    .join('');
}

/** From end to end, as the crow flies. */
function span(line: readonly LonLat[]): number {
  const [[ax, ay], [bx, by]] = [line[0]!, line.at(-1)!];
  return Math.hypot(bx - ax, by - ay);
}

function lengthOf(line: readonly LonLat[]): number {
  return line
    .slice(1)
    .reduce((sum, [x, y], index) => sum + Math.hypot(x - line[index]![0], y - line[index]![1]), 0);
}

function styles(group: CategoryGroup): string {
  const [light, dark] = MAP_THEMES.map((theme) => coloursOf(theme, group));
  return `path,circle{fill:none;stroke-linecap:round;stroke-linejoin:round}text{font:600 ${LETTERS}px system-ui,sans-serif;text-anchor:middle;paint-order:stroke;stroke-width:4}.credit{font-size:11px;font-weight:400}.path{stroke-width:2;stroke-dasharray:4 4}.about{stroke-width:1.5;stroke-dasharray:5 5;fill-opacity:.14}.rim{stroke-width:3}.pin{stroke-width:.75}${light}@media(prefers-color-scheme:dark){${dark}}`;
}

function coloursOf(theme: MapTheme, group: CategoryGroup): string {
  const palette = MAP_PALETTES[theme];
  const fill = GROUP_COLOURS[group][theme];
  return `.land{fill:${palette.land}}.park,.landcover{fill:${palette.park}}.water{fill:${palette.water}}.building{fill:${palette.building}}.edge{stroke:${palette.roadEdge}}.road,.transportation{stroke:${palette.road}}.path{stroke:${palette.path}}text{fill:${palette.streetName};stroke:${palette.halo}}.about{fill:${fill};stroke:${palette.ink}}.rim{fill:${palette.halo};stroke:${palette.halo}}.pin{fill:${fill};stroke:${palette.ink}}`;
}
