import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../tests/database/temporary-folder.ts';
import { LOCALES } from '../../src/lib/i18n/locales.ts';
import { emailBySmtp, emptyOutbox, mailSettings, sendFrom } from './email.ts';
import { signInLetter } from './sign-in-letter.ts';

interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly source: string;
}

const received: Received[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _, done) =>
    done(address.startsWith('nobody') ? new Error('There is no such person') : null),
  onData(stream, { envelope }, done) {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      received.push({
        from: envelope.mailFrom ? envelope.mailFrom.address : '',
        to: envelope.rcptTo.map(({ address }) => address),
        source: Buffer.concat(parts).toString()
      });
      done();
    });
  }
});
let url: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

const settings = () => ({ url, from: 'Vicina <vicina@example.org>' });

/** The body as a reader sees it. */
const bodyOf = ({ source }: Received) => {
  const [, head = '', body = ''] = /^([\s\S]*?)\r\n\r\n([\s\S]*)$/.exec(source) ?? [];
  return /base64/i.test(head)
    ? Buffer.from(body, 'base64').toString()
    : Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        'latin1'
      ).toString();
};

describe('a mail server', () => {
  test('is given the message as it was written, in any script', async () => {
    const text = 'Grazie.\n\nتصل رسالتكِ.\nhttps://example.org/it/san-siro/proposals/abc\n';
    await emailBySmtp(settings())({ to: 'amina@example.org', subject: 'La tua proposta · اقتراحكِ', text });
    const message = received.at(-1)!;
    expect(message).toMatchObject({ from: 'vicina@example.org', to: ['amina@example.org'] });
    expect(bodyOf(message).replaceAll('\r\n', '\n').trim()).toBe(text.trim());
    expect(message.source).toMatch(/^auto-submitted: auto-generated\r$/im);
  });

  test('is not used to write to others, or to add lines of one’s own to the head', async () => {
    const before = received.length;
    const send = emailBySmtp(settings());
    for (const to of [
      'a@example.org, b@example.org',
      'a@example.org\r\nBcc: b@example.org',
      'Friends: a@example.org;',
      '<a@example.org>',
      'not an address'
    ])
      await expect(send({ to, subject: 'x', text: 'x' }), to).rejects.toThrow('not one address');
    await send({
      to: 'a@example.org',
      subject: 'One\r\nBcc: b@example.org',
      text: '.\r\nRCPT TO:<b@example.org>'
    });
    expect(received.slice(before).map(({ to }) => to)).toEqual([['a@example.org']]);
    expect(received.at(-1)!.source).not.toMatch(/^bcc:/im);
  });

  test('that refuses somebody, or is not there, is an error', async () => {
    const letter = { subject: 'x', text: 'x' };
    await expect(emailBySmtp(settings())({ ...letter, to: 'nobody@example.org' })).rejects.toThrow(
      'no such person'
    );
    const nowhere = { ...settings(), url: 'smtp://127.0.0.1:1' };
    await expect(emailBySmtp(nowhere)({ ...letter, to: 'a@example.org' })).rejects.toThrow('ECONNREFUSED');
  });
});

test.each([
  [{ SMTP_URL: 'mail.example.org', MAIL_FROM: 'a@example.org' }, 'SMTP_URL must be'],
  [{ SMTP_URL: 'http://mail.example.org', MAIL_FROM: 'a@example.org' }, 'SMTP_URL must be'],
  [{ SMTP_URL: 'smtps://mail.example.org' }, 'MAIL_FROM is not']
])('settings that cannot be used are one sentence: %j', (environment, sentence) => {
  expect(() => mailSettings(environment as NodeJS.ProcessEnv)).toThrow(sentence);
});

test('without a mail server a message is a file for its operator alone, for a week', async () => {
  const folder = temporaryFolder();
  const message = { to: 'amina@example.org', subject: 'x', text: 'secret' };
  await sendFrom({} as NodeJS.ProcessEnv, folder)(message);
  const outbox = path.join(folder, 'outbox');
  const [name] = readdirSync(outbox);
  const file = path.join(outbox, name!);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(message);
  expect([statSync(file).mode & 0o777, statSync(outbox).mode & 0o777]).toEqual([0o600, 0o700]);
  const now = new Date();
  emptyOutbox(folder, now);
  expect(readdirSync(outbox)).toEqual([name]);
  const eightDaysAgo = new Date(now.getTime() - 8 * 24 * 3600_000);
  utimesSync(file, eightDaysAgo, eightDaysAgo);
  emptyOutbox(folder, now);
  expect(readdirSync(outbox)).toEqual([]);
  emptyOutbox(path.join(folder, 'nowhere'), now);
});

test('a sign-in code is told in every language, without the link that does not work', async () => {
  const letter = await signInLetter({
    to: 'amina@example.org',
    subject: 'Your Magic Link',
    text: 'Follow http://localhost:3000/verify?token=abc\n\nor enter the code: 123456',
    html: '<a href="http://localhost:3000">sign in</a>'
  });
  expect(letter.to).toBe('amina@example.org');
  expect(letter.text?.match(/123456/g)).toHaveLength(LOCALES.length);
  expect(letter.text).not.toContain('http');
  expect(letter.html).toBeUndefined();
});
