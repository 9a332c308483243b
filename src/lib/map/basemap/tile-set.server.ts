import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { creditsFromHtml, OPENSTREETMAP_CREDITS, type Credit } from './credits.ts';
import { boundedFetch } from './bounded-fetch.server.ts';
import type { TileAddress } from '../tile-address.ts';

/** What we use of TileJSON 3.0: where the tiles are, how deep they go, whom to thank. */
const TileJson = v.object({
  tiles: v.pipe(
    v.array(v.pipe(v.string(), v.includes('{z}'), v.includes('{x}'), v.includes('{y}'))),
    v.minLength(1)
  ),
  maxzoom: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(30)), 14),
  attribution: v.optional(v.string(), '')
});

export interface TileSet {
  readonly template: string;
  readonly maxZoom: number;
  readonly credits: readonly Credit[];
}

const SIZE_LIMIT = 1_000_000;

/**
 * Asks an upstream what it has.
 * @throws when it does not answer, or not with TileJSON whose tiles are on its own origin
 */
export async function fetchTileSet(address: string, signal: AbortSignal): Promise<TileSet> {
  const { status, body } = await boundedFetch(address, SIZE_LIMIT, signal);
  if (status !== 200) throw new Error(`TileJSON answered ${status}`);
  return tileSet(address, new TextDecoder().decode(body));
}

/**
 * @throws when the text is not TileJSON, or its tiles are elsewhere than at the address the operator chose: who may
 * write the TileJSON must not choose whom this server asks
 */
export function tileSet(address: string, text: string): TileSet {
  const { tiles, maxzoom, attribution } = v.parse(TileJson, JSON.parse(text));
  const base = new URL(address);
  // The braces of the template would be escaped by URL: only the base is resolved.
  const template = /^https?:\/\//.test(tiles[0] ?? '')
    ? (tiles[0] ?? '')
    : base.origin + `/${tiles[0]}`.replace('//', '/');
  if (new URL(template).origin !== base.origin) throw new Error('the tiles are on another origin');
  const credits = creditsFromHtml(attribution);
  return { template, maxZoom: maxzoom, credits: credits.length ? credits : OPENSTREETMAP_CREDITS };
}

export function tileUrl({ template }: TileSet, { z, x, y }: TileAddress): string {
  return template.replace('{z}', `${z}`).replace('{x}', `${x}`).replace('{y}', `${y}`);
}

/** The last known tile set, kept beside the tiles: after a restart without internet the credit is still right. */
export async function recallTileSet(folder: string): Promise<TileSet | null> {
  try {
    return JSON.parse(await readFile(path.join(folder, 'tileset.json'), 'utf8')) as TileSet;
  } catch {
    return null;
  }
}

export async function rememberTileSet(folder: string, set: TileSet): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'tileset.json');
  await writeFile(`${file}.new`, JSON.stringify(set));
  await rename(`${file}.new`, file);
}
