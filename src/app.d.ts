import type { HistoryView } from '$lib/contribution/history/view.ts';
import type { Locale } from '$lib/i18n/locales.ts';
import type { CountryView } from '$lib/neighbourhood/country-view.server.ts';
import type { HereView } from '$lib/neighbourhood/here-view.server.ts';
import type { Session } from '$lib/server/session.server.ts';

declare global {
  namespace App {
    interface Error {
      message: string;
      /** Of a 410: what is left of an entry that was closed. */
      closed?: HistoryView;
    }
    interface Locals {
      /** The language of this request: the address's, else the best the reader accepts. */
      locale: Locale;
      /** What this request is called in the log. */
      requestId: string;
      /** Who has signed in, or null; asked only by those who call it, so that public pages read no cookie. */
      session: () => Promise<Session | null>;
    }
    interface PageData {
      /** Of the root layout: on every page. */
      country: CountryView;
      neighbourhoodHere: HereView | null;
      /** Printed to be handed to somebody: the paper speaks of nothing but what is hers. */
      isHandedOver?: boolean;
    }
    interface PageState {
      /** Of a form that asks one question at a time: which. */
      step?: number;
    }
  }
}

export {};
