import { parseLonLat } from '../geo/bounding-box.ts';
import type { Translator } from '../i18n/translator.ts';
import type { MapName } from '../map/place-layers.ts';
import { fetchLandmarks } from './fetch-landmarks.ts';

/**
 * The map with its words, and the box of what is tapped on it. Not `import()` in the page itself: SvelteKit writes the styles of what
 * a page may fetch into its HTML, and looks one step far. A page that most readers leave without its map is sent none.
 */
export async function fetchLazyMap(translator: Translator) {
  const [map] = await Promise.all([import('../map/LazyMap.svelte'), translator.fetch('map')]);
  return map;
}
export const fetchChosenPlace = () => import('./ChosenPlace.svelte');

/** What everybody knows, as names on the map. @param href of the neighbourhood, `/it/san-siro` */
export async function fetchMapNames(href: string): Promise<readonly MapName[]> {
  return (await fetchLandmarks(href)).flatMap(({ name, value }) => {
    const point = parseLonLat(value);
    return point ? { name: name.text, point } : [];
  });
}
