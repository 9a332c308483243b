import type { BoundingBox } from '../geo/point.ts';

/** One square of the Web Mercator tile pyramid, y counted from the north (OGC 17-083r4, WebMercatorQuad). */
export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

export type ParsedTileAddress =
  | { readonly ok: true; readonly tile: TileAddress }
  | { readonly ok: false; readonly parameter: 'z' | 'x' | 'y'; readonly detail: string };

/** Reads the three parts of a tile's address as they stand in a path; says which one is wrong, and what would be right. */
export function parseTileAddress(
  parts: { readonly z: string; readonly x: string; readonly y: string },
  maxZoom: number
): ParsedTileAddress {
  const z = wholeNumber(parts.z, maxZoom);
  if (z === null) return { ok: false, parameter: 'z', detail: `z is a whole number from 0 to ${maxZoom}.` };
  const last = 2 ** z - 1;
  for (const parameter of ['x', 'y'] as const) {
    if (wholeNumber(parts[parameter], last) === null)
      return {
        ok: false,
        parameter,
        detail: `At zoom ${z}, ${parameter} is a whole number from 0 to ${last}.`
      };
  }
  return { ok: true, tile: { z, x: Number(parts.x), y: Number(parts.y) } };
}

/** `14/8607/5861`, as in addresses and file names. */
export function tileKey({ z, x, y }: TileAddress): string {
  return `${z}/${x}/${y}`;
}

/** What lies in a tile and `margin` of its side around it: west, south, east, north in WGS 84 degrees. */
export function tileBounds({ z, x, y }: TileAddress, margin = 0): BoundingBox {
  const lon = (column: number): number => Math.max(-180, Math.min(180, (column / 2 ** z) * 360 - 180));
  const lat = (row: number): number =>
    (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** z))) * 180) / Math.PI;
  return [lon(x - margin), lat(y + 1 + margin), lon(x + 1 + margin), lat(y - margin)];
}

function wholeNumber(text: string, max: number): number | null {
  if (!/^(0|[1-9]\d{0,8})$/.test(text)) return null;
  const value = Number(text);
  return value <= max ? value : null;
}
