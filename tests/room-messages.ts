import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LOCALES, type Locale } from '../src/lib/i18n/locales.ts';
import type { Messages } from '../src/lib/i18n/message-key.ts';

const PLURAL = /_(zero|one|two|few|many|other)$/;

function flatten(node: Messages, path = ''): [key: string, text: string][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flatten(value, `${path}${key}.`)
  );
}

const stems = (messages: Map<string, string>) =>
  [...new Set([...messages.keys()].map((key) => key.replace(PLURAL, '')))].sort();
const variables = (text: string) =>
  [...new Set([...text.matchAll(/{{\s*(\w+)/g)].map((match) => match[1] ?? ''))].sort();

/** What holds of the messages of any room: the same keys in each language, every plural form, the same variables. */
export function testMessages(file: string): void {
  const messagesOf = (locale: Locale) =>
    new Map(
      flatten(JSON.parse(readFileSync(`src/lib/i18n/languages/${locale}/${file}.json`, 'utf8')) as Messages)
    );
  const italian = messagesOf('it');

  describe.each(LOCALES)(`${file} in %s`, (locale) => {
    const messages = messagesOf(locale);

    test('has the keys of the Italian ones, no more and no fewer', () => {
      expect(stems(messages)).toEqual(stems(italian));
    });

    test('has every plural form its language needs', () => {
      const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
      const plural = [...messages.keys()].filter((key) => PLURAL.test(key));
      for (const stem of new Set(plural.map((key) => key.replace(PLURAL, ''))))
        for (const form of needed) expect(messages.has(`${stem}_${form}`), `${stem}_${form}`).toBe(true);
    });

    test('uses the variables of the Italian ones, is not empty and holds no markup', () => {
      for (const [key, text] of messages) {
        const stem = key.replace(PLURAL, '');
        const original = variables(italian.get(`${stem}_other`) ?? italian.get(key) ?? '');
        const said = variables(text);
        expect(
          said.filter((name) => !original.includes(name)),
          key
        ).toEqual([]);
        // A plural form may say its number in words; of nothing there is nothing more to say.
        const needed = key.endsWith('_zero')
          ? []
          : original.filter((name) => name !== 'count' || key === stem);
        expect(
          needed.filter((name) => !said.includes(name)),
          key
        ).toEqual([]);
        expect(text.trim() !== '' && !/[<>]/.test(text), key).toBe(true);
      }
    });
  });
}
