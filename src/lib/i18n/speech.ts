import { elided } from './elided.ts';
import { variablesOf, type LocalWords } from './local-words.ts';
import { traitsOf, type Locale } from './locales.ts';
import type { FileOfNoCountry, KeyOf, MessageFile, Messages } from './message-key.ts';
import { fileOfLanguage } from './messages.ts';
import { speaker, type Speak } from './speak.ts';

/** Speaks one language by some of its files. Made anew for each request, so that no two readers share one. */
export interface Speech<File extends MessageFile> {
  readonly locale: Locale;
  readonly dir: 'ltr' | 'rtl';
  /**
   * The message in the reader's language. `count` chooses the plural form; numbers are written in the
   * reader's digits. A text among the variables is put in as it is: markup escapes it.
   */
  readonly say: (key: KeyOf<File>, variables?: Readonly<Record<string, string | number>>) => string;
  readonly number: (value: number) => string;
  /** A year, without the point of thousands. */
  readonly year: (value: number) => string;
  /** "22 November 2026", the day as it is in the given zone. */
  readonly date: (instant: Date, timeZone: string) => string;
  /** "Wednesday 25 November, 10:00", as it is in the given zone. */
  readonly moment: (instant: Date, timeZone: string) => string;
}

/**
 * A speech with its messages fetched: the browser gets the files that are named, of its own language alone.
 * @param words what its messages say of the country a page is about (on the server: neighbourhood/words.server.ts);
 *   null for files that say nothing of it
 */
export async function loadSpeech<File extends MessageFile>(
  locale: Locale,
  words: LocalWords | ([File] extends [FileOfNoCountry] ? null : never),
  ...files: readonly File[]
): Promise<Speech<File>> {
  const messages = merged(await Promise.all(files.map((file) => fileOfLanguage(locale, file))));
  // Vite leaves i18next out of what the browser is sent.
  if (import.meta.env && !import.meta.env.SSR) return createSpeech(locale, speaker(locale, messages), words);
  const { i18nextSpeaker } = await import('./i18next-speaker.ts');
  return createSpeech(locale, i18nextSpeaker(locale, messages), words);
}

export function createSpeech<File extends MessageFile>(
  locale: Locale,
  speak: Speak,
  words: LocalWords | null = null
): Speech<File> {
  const { intl, direction } = traitsOf(locale);
  const local = words === null ? {} : variablesOf(words, locale);
  const numbers = new Intl.NumberFormat(intl);
  const number = (value: number): string => numbers.format(value);
  const years = new Intl.NumberFormat(intl, { useGrouping: false });
  const dateIn = byZone(intl, { dateStyle: 'long' });
  const momentIn = byZone(intl, MOMENT);
  return {
    locale,
    dir: direction,
    say: (key, variables = {}) => {
      const { count } = variables;
      const shown = Object.entries(variables).map(([name, value]) => [
        name,
        typeof value === 'number' ? number(value) : value
      ]);
      const sentence = speak(key, {
        ...(typeof count === 'number' && { count }),
        shown: { ...local, ...(Object.fromEntries(shown) as Record<string, string>) }
      });
      return elided(sentence, locale);
    },
    number,
    year: (value) => years.format(value),
    date: (instant, timeZone) => dateIn(timeZone).format(instant),
    moment: (instant, timeZone) => momentIn(timeZone).format(instant)
  };
}

const MOMENT = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23'
} as const;

/** Made once for each zone of a page: making one costs more than writing a card. */
function byZone(
  intl: string,
  options: Intl.DateTimeFormatOptions
): (timeZone: string) => Intl.DateTimeFormat {
  const formats = new Map<string, Intl.DateTimeFormat>();
  return (timeZone) => {
    const format = formats.get(timeZone) ?? new Intl.DateTimeFormat(intl, { ...options, timeZone });
    formats.set(timeZone, format);
    return format;
  };
}

/** Files may share a first key (`place`), never a whole one. */
function merged(files: readonly unknown[]): Messages {
  const all: Record<string, string | Messages> = {};
  for (const messages of files as readonly Messages[]) {
    for (const [key, value] of Object.entries(messages)) {
      const there = all[key];
      all[key] = typeof there === 'object' && typeof value === 'object' ? { ...there, ...value } : value;
    }
  }
  return all;
}
