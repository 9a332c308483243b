/** 24 bytes: nobody finds a proposal by trying. */
const BYTES = 24;

const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));

/**
 * A new secret of a proposal, 32 characters of base64url (RFC 4648, section 5): whoever has it may follow the proposal,
 * and the same post sent again with it is the same proposal. Made with the form, before it is sent.
 */
export function newSecret(randomBytes: (bytes: number) => Uint8Array = random): string {
  return btoa(String.fromCharCode(...randomBytes(BYTES)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** What a secret may be at all; a UUID is one. */
export const SECRET = /^[A-Za-z0-9_-]{22,64}$/;

/** Whether a text may be one. */
export function isSecret(text: unknown): text is string {
  return typeof text === 'string' && SECRET.test(text);
}

/** The private page of a proposal. */
export function proposalHref(locale: string, neighbourhood: string, secret: string): string {
  return `/${locale}/${neighbourhood}/proposals/${secret}`;
}
