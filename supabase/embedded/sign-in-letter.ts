import type { EmailMessage } from '@supabase/lite';

/** Marks that keep an Arabic line right to left where a mail program looks only at the paragraph before it. */
const RTL = '\u200f';

/**
 * The letter with a sign-in code. What lite writes is English, and has a link that a server never sees the session of;
 * which language the reader prefers is not known here, so it is said in three.
 */
export function signInLetter(message: EmailMessage): EmailMessage {
  const code = /\b\d{6}\b/.exec(message.text ?? '')?.[0];
  if (!code) return message;
  return {
    to: message.to,
    subject: `${code} · Vicina`,
    text: [
      `Il tuo codice per entrare in Vicina: ${code}`,
      'Vale un’ora e una volta sola. Se non l’hai chiesto tu, non fare niente.',
      '',
      `Your code to sign in to Vicina: ${code}`,
      'It works once, within the hour. If you did not ask for it, do nothing.',
      '',
      `${RTL}رمزكِ للدخول إلى Vicina: ${code}`,
      `${RTL}يصلح مرة واحدة ولمدة ساعة. إن لم تطلبيه فلا تفعلي شيئًا.`,
      ''
    ].join('\n')
  };
}
