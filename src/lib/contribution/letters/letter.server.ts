import { DEFAULT_LOCALE, isLocale, type Locale } from '../../i18n/locales.ts';
import { localised, type LocalisedText } from '../../i18n/localised.ts';
import type { KeyOf } from '../../i18n/message-key.ts';
import { loadSpeech } from '../../i18n/speech.ts';

/** A letter that waits to be sent, as `letters_to_send` returns it. */
export interface QueuedLetter {
  readonly id: number;
  readonly recipient: string;
  readonly template: 'received' | 'asked' | 'decided' | 'corrected' | 'digest';
  readonly locale: string | null;
  readonly values: LetterValues;
}

export interface LetterValues {
  /** Slug. */
  readonly neighbourhood: string;
  readonly secret?: string;
  readonly state?: string;
  readonly name?: LocalisedText | null;
  readonly reason?: string | null;
  readonly token?: string;
  readonly entries?: readonly { readonly name: LocalisedText }[];
}

export interface Letter {
  readonly to: string;
  readonly subject: string;
  /** Plain text, lines ended by \n. */
  readonly text: string;
}

/** Decisions that have words of their own. */
const DECIDED = ['accepted', 'partly-accepted', 'refused'] as const;

/** What may have become of what was accepted. */
const CORRECTED = ['undone', 'closed'] as const;

/** More names than this make nobody read further. */
const MOST_NAMES = 20;

/** Keeps a line right to left where a mail program looks at its first strong letter alone (UAX 9). */
const RIGHT_TO_LEFT = '\u200f';

/** A name in whatever language, kept from turning the line around it (UAX 9, isolates). */
const isolated = (text: string) => `\u2068${text.replace(/\s+/g, ' ')}\u2069`;

/**
 * A letter in its reader's language. Of what strangers wrote it says nothing: an address that somebody typed may be
 * anybody's, and must not be written to in their words.
 * @param origin where the application is, `https://vicina.example.org`
 */
export async function letterOf(
  { recipient, template, locale, values }: QueuedLetter,
  origin: string
): Promise<Letter> {
  const language = locale && isLocale(locale) ? locale : DEFAULT_LOCALE;
  const { dir, say } = await loadSpeech(language, null, 'letters');
  const home = `${origin}/${language}/${values.neighbourhood}`;
  const { subject, lines } = PARTS[template]({ say, values, home, language });
  const mark = dir === 'rtl' ? RIGHT_TO_LEFT : '';
  const written = [...lines, '', '— ', say('sign')].map((line) =>
    line === '' || line.startsWith('http') || line === '— ' ? line : mark + line
  );
  return { to: recipient, subject: `${subject} · Vicina`, text: `${written.join('\n')}\n` };
}

interface Writing {
  readonly say: (key: KeyOf<'letters'>, variables?: { readonly count: number }) => string;
  readonly values: LetterValues;
  /** The neighbourhood's page. */
  readonly home: string;
  readonly language: Locale;
}

const PARTS: Readonly<
  Record<QueuedLetter['template'], (writing: Writing) => { subject: string; lines: readonly string[] }>
> = {
  received: ({ say, values, home }) => ({
    subject: say('received.subject'),
    lines: [
      say('received.body'),
      '',
      say('received.link'),
      `${home}/proposals/${values.secret}`,
      '',
      say('received.keep')
    ]
  }),
  asked: ({ say, home }) => ({
    subject: say('asked.subject'),
    lines: [say('asked.body'), '', say('asked.link'), home]
  }),
  decided: ({ say, values: { state = '' }, home }) => {
    const how = DECIDED.find((one) => one === state) ?? 'other';
    return {
      subject: say(`decided.${how}.subject`),
      lines: [say(`decided.${how}.body`), '', say('decided.link'), home, '', say('decided.forget')]
    };
  },
  corrected: ({ say, values: { state }, home }) => {
    const how = CORRECTED.find((one) => one === state) ?? 'undone';
    return {
      subject: say(`corrected.${how}.subject`),
      lines: [say(`corrected.${how}.body`), '', say('decided.link'), home, '', say('corrected.once')]
    };
  },
  digest: ({ say, values: { entries = [], token }, home, language }) => {
    const names = entries.slice(0, MOST_NAMES).map(({ name }) => localised(name, language)?.text ?? '');
    const more = entries.length - names.length;
    return {
      subject: say('digest.subject'),
      lines: [
        say('digest.body', { count: entries.length }),
        ...names.map((name) => `• ${isolated(name)}`),
        ...(more > 0 ? [say('digest.more', { count: more })] : []),
        '',
        say('digest.link'),
        `${home}/manage/still-true/${token}`,
        '',
        say('digest.keep')
      ]
    };
  }
};
