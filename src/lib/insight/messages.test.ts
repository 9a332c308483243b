import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LOCALES, type Locale } from '../i18n/locales.ts';
import type { Messages } from '../i18n/message-key.ts';

function flatten(node: Messages, path = ''): [key: string, text: string][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flatten(value, `${path}${key}.`)
  );
}

const messagesOf = (locale: Locale) =>
  new Map(flatten(JSON.parse(readFileSync(`src/lib/insight/messages/${locale}.json`, 'utf8')) as Messages));
const variables = (text = '') =>
  [...new Set([...text.matchAll(/{{\s*(\w+)/g)].map((match) => match[1]!))].sort();
const italian = messagesOf('it');

describe.each(LOCALES)('the messages of the evidence in %s', (locale) => {
  const messages = messagesOf(locale);

  test('have the keys of the Italian ones, no more and no fewer', () => {
    expect([...messages.keys()].sort()).toEqual([...italian.keys()].sort());
  });

  test('use the variables of the Italian ones, are not empty and hold no markup', () => {
    for (const [key, text] of messages) {
      expect(variables(text), key).toEqual(variables(italian.get(key)));
      expect(text.trim() !== '' && !/[<>]/.test(text), key).toBe(true);
    }
  });
});
