import { FIRST_LANGUAGE, languagesOnDisk } from './on-disk.js';

declare const spoken: unique symbol;

/**
 * A language the interface speaks, as a BCP 47 tag: a folder of languages/, and nothing else. Content may exist in more
 * languages than these.
 */
export type Locale = string & { readonly [spoken]: true };

/** What a language's folder says of it in language.json. */
export interface LocaleTraits {
  /** The language's own name for itself. */
  readonly endonym: string;
  readonly direction: 'ltr' | 'rtl';
  /**
   * BCP 47 tag for `Intl`, numbering system included so that server and browser write the same digits.
   * Arabic readers in the first neighbourhood come mostly from Egypt: Arabic-Indic digits.
   */
  readonly intl: string;
  /**
   * What becomes of a word before a number that is spoken with a vowel first: "il 8" is "l’8". `before` is a regular
   * expression of such numbers, in digits; absent where a language does nothing like it.
   */
  readonly elided?: { readonly before: string; readonly words: Readonly<Record<string, string>> };
}

/** languagesOnDisk() as the build found it (vite-languages.server.ts). */
declare const LANGUAGES: Readonly<Record<string, LocaleTraits>>;

const TRAITS = import.meta.env ? LANGUAGES : languagesOnDisk();

/** What is spoken to those of whom no better is known. */
export const DEFAULT_LOCALE = FIRST_LANGUAGE as Locale;

/** As readers are offered them. */
export const LOCALES = Object.keys(TRAITS) as readonly string[] as readonly Locale[];

export function traitsOf(locale: Locale): LocaleTraits {
  return TRAITS[locale]!;
}

export function isLocale(tag: string): tag is Locale {
  return (LOCALES as readonly string[]).includes(tag);
}

/** @throws for a tag that the interface does not speak: for what is written in a certain language whoever reads */
export function localeOf(tag: string): Locale {
  if (!isLocale(tag)) throw new Error(`There is no folder languages/${tag}.`);
  return tag;
}
