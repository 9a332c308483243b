import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineOf } from './json-line.ts';

const JSON_TEXT = `{
  "emergency": { "number": "112" },
  "languages": [
    { "tag": "it" },
    {
      "tag": "de, \\"x\\": {"
    }
  ],
  "telephone": {
    "code": "39"
  }
}`;

test.each<[path: (string | number)[], line: number]>([
  [[], 1],
  [['emergency', 'number'], 2],
  [['languages', 0, 'tag'], 4],
  [['languages', 1, 'tag'], 6],
  [['telephone', 'code'], 10],
  // What is not there is missing in what it should be in.
  [['telephone', 'trunk'], 9],
  [['nothing', 'at', 'all'], 1]
])('%j is on line %i', (path, line) => expect(lineOf(JSON_TEXT, path)).toBe(line));

test('every value of a file that is written one to a line is found on its own', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), fc.nat(), (texts, at) => {
      const index = at % texts.length;
      expect(lineOf(JSON.stringify(texts, null, 1), [index])).toBe(index + 2);
    })
  );
});
