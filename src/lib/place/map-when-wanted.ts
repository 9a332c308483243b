import type { Translator } from '../i18n/translator.ts';

/**
 * The map with its words, and the box of what is tapped on it. Not `import()` in the page itself: SvelteKit writes the styles of what
 * a page may fetch into its HTML, and looks one step far. A page that most readers leave without its map is sent none.
 */
export async function fetchLazyMap(translator: Translator) {
  const [map] = await Promise.all([import('../map/LazyMap.svelte'), translator.fetch('map')]);
  return map;
}
export const fetchChosenPlace = () => import('./ChosenPlace.svelte');
