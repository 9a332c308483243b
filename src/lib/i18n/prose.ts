import type { Locale } from './locales.ts';
import { fileOfLanguage } from './messages.ts';

/** A page of plain words. */
export interface Prose {
  readonly title: string;
  readonly description: string;
  readonly lead: string;
  readonly sections: readonly ProseSection[];
}

export interface ProseSection {
  readonly heading: string;
  readonly paragraphs?: readonly string[];
  readonly points?: readonly string[];
}

export type ProseName = 'about' | 'privacy' | 'data';

/** The words of a page in one language: fetched with that page and no other. */
export async function loadProse(name: ProseName, locale: Locale): Promise<Prose> {
  return (await fileOfLanguage(locale, `prose/${name}`)) as Prose;
}
