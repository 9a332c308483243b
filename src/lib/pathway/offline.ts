/*
 * Keeps pages for when there is no network. The service worker is registered from here alone: whoever never opens the
 * path has none. What it keeps is the same for everyone; what she answered is not in it.
 */

/** Symbols are fetched by the drawing that names them: not every browser lists them. */
const SPRITES = ['/icons.svg', '/skills.svg', '/drawings.svg'];

/** Asks the service worker to keep these pages with everything this page has loaded from our own origin. */
export async function keepForOffline(pages: readonly string[]): Promise<void> {
  if (!('serviceWorker' in navigator) || !isSecureContext) return;
  try {
    await navigator.serviceWorker.register('/service-worker.js', {
      type: import.meta.env.DEV ? 'module' : 'classic'
    });
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ keep: { pages, assets: [...loadedAssets(), ...pages.map(whereCodeIs)] } });
  } catch {
    // A browser that forbids it: the page works as long as there is a network.
  }
}

/** What SvelteKit asks before it goes to a page (`router.resolution` of svelte.config.js). */
const whereCodeIs = (page: string) => `${page}/__route.js`;

/** Paths of the code and letters that this page has fetched; never pages or data. */
function loadedAssets(): string[] {
  const paths = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin }) => origin === location.origin)
    .map(({ pathname }) => pathname)
    .filter((pathname) => pathname.startsWith('/_app/immutable/'));
  return [...new Set([...SPRITES, ...paths])];
}
