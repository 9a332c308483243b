import { variablesOf, type LocalWords } from './local-words.ts';
import type { Locale } from './locales.ts';
import { fileOfLanguage } from './messages.ts';
import { filled } from './speak.ts';

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
  /** What a page shows under the words: `shapes`. */
  readonly shows?: string;
}

export type ProseName = 'about' | 'privacy' | 'data';

/** The words of a page in one language, and of the country it is about: fetched with that page and no other. */
export async function loadProse(name: ProseName, locale: Locale, words: LocalWords): Promise<Prose> {
  const { sections, ...rest } = (await fileOfLanguage(locale, `prose/${name}`)) as Prose;
  const variables = variablesOf(words, locale);
  const say = (text: string) => filled(text, variables);
  return {
    ...rest,
    sections: sections.map(({ heading, paragraphs, points, shows }) => ({
      heading,
      ...(paragraphs && { paragraphs: paragraphs.map(say) }),
      ...(points && { points: points.map(say) }),
      ...(shows && { shows })
    }))
  };
}
