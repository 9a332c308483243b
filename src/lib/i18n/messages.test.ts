import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { LOCALES, type Locale } from './locales.ts';
import type { Messages } from './message-key.ts';

const PLURAL = /_(zero|one|two|few|many|other)$/;

function flatten(node: Messages, path = ''): [key: string, text: string][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flatten(value, `${path}${key}.`)
  );
}

function messagesOf(locale: Locale): Map<string, string> {
  return new Map(
    ['common', 'calendar', 'pages', 'server'].flatMap((file) =>
      flatten(JSON.parse(readFileSync(`src/lib/i18n/languages/${locale}/${file}.json`, 'utf8')) as Messages)
    )
  );
}

const stems = (messages: Map<string, string>) =>
  [...new Set([...messages.keys()].map((key) => key.replace(PLURAL, '')))].sort();
const variables = (text: string) =>
  [...new Set([...text.matchAll(/{{\s*([\w.]+)/g)].map((match) => match[1] ?? ''))].sort();
const italian = messagesOf('it');

describe.each(LOCALES)('the messages in %s', (locale) => {
  const messages = messagesOf(locale);

  test('have the keys of the Italian ones, no more and no fewer', () => {
    expect(stems(messages)).toEqual(stems(italian));
  });

  test('have every plural form their language needs', () => {
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const plurals = [
      ...new Set([...messages.keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')))
    ];
    for (const stem of plurals)
      for (const form of needed) expect(messages.has(`${stem}_${form}`), `${stem}_${form}`).toBe(true);
  });

  test('use the variables of the Italian ones', () => {
    for (const [key, text] of messages) {
      const stem = key.replace(PLURAL, '');
      const original = variables(italian.get(`${stem}_other`) ?? italian.get(key) ?? '');
      // A plural form may say its number in words: "two places" is one word in Arabic.
      const optional = PLURAL.test(key) ? ['count'] : [];
      expect(
        variables(text).filter((name) => !original.includes(name)),
        key
      ).toEqual([]);
      expect(
        original.filter((name) => !variables(text).includes(name) && !optional.includes(name)),
        key
      ).toEqual([]);
    }
  });

  test('are not empty and hold no markup', () => {
    for (const [key, text] of messages) expect(text.trim() !== '' && !/[<>]/.test(text), key).toBe(true);
  });
});

test('what only the server says is said by no component', () => {
  const sectionsOf = (file: string) =>
    Object.entries(
      JSON.parse(readFileSync(`src/lib/i18n/languages/it/${file}.json`, 'utf8')) as Record<string, Messages>
    );
  const sent = new Set(['common', 'calendar', 'pages'].flatMap(sectionsOf).map(([section]) => section));
  // Of a section that the browser has a part of, the messages that it has not; else all that begins with its name.
  const onServer = sectionsOf('server').flatMap(([section, inside]) =>
    sent.has(section)
      ? Object.keys(inside).map((name) => `${section}\\.${name.replace(PLURAL, '')}['"\`]`)
      : [`${section}\\.`]
  );
  const says = new RegExp(`\\bt\\(\\s*['"\`](${onServer.join('|')})`);
  const wrong = globSync('src/**/*.svelte').filter((file) => says.test(readFileSync(file, 'utf8')));
  expect(wrong).toEqual([]);
});

const ROUTE = 'src/routes/[locale=locale]/[neighbourhood]';

test.each([
  ['the list', ['src/routes/[locale=locale]/+page.svelte', `${ROUTE}/+page.svelte`], ['pages', 'calendar']],
  ['the calendar', [`${ROUTE}/activities/+page.svelte`, 'src/lib/activity/CalendarFields.svelte'], ['pages']]
])('%s says nothing that is sent only to other pages', (_, routes, files) => {
  const beyond = files.flatMap((file) => keysOfTwo(`src/lib/i18n/languages/it/${file}.json`));
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, to] of text.matchAll(/from '(\$lib\/[^']+|\.{1,2}\/[^']+)\.svelte'/g)) {
      visit(
        `${to!.startsWith('$lib') ? to!.replace('$lib', 'src/lib') : path.join(path.dirname(file), to!)}.svelte`
      );
    }
  };
  for (const file of [...routes, 'src/routes/+layout.svelte']) visit(file);
  expect(seen.size).toBeGreaterThan(10);
  const said = [...seen].flatMap((file) =>
    beyond.filter((key) =>
      new RegExp(`['"\`]${key.replace('.', '\\.')}['"\`.]`).test(readFileSync(file, 'utf8'))
    )
  );
  expect(said).toEqual([]);
});

/** `place.back`: the first two steps to each message of a file. */
function keysOfTwo(file: string): string[] {
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Messages>;
  return Object.entries(messages).flatMap(([key, inside]) =>
    Object.keys(inside).map((name) => `${key}.${name}`)
  );
}
