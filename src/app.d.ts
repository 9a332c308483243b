import type { Locale } from '$lib/i18n/locales.ts';

declare global {
  namespace App {
    interface Locals {
      /** The language of this request: the address's, else the best the reader accepts. */
      locale: Locale;
    }
  }
}

export {};
