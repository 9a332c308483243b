/*
 * Keeps pages for when there is no network. The service worker is registered from here alone: whoever never opens the
 * path has none. What it keeps is the same for everyone; what she answered is not in it.
 */

/** Symbols are fetched by the drawing that names them: not every browser lists them. */
const SPRITES = ['/icons.svg', '/skills.svg', '/drawings.svg'];

/** What src/service-worker.ts keeps is under names that begin so. */
const CACHES = 'vicina-path-';
/** After so long without a word from the service worker there is none, in milliseconds. */
const PATIENCE = 3000;

/** She has erased: what was asked for before it is not kept after it, until the next page is opened. */
let isErased = false;

/** Asks the service worker to keep these pages with everything this page has loaded from our own origin. */
export async function keepForOffline(pages: readonly string[]): Promise<void> {
  if (!('serviceWorker' in navigator) || !isSecureContext) return;
  try {
    await navigator.serviceWorker.register('/service-worker.js', {
      type: import.meta.env.DEV ? 'module' : 'classic'
    });
    const { active } = await navigator.serviceWorker.ready;
    if (isErased) return;
    active?.postMessage({ keep: { pages, assets: [...loadedAssets(), ...pages.map(whereCodeIs)] } });
  } catch {
    // A browser that forbids it: the page works as long as there is a network.
  }
}

/** Takes the copies away, and what the service worker is still fetching. */
export async function forgetOffline(): Promise<void> {
  isErased = true;
  await toldToForget().catch(() => {});
  if (typeof caches === 'undefined') return;
  const names = await caches.keys().catch(() => []);
  await Promise.all(names.filter((name) => name.startsWith(CACHES)).map((name) => caches.delete(name)));
}

/** Messages of a page arrive in their order: what it asked to keep before this is begun, and is let go. */
async function toldToForget(): Promise<void> {
  if (typeof navigator === 'undefined' || !('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration?.active) return;
  const { port1, port2 } = new MessageChannel();
  const done = new Promise<void>((resolve) => {
    port1.onmessage = () => resolve();
    setTimeout(resolve, PATIENCE);
  });
  registration.active.postMessage({ forget: true }, [port2]);
  await done;
  port1.close();
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
