import { createSubscriber } from 'svelte/reactivity';
import type { MapTheme } from './basemap/palette.ts';

/** The theme the page is in now: what the reader chose on it, else what the device prefers (src/lib/ui/tokens.css). */
export class Appearance {
  readonly #subscribe = createSubscriber((update) => {
    const preference = matchMedia('(prefers-color-scheme: dark)');
    preference.addEventListener('change', update);
    const choice = new MutationObserver(update);
    choice.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      preference.removeEventListener('change', update);
      choice.disconnect();
    };
  });

  get theme(): MapTheme {
    this.#subscribe();
    const chosen = document.documentElement.dataset['theme'];
    if (chosen === 'light' || chosen === 'dark') return chosen;
    return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
}
