import type { Locale } from '../i18n/locales.ts';
import { mapPlaces, MOST_PINS, type MapPlace } from './map-place.ts';

interface Page {
  readonly features: Parameters<typeof mapPlaces>[0];
  readonly links?: readonly { readonly rel: string }[];
}

/** What a pin needs of a place: the rest stays on the server. */
const FIELDS = 'slug,name,group,icon,precision,certainty';
/** The places that match, for the map: the first thousand of them. */
export class Pins {
  /** Null until the first answer; what was there stays until the next one has come. */
  places = $state.raw<readonly MapPlace[] | null>(null);
  /** There are more than are shown. */
  isCut = $state(false);
  state = $state<'idle' | 'loading' | 'ready' | 'failed'>('idle');
  #running: AbortController | null = null;

  /**
   * Fetches anew; an earlier fetch under way is given up.
   *
   * @param address of `/api/v1/{n}/places` with the filters
   * @param localLocale the locale of names on doors
   */
  async load(address: string, locale: Locale, localLocale: string): Promise<void> {
    this.stop();
    const running = (this.#running = new AbortController());
    this.state = 'loading';
    try {
      const response = await fetch(pinsAddress(address), { signal: running.signal });
      if (!response.ok) throw new Error(`${address} answered ${response.status}`);
      const { features, links } = (await response.json()) as Page;
      if (running.signal.aborted) return;
      this.places = mapPlaces(features, locale, localLocale);
      this.isCut = links?.some(({ rel }) => rel === 'next') ?? false;
      this.state = 'ready';
    } catch {
      if (!running.signal.aborted) this.state = 'failed';
    }
  }

  stop(): void {
    this.#running?.abort();
    this.#running = null;
  }
}

function pinsAddress(address: string): string {
  const { pathname, searchParams } = new URL(address, location.href);
  if (!searchParams.has('fields')) searchParams.set('fields', FIELDS);
  searchParams.set('limit', String(MOST_PINS));
  // Behind a proxy the server may think of itself under another name: only the path counts.
  return `${pathname}?${searchParams}`;
}
