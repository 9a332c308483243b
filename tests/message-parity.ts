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

/** The messages of a folder in one language, by their whole key. */
export function messagesIn(folder: string, locale: Locale): Map<string, string> {
  return new Map(flatten(JSON.parse(readFileSync(`${folder}/${locale}.json`, 'utf8')) as Messages));
}

const variables = (text: string) =>
  [...new Set([...text.matchAll(/{{\s*(\w+)/g)].map((match) => match[1] ?? ''))].sort();

/** Tests that a folder of messages says the same in every language. Variables named may be said in words by a plural form. */
export function testParity(folder: string, sayableInWords: readonly string[] = ['count']): void {
  const stems = (messages: Map<string, string>) =>
    [...new Set([...messages.keys()].map((key) => key.replace(PLURAL, '')))].sort();
  const italian = messagesIn(folder, 'it');

  describe.each(LOCALES)(`the messages of ${folder} in %s`, (locale) => {
    const messages = messagesIn(folder, locale);

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
        const said = variables(text);
        const unsaid = original.filter((name) => !said.includes(name));
        expect(
          said.filter((name) => !original.includes(name)),
          key
        ).toEqual([]);
        expect(
          PLURAL.test(key) ? unsaid.filter((name) => !sayableInWords.includes(name)) : unsaid,
          key
        ).toEqual([]);
        expect(text.trim() !== '' && !/[<>]/.test(text), key).toBe(true);
      }
    });
  });
}
