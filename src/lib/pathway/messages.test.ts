import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LOCALES, type Locale } from '../i18n/locales.ts';
import type { Messages } from '../i18n/message-key.ts';
import { KINDS_OF_INTEREST, OPTIONS, QUESTIONS } from './answers.ts';
import { SKILL_NAMES } from './skills.ts';

const PLURAL = /_(zero|one|two|few|many|other)$/;

function flatten(node: Messages, path = ''): [key: string, text: string][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flatten(value, `${path}${key}.`)
  );
}

const messagesOf = (locale: Locale) =>
  new Map(flatten(JSON.parse(readFileSync(`src/lib/pathway/messages/${locale}.json`, 'utf8')) as Messages));
const stems = (messages: Map<string, string>) =>
  [...new Set([...messages.keys()].map((key) => key.replace(PLURAL, '')))].sort();
const variables = (text: string) =>
  [...new Set([...text.matchAll(/{{\s*(\w+)/g)].map((match) => match[1] ?? ''))].sort();
const italian = messagesOf('it');

describe.each(LOCALES)('the messages of the path in %s', (locale) => {
  const messages = messagesOf(locale);

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
      const optional = PLURAL.test(key) ? ['count', 'done'] : [];
      const said = variables(text);
      expect(
        said.filter((name) => !original.includes(name)),
        key
      ).toEqual([]);
      expect(
        original.filter((name) => !said.includes(name) && !optional.includes(name)),
        key
      ).toEqual([]);
      expect(text.trim() !== '' && !/[<>]/.test(text), key).toBe(true);
    }
  });

  test('name every answer, skill and interest there is', () => {
    for (const question of QUESTIONS)
      for (const option of OPTIONS[question]) {
        const isStage = question === 'first' && option !== 'unsure';
        expect(messages.has(isStage ? `stage.${option}` : `answer.${question}.${option}`), option).toBe(true);
      }
    for (const skill of SKILL_NAMES)
      for (const kind of ['skill', 'skillName']) expect(messages.has(`${kind}.${skill}`), skill).toBe(true);
    for (const interest of Object.keys(KINDS_OF_INTEREST))
      expect(messages.has(`reason.interest.${interest}`), interest).toBe(true);
  });
});
