/*
 * The page as it was served is good without scripts. While it comes to life it is kept whole: SvelteKit and Svelte throw it
 * away when a module or a component fails, and leave nothing. What fails is told by the script in app.html.
 */
let served: Node | null = null;

/** To be called before anything of the page is touched. */
export function keepServedPage(): void {
  const page = document.body.firstElementChild!;
  served = page.cloneNode(true);
  addEventListener('startfailed', () => {
    // A copy hears nothing: what was half made to listen goes with the page that failed.
    if (served) page.replaceWith(served);
    served = null;
    leaveToBrowser();
  });
}

/** To be called when all of the page listens. One that has failed stays as it was served. */
export function cameAlive(): void {
  if (!served) return;
  served = null;
  document.documentElement.dataset['scripts'] = 'alive';
}

export const isAlive = (): boolean => document.documentElement.dataset['scripts'] === 'alive';

/** From now on links and forms are the browser's own: SvelteKit lets them be. */
export function leaveToBrowser(): void {
  document.body.dataset['sveltekitReload'] = '';
}
