import fc from 'fast-check';
import { expect, test } from 'vitest';
import { i18nextSpeaker } from './i18next-speaker.ts';
import { LOCALES } from './locales.ts';
import type { Messages } from './message-key.ts';
import ar from './languages/ar/common.json' with { type: 'json' };
import en from './languages/en/common.json' with { type: 'json' };
import it from './languages/it/common.json' with { type: 'json' };
import { speaker } from './speak.ts';

const MESSAGES: Readonly<Record<string, Messages>> = { it, en, ar };

function keysOf(node: Messages, path = ''): string[] {
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [path + name.replace(/_(zero|one|two|few|many|other)$/, '')]
      : keysOf(value, `${path}${name}.`)
  );
}

const COUNTS = [undefined, 0, 1, 2, 3, 5, 10, 11, 21, 99, 100, 101, 103, 1_000_000, 1.5];

test.each(LOCALES)('the browser says every message in %s as i18next does', (locale) => {
  const messages = MESSAGES[locale]!;
  const [ours, theirs] = [speaker(locale, messages), i18nextSpeaker(locale, messages)];
  for (const key of new Set(keysOf(messages))) {
    for (const count of COUNTS) {
      const spoken = {
        ...(count !== undefined && { count }),
        shown: { count: String(count), neighbourhood: 'San Siro' }
      };
      expect(ours(key, spoken), `${key} with ${count}`).toBe(theirs(key, spoken));
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
    expect(speaker('en', en)(key, { shown: {} })).toBe(key);
  }
});
