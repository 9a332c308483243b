import type { FontFacesSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { labelLayers } from './style-labels.ts';
import { groundLayers, roadLayers } from './style-ground.ts';
import { MAP_PALETTES, type MapTheme } from './palette.ts';

export interface BasemapStyleOptions {
  /** Address of the TileJSON of an OpenMapTiles tile set. */
  readonly tileJson: string;
  /** Font files for scripts that a device may lack. */
  readonly fontFaces?: FontFacesSpecification;
}

/** Layers that our own are put under: the ground outside under the streets, the edge under the names. */
export const FIRST_ROAD_LAYER = 'path';
export const FIRST_LABEL_LAYER = 'park-name';

/**
 * The map under our symbols (MapLibre style specification 8, OpenMapTiles schema 3): calm ground, streets, and
 * names in the reader's language with the local name beside it. It has no sprite and asks for no glyphs.
 *
 * @param locale BCP 47 tag of the reader's language
 */
export function basemapStyle(
  theme: MapTheme,
  locale: string,
  options: BasemapStyleOptions
): StyleSpecification {
  const palette = MAP_PALETTES[theme];
  const layers: LayerSpecification[] = [
    ...groundLayers(palette),
    ...roadLayers(palette),
    ...labelLayers(palette, locale)
  ];
  return {
    version: 8,
    name: `Vicina ${theme}`,
    sources: { basemap: { type: 'vector', url: options.tileJson } },
    ...(options.fontFaces && { 'font-faces': options.fontFaces }),
    // A change of zoom should not make names dance.
    transition: { duration: 150, delay: 0 },
    layers
  };
}
