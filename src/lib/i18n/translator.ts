import { LOCALE_TRAITS, type Locale } from './locales.ts';
import { variablesOf, type LocalWords } from './local-words.ts';
import type { MessageKey, Messages } from './message-key.ts';
import { speaker, type Speak } from './speak.ts';

/** Speaks one language. Made anew for each request, so that no two readers share one. */
export interface Translator {
  readonly locale: Locale;
  readonly dir: 'ltr' | 'rtl';
  /**
   * The message in the reader's language. `count` chooses the plural form; numbers are written in the
   * reader's digits. A text among the variables is put in as it is: markup escapes it.
   */
  readonly t: (key: MessageKey, variables?: Readonly<Record<string, string | number>>) => string;
  readonly number: (value: number) => string;
  /** A year, without the point of thousands. */
  readonly year: (value: number) => string;
  /** "22 November 2026", the day as it is in the given zone. */
  readonly date: (instant: Date, timeZone: string) => string;
  /** "Wednesday 25 November, 10:00", as it is in the given zone. */
  readonly moment: (instant: Date, timeZone: string) => string;
}

/** @param words what its messages say of the country a page is about; null: they say nothing of it */
export function createTranslator(locale: Locale, speak: Speak, words: LocalWords | null = null): Translator {
  const { intl, direction } = LOCALE_TRAITS[locale];
  const local = words === null ? {} : variablesOf(words, locale);
  const numbers = new Intl.NumberFormat(intl);
  const number = (value: number): string => numbers.format(value);
  return {
    locale,
    dir: direction,
    t: (key, variables = {}) => {
      const { count } = variables;
      const shown = Object.entries(variables).map(([name, value]) => [
        name,
        typeof value === 'number' ? number(value) : value
      ]);
      return speak(key, {
        ...(typeof count === 'number' && { count }),
        shown: { ...local, ...(Object.fromEntries(shown) as Record<string, string>) }
      });
    },
    number,
    year: (value) => new Intl.NumberFormat(intl, { useGrouping: false }).format(value),
    date: (instant, timeZone) =>
      new Intl.DateTimeFormat(intl, { dateStyle: 'long', timeZone }).format(instant),
    moment: (instant, timeZone) =>
      new Intl.DateTimeFormat(intl, {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        hour: 'numeric',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone
      }).format(instant)
  };
}

type Files = Readonly<Record<Locale, () => Promise<{ default: Messages }>>>;

/** What every page says, and the list, which must be light. */
const FILES: Files = {
  it: () => import('./languages/it/common.json'),
  en: () => import('./languages/en/common.json'),
  ar: () => import('./languages/ar/common.json')
};

/** What the calendar says besides, which must be light too. */
const CALENDAR_FILES: Files = {
  it: () => import('./languages/it/calendar.json'),
  en: () => import('./languages/en/calendar.json'),
  ar: () => import('./languages/ar/calendar.json')
};

/** What the other pages say besides. */
const PAGE_FILES: Files = {
  it: () => import('./languages/it/pages.json'),
  en: () => import('./languages/en/pages.json'),
  ar: () => import('./languages/ar/pages.json')
};

const SERVER_FILES: Files = {
  it: () => import('./languages/it/server.json'),
  en: () => import('./languages/en/server.json'),
  ar: () => import('./languages/ar/server.json')
};

/**
 * A translator with its messages fetched: the browser gets those of its own language alone, and for the list and the
 * calendar only what they say.
 * @param words of the country the page is about (on the server: neighbourhood/words.server.ts)
 */
export async function loadTranslator(
  locale: Locale,
  words: LocalWords,
  { only }: { readonly only?: 'list' | 'calendar' | undefined } = {}
): Promise<Translator> {
  // Vite leaves i18next and the server's messages out of what the browser is sent.
  if (import.meta.env.SSR) {
    const { i18nextSpeaker } = await import('./i18next-speaker.ts');
    const all = [FILES, CALENDAR_FILES, PAGE_FILES, SERVER_FILES];
    const files = await Promise.all(all.map((file) => file[locale]()));
    return createTranslator(locale, i18nextSpeaker(locale, merged(files)), words);
  }
  const wanted = only === 'list' ? [] : only === 'calendar' ? [CALENDAR_FILES] : [CALENDAR_FILES, PAGE_FILES];
  const files = await Promise.all([FILES, ...wanted].map((file) => file[locale]()));
  return createTranslator(locale, speaker(locale, merged(files)), words);
}

/** Files may share a first key (`place`), never a whole one. */
function merged(files: readonly { default: Messages }[]): Messages {
  const all: Record<string, string | Messages> = {};
  for (const { default: messages } of files) {
    for (const [key, value] of Object.entries(messages)) {
      const there = all[key];
      all[key] = typeof there === 'object' && typeof value === 'object' ? { ...there, ...value } : value;
    }
  }
  return all;
}
