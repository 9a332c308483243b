import { DEFAULT_LOCALE, LOCALES, type Locale } from '../i18n/locales.ts';

/** The address of a page in a language, without the origin: `/it/san-siro`. */
export type AddressIn = (locale: Locale) => string;

/**
 * The pages in every language, each naming its other languages (sitemaps.org 0.9, with the alternates that search engines
 * read). Addresses are plain ASCII paths of ours: nothing in them needs escaping.
 *
 * @param origin `https://…`, without a slash at the end
 */
export function writeSitemap(origin: string, pages: readonly AddressIn[]): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...pages.flatMap((addressIn) => {
      const alternates = [
        ...LOCALES.map((locale) => alternate(locale, origin + addressIn(locale))),
        alternate('x-default', origin + addressIn(DEFAULT_LOCALE))
      ].join('');
      return LOCALES.map((locale) => `<url><loc>${origin}${addressIn(locale)}</loc>${alternates}</url>`);
    }),
    '</urlset>',
    ''
  ].join('\n');
}

const alternate = (language: string, address: string) =>
  `<xhtml:link rel="alternate" hreflang="${language}" href="${address}"/>`;
