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

function wholeNumber(text: string, max: number): number | null {
  if (!/^(0|[1-9]\d{0,8})$/.test(text)) return null;
  const value = Number(text);
  return value <= max ? value : null;
}
