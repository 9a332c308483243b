import { VectorTile } from '@mapbox/vector-tile';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { PbfReader } from 'pbf';
import type { LonLat } from '../geo/point.ts';
import { basemap } from './basemap/basemap.server.ts';
import { BASEMAP_MAX_ZOOM } from './basemap/tile.ts';
import { STILL_HEIGHT, TILE_SIDE, STILL_WIDTH, type GroundFeature } from './still-map.ts';

const unzip = promisify(gunzip);

/** So far beyond the edges lines go on, in pixels: no end of a street is seen. */
const MARGIN = 20;
const LAYERS = ['park', 'landcover', 'water', 'building', 'transportation', 'transportation_name'];

/** What part of the world a picture shows: its upper left corner in tiles, how many pixels a tile is, and its size. */
interface Frame {
  readonly left: number;
  readonly top: number;
  readonly side: number;
  readonly width: number;
  readonly height: number;
}

interface Ground {
  readonly features: GroundFeature[];
  /** Whom to thank. */
  readonly credits: string[];
}

/** What is around a point (WGS 84 lon/lat), from the best tiles there are now. */
export function groundAround(point: LonLat): Promise<Ground> {
  const [column, row] = inTiles(point);
  return groundIn({
    left: column - STILL_WIDTH / 2 / TILE_SIDE,
    top: row - STILL_HEIGHT / 2 / TILE_SIDE,
    side: TILE_SIDE,
    width: STILL_WIDTH,
    height: STILL_HEIGHT
  });
}

/**
 * What is between two corners (WGS 84 lon/lat), in a picture of so many pixels' width. Up is north of Web Mercator: within
 * a neighbourhood it is the same as that of any grid, to a few metres.
 */
export async function groundBetween(
  northWest: LonLat,
  southEast: LonLat,
  width: number
): Promise<Ground & { readonly height: number }> {
  const [left, top] = inTiles(northWest);
  const [right, bottom] = inTiles(southEast);
  const side = width / (right - left);
  const height = Math.round((bottom - top) * side);
  return { ...(await groundIn({ left, top, side, width, height })), height };
}

async function groundIn(frame: Frame): Promise<Ground> {
  const { left, top, side, width, height } = frame;
  const columns = between(left, left + width / side);
  const rows = between(top, top + height / side);
  const found = await Promise.all(
    columns.flatMap((x) =>
      rows.map(async (y) => {
        const { tile } = await basemap().tile({ z: BASEMAP_MAX_ZOOM, x, y });
        const read = new VectorTile(new PbfReader(await unzip(tile)));
        return featuresOf(read, [(x - left) * side, (y - top) * side], frame);
      })
    )
  );
  const credits = basemap()
    .credits()
    .map(({ text }) => text);
  return { features: found.flat(), credits };
}

/** Column and row in the pyramid at its deepest zoom, with fractions (OGC 17-083r4, WebMercatorQuad). */
function inTiles([lon, lat]: LonLat): [number, number] {
  const side = 2 ** BASEMAP_MAX_ZOOM;
  const radians = (lat * Math.PI) / 180;
  return [((lon + 180) / 360) * side, ((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * side];
}

function between(from: number, to: number): number[] {
  const first = Math.floor(from);
  return Array.from({ length: Math.floor(to) - first + 1 }, (_, index) => first + index);
}

function featuresOf(tile: VectorTile, [left, top]: readonly [number, number], frame: Frame): GroundFeature[] {
  return LAYERS.flatMap((name) => {
    const layer = tile.layers[name];
    return Array.from({ length: layer?.length ?? 0 }, (_, index) => layer!.feature(index)).flatMap(
      (feature) => {
        const scale = frame.side / feature.extent;
        const isArea = feature.type === 3;
        const lines = feature
          .loadGeometry()
          .map((line) => line.map(({ x, y }): LonLat => [left + x * scale, top + y * scale]))
          .flatMap((line) => (isArea ? (line.some(isSeenIn(frame)) ? [line] : []) : seenPieces(line, frame)));
        if (lines.length === 0 || feature.type === 1) return [];
        const own = feature.properties;
        return {
          layer: name,
          class: String(own['class']),
          name: own['name'] ? String(own['name']) : null,
          isArea,
          lines
        };
      }
    );
  });
}

const isSeenIn =
  ({ width, height }: Frame) =>
  ([x, y]: LonLat) =>
    x > -MARGIN && x < width + MARGIN && y > -MARGIN && y < height + MARGIN;

/** The pieces of a line between points of which one at least is in the picture, or that cross it. */
function seenPieces(line: readonly LonLat[], frame: Frame): LonLat[][] {
  const isSeen = isSeenIn(frame);
  const pieces: LonLat[][] = [];
  let piece: LonLat[] = [];
  line.forEach((point, index) => {
    const before = line[index - 1];
    if (!before) return;
    if (isSeen(point) || isSeen(before) || crosses(before, point, isSeen)) {
      if (piece.length === 0) piece.push(before);
      piece.push(point);
    } else if (piece.length > 0) {
      pieces.push(piece);
      piece = [];
    }
  });
  return piece.length > 0 ? [...pieces, piece] : pieces;
}

/** A long straight street may have both its ends outside. */
function crosses([ax, ay]: LonLat, [bx, by]: LonLat, isSeen: (at: LonLat) => boolean): boolean {
  const steps = 16;
  return Array.from({ length: steps }, (_, index) => index / steps).some((share) =>
    isSeen([ax + (bx - ax) * share, ay + (by - ay) * share])
  );
}
