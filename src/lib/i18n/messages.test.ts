import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { messagesIn } from '../../../tests/language-files.ts';
import { variablesOf } from './local-words.ts';
import { DEFAULT_LOCALE, LOCALES } from './locales.ts';
import { FILES_OF_NO_COUNTRY, type Messages } from './message-key.ts';

const PLURAL = /_(zero|one|two|few|many|other)$/;

test('what only the server says is said by no component', () => {
  const sectionsOf = (file: string) =>
    Object.entries(
      JSON.parse(readFileSync(`src/lib/i18n/languages/it/${file}.json`, 'utf8')) as Record<string, Messages>
    );
  const sent = new Set(
    ['common', 'calendar', 'pages', 'activity', 'map', 'filters']
      .flatMap(sectionsOf)
      .map(([section]) => section)
  );
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
  [
    'the list',
    ['src/routes/[locale=locale]/+page.svelte', `${ROUTE}/+page.svelte`],
    ['pages', 'calendar', 'activity', 'map', 'filters']
  ],
  ['the calendar', [`${ROUTE}/activities/+page.svelte`], ['pages', 'activity', 'map', 'filters']],
  [
    'the fields of a list',
    ['src/lib/place/PlaceFields.svelte', 'src/lib/activity/CalendarFields.svelte'],
    ['pages', 'activity', 'map']
  ],
  [
    'the path',
    [`${ROUTE}/path/+page.svelte`, `${ROUTE}/path/skills/+page.svelte`],
    ['pages', 'calendar', 'activity', 'map', 'filters']
  ],
  ['the search', [`${ROUTE}/search/+page.svelte`], ['pages', 'calendar', 'activity', 'map', 'filters']],
  ['the page of a place', [`${ROUTE}/places/[slug]/+page.svelte`], ['calendar', 'activity', 'map', 'filters']]
])('%s says nothing that is sent only to other pages', (_, routes, files) => {
  const beyond = files.flatMap((file) => keysOfTwo(`src/lib/i18n/languages/it/${file}.json`));
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, to] of text.matchAll(/import (?!type )\w+ from '(\$lib\/[^']+|\.{1,2}\/[^']+)\.svelte'/g)) {
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

test.each(FILES_OF_NO_COUNTRY)(
  '%s names no language that people learn: it is loaded without its name',
  (file) => {
    const words = { language: '', languageAdjective: '', theLanguage: '', aLanguage: '' };
    const named = new RegExp(`{{\\s*(${Object.keys(variablesOf(words, DEFAULT_LOCALE)).join('|')})\\s*}}`);
    for (const locale of LOCALES)
      for (const [key, text] of messagesIn(file, locale)) expect(text, key).not.toMatch(named);
  }
);

/** `place.back`: the first two steps to each message of a file. */
function keysOfTwo(file: string): string[] {
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Messages>;
  return Object.entries(messages).flatMap(([key, inside]) =>
    Object.keys(inside).map((name) => `${key}.${name}`)
  );
}
