import type { EmailMessage } from '@supabase/lite';
import { LOCALES } from '../../src/lib/i18n/locales.ts';
import { loadSpeech } from '../../src/lib/i18n/speech.ts';

/** Marks that keep an Arabic line right to left where a mail program looks only at the paragraph before it. */
const RTL = '\u200f';

/**
 * The letter with a sign-in code. What lite writes is English, and has a link that a server never sees the session of;
 * which language the reader prefers is not known here, so it is said in all.
 */
export async function signInLetter(message: EmailMessage): Promise<EmailMessage> {
  const code = /\b\d{6}\b/.exec(message.text ?? '')?.[0];
  if (!code) return message;
  const speeches = await Promise.all(LOCALES.map((locale) => loadSpeech(locale, null, 'letters')));
  const paragraphs = speeches.map(({ dir, say }) =>
    [say('signIn.code', { code }), say('signIn.once')]
      .map((line) => `${dir === 'rtl' ? RTL : ''}${line}\n`)
      .join('')
  );
  return { to: message.to, subject: `${code} · Vicina`, text: paragraphs.join('\n') };
}

/** The same letter as a Supabase project sends it: a template of Auth, which puts the code in (supabase/config.toml). */
export async function signInTemplate(): Promise<string> {
  const paragraphs = await Promise.all(
    LOCALES.map(async (locale) => {
      const { dir, say } = await loadSpeech(locale, null, 'letters');
      return `<p lang="${locale}" dir="${dir}">${say('signIn.code', { code: '{{ .Token }}' })}<br>${say('signIn.once')}</p>\n`;
    })
  );
  return paragraphs.join('');
}
