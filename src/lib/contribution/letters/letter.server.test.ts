import { describe, expect, test } from 'vitest';
import { messagesIn, testParity } from '../../../../tests/message-parity.ts';
import { LOCALES } from '../../i18n/locales.ts';
import { letterOf, type QueuedLetter } from './letter.server.ts';

testParity('letters');

const ORIGIN = 'https://vicina.example.org';
const queued = (letter: Partial<QueuedLetter>): QueuedLetter => ({
  id: 1,
  recipient: 'amina@example.org',
  template: 'received',
  locale: 'it',
  values: { neighbourhood: 'san-siro', secret: 'abcdefghijklmnopqrstuvwx' },
  ...letter
});

describe.each(LOCALES)('in %s', (locale) => {
  test('what was received is told with the private link on a line of its own', () => {
    const { to, text } = letterOf(queued({ locale }), ORIGIN);
    expect(to).toBe('amina@example.org');
    expect(text.split('\n')).toContain(`${ORIGIN}/${locale}/san-siro/proposals/abcdefghijklmnopqrstuvwx`);
  });

  test('every state of a decision has its words, and no word is missing', () => {
    for (const state of ['accepted', 'partly-accepted', 'refused', 'conflict', 'unchanged', '']) {
      const { subject, text } = letterOf(
        queued({ locale, template: 'decided', values: { neighbourhood: 'san-siro', state } }),
        ORIGIN
      );
      const keys = [...messagesIn('letters', locale).keys()];
      for (const key of keys) expect(subject + text).not.toContain(key);
    }
  });

  test('a digest names what is to be confirmed and leads to one page', () => {
    const entries = Array.from({ length: 23 }, (_, index) => ({ name: { it: `Corso ${index}` } }));
    const { text } = letterOf(
      queued({ locale, template: 'digest', values: { neighbourhood: 'san-siro', token: 'tok', entries } }),
      ORIGIN
    );
    expect(text.match(/• /g)).toHaveLength(20);
    expect(text).toContain(`${ORIGIN}/${locale}/san-siro/manage/still-true/tok\n`);
    expect(text).toMatch(locale === 'ar' ? /و٣ أخرى/ : /3/);
  });
});

test('nothing that a stranger typed reaches an address that she typed too', () => {
  const values = {
    neighbourhood: 'san-siro',
    secret: 'abcdefghijklmnopqrstuvwx',
    name: { it: 'Buy pills at evil.example' },
    reason: 'Buy pills at evil.example',
    state: 'Buy pills at evil.example'
  };
  for (const template of ['received', 'asked', 'decided'] as const) {
    const { subject, text } = letterOf(queued({ template, values }), ORIGIN);
    expect(subject + text).not.toContain('evil.example');
  }
});

test('Arabic runs from right to left line by line, and a Latin name in it turns nothing round', () => {
  const { text } = letterOf(
    queued({
      locale: 'ar',
      template: 'digest',
      values: { neighbourhood: 'san-siro', token: 'tok', entries: [{ name: { it: 'Corso\nBase' } }] }
    }),
    ORIGIN
  );
  const words = text.split('\n').filter((line) => /\p{L}/u.test(line) && !line.startsWith('http'));
  for (const line of words) expect(line.startsWith('\u200f'), line).toBe(true);
  expect(text).toContain('\u2068Corso Base\u2069');
});

test('a language that letters are not written in is answered in Italian', () => {
  expect(letterOf(queued({ locale: 'fr' }), ORIGIN)).toEqual(letterOf(queued({ locale: null }), ORIGIN));
});
