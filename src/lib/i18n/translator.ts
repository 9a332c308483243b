import type { LocalWords } from './local-words.ts';
import type { Locale } from './locales.ts';
import { fileOfLanguage } from './messages.ts';
import { loadSpeech, type Speech } from './speech.ts';

/** What the pages of everybody say: see message-key.ts. */
type Files = 'common' | 'calendar' | 'pages' | 'activity' | Fetched | 'server';

/** What a first view does not say. */
type Fetched = 'map' | 'filters';

/** Speaks to whoever reads the pages. */
export interface Translator extends Omit<Speech<Files>, 'say'> {
  readonly t: Speech<Files>['say'];
  /** Before what says them is shown: messages that come with it and not with the page. On the server all are there. */
  readonly fetch: (file: Fetched) => Promise<void>;
}

/** Fetched by an earlier page: what is shown of it may stay while one goes on. */
const fetched = new Set<Fetched>();

/**
 * The browser gets `common`, what its page says besides, and never what only the server does.
 * @param words of the country the page is about (on the server: neighbourhood/words.server.ts)
 */
export async function loadTranslator(
  locale: Locale,
  words: LocalWords,
  besides: readonly Files[] = ['calendar', 'pages', 'activity']
): Promise<Translator> {
  const files = (): readonly Files[] =>
    import.meta.env.SSR
      ? ['common', 'calendar', 'pages', 'activity', 'map', 'filters', 'server']
      : ['common', ...besides, ...fetched];
  const { say: first, ...rest } = await loadSpeech(locale, words, ...files());
  let say = first;
  return {
    ...rest,
    t: (key, variables) => say(key, variables),
    fetch: async (file) => {
      if (import.meta.env.SSR) return;
      await fileOfLanguage(locale, file);
      fetched.add(file);
      ({ say } = await loadSpeech(locale, words, ...files()));
    }
  };
}
