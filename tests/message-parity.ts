import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '../src/lib/i18n/locales.ts';
import type { Messages } from '../src/lib/i18n/message-key.ts';

const PLURAL = /_(zero|one|two|few|many|other)$/;

function flatten(node: Messages, path = ''): [key: string, text: string][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flatten(value, `${path}${key}.`)
  );
}

const stems = (messages: ReadonlyMap<string, string>) =>
  [...new Set([...messages.keys()].map((key) => key.replace(PLURAL, '')))].sort();
const variables = (text: string) =>
  [...new Set([...text.matchAll(/{{\s*(\w+)/g)].map((match) => match[1] ?? ''))].sort();

/** The messages of a file in a locale, by key. */
export function messagesIn(file: string, locale: string): ReadonlyMap<string, string> {
  return new Map(
    flatten(JSON.parse(readFileSync(`src/lib/i18n/languages/${locale}/${file}.json`, 'utf8')) as Messages)
  );
}

interface Exceptions {
  /** Keys of messages that speak of < and >. */
  readonly mayHoldMarkup?: readonly string[];
  /** Variables that a plural form may say in words, beside `count`. */
  readonly sayable?: readonly string[];
}

/** Declares the tests that every room's messages must pass: the same keys and variables in each language. */
export function testParity(file: string, { mayHoldMarkup = [], sayable = [] }: Exceptions = {}): void {
  const italian = messagesIn(file, 'it');
  describe.each(LOCALES)('the messages in %s', (locale) => {
    const messages = messagesIn(file, locale);

    test('have the keys of the Italian ones, no more and no fewer', () => {
      expect(stems(messages)).toEqual(stems(italian));
    });

    test('have every plural form their language needs', () => {
      const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
      const plural = [...messages.keys()].filter((key) => PLURAL.test(key));
      for (const stem of new Set(plural.map((key) => key.replace(PLURAL, ''))))
        for (const form of needed) expect(messages.has(`${stem}_${form}`), `${stem}_${form}`).toBe(true);
    });

    test('use the variables of the Italian ones, are not empty and hold no markup', () => {
      for (const [key, text] of messages) {
        const original = variables(italian.get(`${key.replace(PLURAL, '')}_other`) ?? italian.get(key) ?? '');
        // A plural form may say its number in words.
        const optional = PLURAL.test(key) ? ['count', ...sayable] : [];
        const said = variables(text);
        expect(
          said.filter((name) => !original.includes(name)),
          key
        ).toEqual([]);
        expect(
          original.filter((name) => !said.includes(name) && !optional.includes(name)),
          key
        ).toEqual([]);
        expect(text.trim() !== '' && (mayHoldMarkup.includes(key) || !/[<>]/.test(text)), key).toBe(true);
      }
    });
  });
}
