import type { Locale } from '../i18n/locales.ts';
import { mapPlaces, type MapPlace } from './map-place.ts';

interface Page {
  readonly numberMatched?: number;
  readonly features: Parameters<typeof mapPlaces>[0];
  readonly links?: readonly { readonly rel: string; readonly href: string }[];
}

/** What a pin needs of a place: the rest stays on the server. */
const FIELDS = 'slug,name,group,icon,precision,certainty';
const PAGE_SIZE = '1000';

/** All places that match, for the map: fetched page by page until there is no next one. */
export class Pins {
  /** Null until the first answer; what was there stays until the next one has come. */
  places = $state.raw<readonly MapPlace[] | null>(null);
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
      const places: MapPlace[] = [];
      let next: string | null = firstPage(address);
      while (next !== null) {
        const response: Response = await fetch(next, { signal: running.signal });
        if (!response.ok) throw new Error(`${next} answered ${response.status}`);
        const page = (await response.json()) as Page;
        places.push(...mapPlaces(page.features, locale, localLocale));
        const link: { href: string } | undefined = page.links?.find(({ rel }) => rel === 'next');
        const following: string | null = link ? onOurOrigin(link.href) : null;
        // A page that names itself as the next one would never end.
        next = following === next ? null : following;
      }
      if (running.signal.aborted) return;
      this.places = places;
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

function firstPage(address: string): string {
  const url = new URL(address, location.href);
  if (!url.searchParams.has('fields')) url.searchParams.set('fields', FIELDS);
  url.searchParams.set('limit', PAGE_SIZE);
  return onOurOrigin(url.href);
}

/** Behind a proxy the server may think of itself under another name: only the path counts. */
function onOurOrigin(address: string): string {
  const { pathname, search } = new URL(address, location.href);
  return pathname + search;
}
