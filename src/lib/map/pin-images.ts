import type { Map as MapLibreMap } from 'maplibre-gl';
import { CATEGORY_GROUPS, type CategoryGroup } from '../ui/category-group.ts';
import { GROUP_COLOURS } from '../ui/group-colours.ts';
import { GROUP_SHAPES } from '../ui/group-shapes.ts';
import { iconHref } from '../ui/icons.ts';
import type { MapTheme } from './basemap/palette.ts';
import type { MapPlace } from './map-place.ts';

/** CSS pixels of one of the units that shapes are drawn in (24 across). */
const UNIT = 1.4;
/** Units across a pin's picture: no more than is drawn, because names keep clear of all of it. */
const BOX = { exact: 28, approximate: 35 } as const;

export type PinLook = Pick<MapPlace, 'group' | 'icon' | 'precision'>;

/** How a place looks from so far that a circle of 200 metres around it would say nothing. */
export function fromAfar({ group, icon }: PinLook): PinLook {
  return { group, icon, precision: 'exact' };
}

/** Name of a pin's picture in the map. */
export function pinImage({ group, icon, precision }: PinLook): string {
  return `pin ${group} ${icon} ${precision}`;
}

/** What a picture of that name shows; null: it is no pin. */
export function lookOf(image: string): PinLook | null {
  const [pin, group, icon = '', precision] = image.split(' ');
  const known = CATEGORY_GROUPS.find((one) => one === group);
  if (pin !== 'pin' || !known || !precision || !(precision in BOX)) return null;
  return { group: known, icon, precision: precision as PinLook['precision'] };
}

/** How far below the middle of its pin a name begins, in CSS pixels. */
export function nameOffset(precision: MapPlace['precision']): number {
  return (BOX[precision] / 2) * UNIT + 1;
}

/** The symbols of the site's sprite, by name, as they stand in it. */
export type Symbols = ReadonlyMap<string, { readonly viewBox: string; readonly body: string }>;

let sprite: Promise<Symbols> | null = null;

/** The sprite the list shows too, so usually it is in the browser already. */
export function loadSymbols(): Promise<Symbols> {
  sprite ??= fetch(iconHref('').split('#')[0] ?? '')
    .then((response) => response.text())
    .then((text) => {
      const symbols = new DOMParser().parseFromString(text, 'image/svg+xml').querySelectorAll('symbol');
      return new Map(
        [...symbols].map((symbol) => [
          symbol.id,
          { viewBox: symbol.getAttribute('viewBox') ?? '0 0 15 15', body: symbol.innerHTML }
        ])
      );
    })
    .catch(() => {
      sprite = null;
      return new Map();
    });
  return sprite;
}

/**
 * A pin as SVG: the shape and colour of the group as in the list (src/lib/ui/Mark.svelte) on a rim of paper, the
 * icon of the category inside. A position that is only approximate stands in a dashed circle.
 */
export function pinSvg({ group, icon, precision }: PinLook, theme: MapTheme, symbols: Symbols): string {
  const { shape, room } = GROUP_SHAPES[group as CategoryGroup];
  const colours = GROUP_COLOURS[group as CategoryGroup];
  const dark = theme === 'dark';
  const fill = dark ? colours.dark : colours.light;
  const ink = dark ? '#f4ecdf' : '#1a2233';
  const rim = dark ? '#15181f' : '#fffdf9';
  const symbol = symbols.get(icon.replace(':', '-'));
  const start = 12 - room / 2;
  const halo =
    precision === 'approximate'
      ? `<circle cx="12" cy="12" r="16.5" fill="${fill}" fill-opacity=".14" stroke="${ink}" stroke-opacity=".6" stroke-width="1.1" stroke-dasharray="2.6 2.6"/>`
      : '';
  const inside = symbol
    ? `<svg x="${start}" y="${start}" width="${room}" height="${room}" viewBox="${symbol.viewBox}" fill="${dark ? colours.darkIcon : colours.lightIcon}">${symbol.body}</svg>`
    : '';
  const box = BOX[precision];
  const corner = 12 - box / 2;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${box * UNIT}" height="${box * UNIT}" viewBox="${corner} ${corner} ${box} ${box}">` +
    `${halo}<path d="${shape}" fill="${rim}" stroke="${rim}" stroke-width="3" stroke-linejoin="round"/>` +
    `<path d="${shape}" fill="${fill}" stroke="${ink}" stroke-width=".75"/>${inside}</svg>`
  );
}

/** Draws the pictures these places need and the map does not have yet. */
export async function addPinImages(
  map: MapLibreMap,
  places: readonly PinLook[],
  theme: MapTheme,
  symbols: Symbols
): Promise<void> {
  const looks = new Map(
    places.flatMap((place) => [place, fromAfar(place)]).map((look) => [pinImage(look), look])
  );
  await Promise.all(
    [...looks].map(async ([name, look]) => {
      if (map.hasImage(name)) return;
      const side = BOX[look.precision] * UNIT;
      const drawn = await raster(pinSvg(look, theme, symbols), side);
      if (!map.hasImage(name)) map.addImage(name, drawn, { pixelRatio: drawn.width / side });
    })
  );
}

async function raster(svg: string, cssSide: number): Promise<ImageData> {
  const side = Math.round(cssSide * Math.max(1, Math.min(window.devicePixelRatio, 3)));
  const image = new Image(side, side);
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(image, 0, 0, side, side);
  return context.getImageData(0, 0, side, side);
}
