import { DEFAULT_LOCALE, LOCALES } from '../i18n/locales.ts';

const DAY = 24 * 3600_000;
/** Its reader asks again before that; RFC 9116 advises less than a year. */
const HOLDS_DAYS = 180;

/**
 * Whom to tell of a weakness, as RFC 9116 has it.
 * @param origin `https://…`, without a slash at the end
 * @param contact an address of the operator, `mailto:…`, `tel:…` or `https://…`; without one that is any, the page that says
 *   whose this site is
 */
export function writeSecurityTxt(origin: string, contact: string | undefined, now: Date): string {
  const said = contact?.trim() ?? '';
  // A line of its own in a file of lines: what holds a break is no address.
  const isAddress = /^(mailto:|tel:|https:\/\/)\S+$/.test(said);
  return [
    `Contact: ${isAddress ? said : `${origin}/${DEFAULT_LOCALE}/about`}`,
    `Expires: ${new Date(Math.floor(now.getTime() / DAY) * DAY + HOLDS_DAYS * DAY).toISOString()}`,
    `Preferred-Languages: ${LOCALES.join(', ')}`,
    `Canonical: ${origin}/.well-known/security.txt`,
    ''
  ].join('\n');
}
