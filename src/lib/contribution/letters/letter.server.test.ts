import { describe, expect, test } from 'vitest';
import { messagesIn } from '../../../../tests/language-files.ts';
import { LOCALES, traitsOf } from '../../i18n/locales.ts';
import { letterOf, type QueuedLetter } from './letter.server.ts';

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
  test('what was received is told with the private link on a line of its own', async () => {
    const { to, text } = await letterOf(queued({ locale }), ORIGIN);
    expect(to).toBe('amina@example.org');
    expect(text.split('\n')).toContain(`${ORIGIN}/${locale}/san-siro/proposals/abcdefghijklmnopqrstuvwx`);
  });

  test('every state of a decision has its words, and no word is missing', async () => {
    for (const state of ['accepted', 'partly-accepted', 'refused', 'conflict', 'unchanged', '']) {
      const { subject, text } = await letterOf(
        queued({ locale, template: 'decided', values: { neighbourhood: 'san-siro', state } }),
        ORIGIN
      );
      const keys = [...messagesIn('letters', locale).keys()];
      for (const key of keys) expect(subject + text).not.toContain(key);
    }
  });

  test('what became of it since has its words, and says that no other letter follows', async () => {
    const letters = await Promise.all(
      ['undone', 'closed'].map((state) =>
        letterOf(
          queued({ locale, template: 'corrected', values: { neighbourhood: 'san-siro', state } }),
          ORIGIN
        )
      )
    );
    expect(new Set(letters.map(({ subject }) => subject)).size).toBe(2);
    for (const { subject, text } of letters) {
      for (const key of messagesIn('letters', locale).keys()) expect(subject + text).not.toContain(key);
      expect(text.split('\n')).toContain(`${ORIGIN}/${locale}/san-siro`);
    }
  });

  test('a digest names what is to be confirmed and leads to one page', async () => {
    const entries = Array.from({ length: 23 }, (_, index) => ({ name: { it: `Corso ${index}` } }));
    const { text } = await letterOf(
      queued({ locale, template: 'digest', values: { neighbourhood: 'san-siro', token: 'tok', entries } }),
      ORIGIN
    );
    expect(text.match(/• /g)).toHaveLength(20);
    expect(text).toContain(`${ORIGIN}/${locale}/san-siro/manage/still-true/tok\n`);
    expect(text).toContain(new Intl.NumberFormat(traitsOf(locale).intl).format(3));
  });
});

test('nothing that a stranger typed reaches an address that she typed too', async () => {
  const values = {
    neighbourhood: 'san-siro',
    secret: 'abcdefghijklmnopqrstuvwx',
    name: { it: 'Buy pills at evil.example' },
    reason: 'Buy pills at evil.example',
    state: 'Buy pills at evil.example'
  };
  for (const template of ['received', 'asked', 'decided', 'corrected'] as const) {
    const { subject, text } = await letterOf(queued({ template, values }), ORIGIN);
    expect(subject + text).not.toContain('evil.example');
  }
});

test('Arabic runs from right to left line by line, and a Latin name in it turns nothing round', async () => {
  const { text } = await letterOf(
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

test('a language that letters are not written in is answered in Italian', async () => {
  expect(await letterOf(queued({ locale: 'fr' }), ORIGIN)).toEqual(
    await letterOf(queued({ locale: null }), ORIGIN)
  );
});
