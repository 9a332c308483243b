import '$lib/ui/fallbacks.ts';
// With it, what every page is made of comes in one file.
import './routes/+layout.svelte';
import { navigating } from '$app/state';
import { goAsAskedFor, rememberWhatIsAskedFor } from '$lib/ui/asked-for.ts';
import { isAlive, keepServedPage } from '$lib/ui/served-page.ts';
import type { ClientInit, HandleClientError } from '@sveltejs/kit';

export const init: ClientInit = () => {
  keepServedPage();
  rememberWhatIsAskedFor();
};

/** Where a page's code or data do not come, SvelteKit would show an error page; the browser may have more luck. */
export const handleError: HandleClientError = ({ error, event }) => {
  // The page that was served is not thrown away for an error page: starting stops here.
  if (!isAlive()) throw error;
  console.error(error);
  // What is fetched ahead of a tap is not asked for yet.
  const isAskedFor = navigating.to?.url.href === event.url.href;
  if (isAskedFor && goAsAskedFor()) return new Promise<never>(() => {});
};
