import type { Locale } from './locales.ts';
import { globOnDisk } from './on-disk.js';

/** The hash of the sources the app is built from (vite-languages.server.ts). */
declare const RELEASE: string;

const FILES = import.meta.env
  ? import.meta.glob(['./languages/*/*.json', './languages/*/prose/*.json'], { import: 'default' })
  : {};

/**
 * What a file of a language holds, `network` or `prose/about`. The browser fetches it from an address it knows without a
 * list of files: a language more costs a page some bytes and not the addresses of its files.
 */
export async function fileOfLanguage(locale: Locale, name: string): Promise<unknown> {
  if (import.meta.env && !import.meta.env.SSR) {
    // In development Vite makes a module of the file itself.
    const address = import.meta.env.DEV
      ? `/src/lib/i18n/languages/${locale}/${name}.json?import`
      : `/_app/immutable/${RELEASE}/languages/${locale}/${name}.js`;
    return ((await import(/* @vite-ignore */ address)) as { readonly default: unknown }).default;
  }
  const path = `./languages/${locale}/${name}.json`;
  const found = import.meta.env ? await FILES[path]?.() : globOnDisk(path)[path];
  if (!found) throw new Error(`There is no ${path}.`);
  return found;
}
