import type { EmailMessage } from '@supabase/lite';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTransport } from 'nodemailer';

/** Sends one message, or throws. */
export type Send = (message: EmailMessage) => Promise<void>;

export interface MailSettings {
  /** `smtp://` (with STARTTLS) or `smtps://`, with user and password if the server wants them. */
  readonly url: string;
  /** As it stands in the message: `Vicina <vicina@example.org>`. */
  readonly from: string;
}

/** A mail server that does not answer is given up after so many milliseconds. */
const PATIENCE_MS = 20_000;

/** This machine alone: nobody listens in between, and its mail server seldom has a certificate. */
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * The mail server of SMTP_URL and MAIL_FROM; undefined when none is set.
 * @throws Error with one sentence when they cannot be used.
 */
export function mailSettings(environment: NodeJS.ProcessEnv): MailSettings | undefined {
  const { SMTP_URL: url, MAIL_FROM: from } = environment;
  if (!url) return undefined;
  if (!URL.canParse(url) || !['smtp:', 'smtps:'].includes(new URL(url).protocol))
    throw new Error(
      'SMTP_URL must be smtp://… or smtps://…, for instance smtps://user:password@mail.example.org.'
    );
  if (!from || !/^[^@\r\n]*@[^\r\n]*$/.test(from))
    throw new Error('SMTP_URL is set, MAIL_FROM is not: it must be the address that mail comes from.');
  return { url, from };
}

/** Sends by a mail server, never in the clear but on this machine. */
export function emailBySmtp({ url, from }: MailSettings): Send {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !LOOPBACK.test(hostname),
    tls: { rejectUnauthorized: !LOOPBACK.test(hostname) },
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    // A message is words: it may never name a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true
  });
  return async ({ to, subject, text = '' }) => {
    if (!isOneAddress(to)) throw new Error('This is not one address.');
    await transport.sendMail({
      from,
      // Not read as a list: a comma in it makes no second recipient.
      to: { name: '', address: to },
      subject: subject.replace(/\s+/g, ' '),
      text,
      // RFC 3834: no machine answers this, out of office or otherwise.
      headers: { 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'All' }
    });
  };
}

const isOneAddress = (to: string) => /^[^\s<>,;:"@]+@[^\s<>,;:"@]+$/.test(to) && to.length <= 254;

/**
 * Keeps the messages an installation without a mail server would send, for its operator to read: a sign-in
 * code must reach its owner somehow, and must not stand in a log.
 */
export function emailIntoFolder(folder: string): Send {
  let count = 0;
  return async (message) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = path.join(
      folder,
      `${new Date().toISOString().replaceAll(':', '-')}-${process.pid}-${++count}.json`
    );
    writeFileSync(file, JSON.stringify(message, null, 2), { mode: 0o600 });
    process.stderr.write(`An e-mail was not sent (no mail server is set up); it is in ${file}\n`);
  };
}

const outboxOf = (dataDirectory: string) => path.join(dataDirectory, 'outbox');

/** How this installation sends its mail: by the mail server that is set, else into its data folder. */
export function sendFrom(environment: NodeJS.ProcessEnv, dataDirectory: string): Send {
  const settings = mailSettings(environment);
  return settings ? emailBySmtp(settings) : emailIntoFolder(outboxOf(dataDirectory));
}

/** Kept so long, in milliseconds: who was written to, and what, is not remembered. */
const KEPT_MS = 7 * 24 * 3600_000;

/** Takes old messages out of the folder. */
export function emptyOutbox(dataDirectory: string, now: Date): void {
  const folder = outboxOf(dataDirectory);
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  for (const file of names.map((name) => path.join(folder, name)))
    if (now.getTime() - statSync(file).mtimeMs > KEPT_MS) rmSync(file, { force: true });
}
