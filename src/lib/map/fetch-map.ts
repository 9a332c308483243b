import type { Translator } from '../i18n/translator.ts';

/** The map, when it is wanted, with its words. */
export async function fetchMap(translator: Translator) {
  const [{ default: NeighbourhoodMap }] = await Promise.all([
    import('./NeighbourhoodMap.svelte'),
    translator.fetch('map')
  ]);
  return NeighbourhoodMap;
}
