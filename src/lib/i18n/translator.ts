import type { LocalWords } from './local-words.ts';
import type { Locale } from './locales.ts';
import { loadSpeech, type Speech } from './speech.ts';

/** What the pages of everybody say: see message-key.ts. */
type Files = 'common' | 'calendar' | 'pages' | 'server';

/** Speaks to whoever reads the pages. */
export interface Translator extends Omit<Speech<Files>, 'say'> {
  readonly t: Speech<Files>['say'];
}

/**
 * The browser gets for the list and the calendar only what they say, and never what only the server does.
 * @param words of the country the page is about (on the server: neighbourhood/words.server.ts)
 */
export async function loadTranslator(
  locale: Locale,
  words: LocalWords,
  { only }: { readonly only?: 'list' | 'calendar' | undefined } = {}
): Promise<Translator> {
  const beyond: readonly Files[] =
    only === 'list' ? [] : only === 'calendar' ? ['calendar'] : ['calendar', 'pages'];
  const files: readonly Files[] = import.meta.env.SSR
    ? ['common', 'calendar', 'pages', 'server']
    : ['common', ...beyond];
  const { say, ...rest } = await loadSpeech(locale, words, ...files);
  return { ...rest, t: say };
}
