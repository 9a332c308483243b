import fc from 'fast-check';
import { expect, test } from 'vitest';
import { i18nextSpeaker } from './i18next-speaker.ts';
import { LOCALES } from './locales.ts';
import type { Messages } from './message-key.ts';
import { globOnDisk } from './on-disk.js';
import { speaker } from './speak.ts';

const NOT_SPOKEN = /(language|categories)\.json$/;

/** Texts by their keys without the form of the plural. */
function textsOf(node: Messages, path = ''): [key: string, text: string][] {
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[path + name.replace(/_(zero|one|two|few|many|other)$/, ''), value] as [string, string]]
      : textsOf(value, `${path}${name}.`)
  );
}

const COUNTS = [undefined, 0, 1, 2, 3, 5, 10, 11, 21, 99, 100, 101, 103, 1_000_000, 1.5];

test.each(LOCALES)('the browser says every message in %s as i18next does', (locale) => {
  const files = Object.entries(globOnDisk(`./languages/${locale}/*.json`)).filter(
    ([file]) => !NOT_SPOKEN.test(file)
  );
  expect(files.length).toBeGreaterThan(10);
  for (const [file, content] of files) {
    const messages = content as Messages;
    const [ours, theirs] = [speaker(locale, messages), i18nextSpeaker(locale, messages)];
    for (const [key, text] of textsOf(messages)) {
      const names = [...text.matchAll(/{{\s*(\w+)/g)].map(([, name = '']) => name);
      const shown = Object.fromEntries(names.map((name) => [name, 'San Siro']));
      for (const count of COUNTS) {
        const spoken = { ...(count !== undefined && { count }), shown: { ...shown, count: String(count) } };
        expect(ours(key, spoken), `${file} ${key} with ${count}`).toBe(theirs(key, spoken));
      }
    }
  }
});

test('whatever is put into a message, both say the same and neither runs it', () => {
  const messages = { back: 'All in {{neighbourhood}}, {{ city }}', secret: 'secret' };
  fc.assert(
    fc.property(fc.string(), fc.string(), (neighbourhood, city) => {
      const shown = { neighbourhood, city };
      const said = speaker('en', messages)('back', { shown });
      expect(said).toBe(`All in ${neighbourhood}, ${city}`);
      if (!/[{}$]/.test(neighbourhood + city))
        expect(i18nextSpeaker('en', messages)('back', { shown })).toBe(said);
    })
  );
});

test('a key that is not there is said itself, even one that every object has', () => {
  for (const key of ['no.such.key', 'constructor', '__proto__.x']) {
    expect(speaker('en', { back: 'Back' })(key, { shown: {} })).toBe(key);
  }
});
