/**
 * The map, and the box of what is tapped on it. Not `import()` in the page itself: SvelteKit writes the styles of what
 * a page may fetch into its HTML, and looks one step far. A page that most readers leave without its map is sent none.
 */
export const fetchMap = () => import('../map/LazyMap.svelte');
export const fetchChosenPlace = () => import('./ChosenPlace.svelte');
