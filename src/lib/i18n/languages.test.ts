import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { problemsOfLanguages } from '../../../tests/language-parity.ts';

const LANGUAGES = 'src/lib/i18n/languages';

test('every language says all that Italian says, with its variables and in the forms of its own plural', () => {
  expect(problemsOfLanguages(LANGUAGES)).toEqual([]);
});

describe('a language is refused by file and line', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'languages-'));
    for (const tag of ['it', 'ar'])
      cpSync(path.join(LANGUAGES, tag), path.join(folder, tag), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Changes a file of the Arabic folder, and tells the line where the change is. */
  function spoil(name: string, from: string | RegExp, to: string): number {
    const file = path.join(folder, 'ar', name);
    const text = readFileSync(file, 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    writeFileSync(file, changed);
    return text.slice(0, text.search(from)).split('\n').length;
  }
  const found = () => problemsOfLanguages(folder).map((one) => one.replace(`${folder}/`, ''));

  test('that lacks a file', () => {
    rmSync(path.join(folder, 'ar/network.json'));
    expect(found()).toEqual(['ar/network.json:1 is missing']);
  });

  test('that has a file nobody reads', () => {
    writeFileSync(path.join(folder, 'ar/netwrok.json'), '{}');
    expect(found()).toEqual(['ar/netwrok.json:1 is no file of it']);
  });

  test('that lacks a message', () => {
    spoil('common.json', /\n.*"openNow": .*/, '');
    expect(found()).toEqual([
      expect.stringMatching(/^ar\/common\.json:\d+ lacks list\.openNow \(it\/common\.json:\d+ /)
    ]);
  });

  test('that says what nobody asks', () => {
    const line = spoil('common.json', '"openNow":', '"opnNow": "x", "openNow":');
    expect(found()).toEqual([`ar/common.json:${line} says list.opnNow, which it does not`]);
  });

  test('that says a message twice', () => {
    const line = spoil('common.json', '"openNow":', '"openNow": "x", "openNow":');
    expect(found()).toEqual([`ar/common.json:${line} says list.openNow twice`]);
  });

  test.each([
    ['without a variable', '{{neighbourhood}}', '', 'lacks {{neighbourhood}}'],
    ['with a variable more', '{{neighbourhood}}', '{{neighbourhood}} {{name}}', 'has {{name}} too much'],
    ['with a misspelt variable', '{{neighbourhood}}', '{{neighborhood}}', 'has {{neighborhood}} too much'],
    ['with a tag in it', '{{neighbourhood}}', '<b>{{neighbourhood}}</b>', 'holds markup'],
    ['of nothing', /(?<="title": ").*(?=")/, ' ', 'is empty']
  ])('with a message %s', (_, from, to, fault) => {
    const line = spoil('common.json', from, to);
    expect(found()).toContainEqual(
      expect.stringMatching(new RegExp(`^ar/common\\.json:${line} list\\.\\w+ ${fault}$`))
    );
  });

  test('that lacks a form of its plural', () => {
    const line = spoil('common.json', /\n.*"total_few": .*/, '');
    expect(found()).toEqual([expect.stringMatching(/^ar\/common\.json:\d+ lacks the form list\.total_few$/)]);
    expect(line).toBeGreaterThan(1);
  });

  test('with a form for many numbers that leaves the number out', () => {
    const line = spoil('common.json', /(?<="total_few": ").*(?=")/, 'أماكن');
    expect(found()).toEqual([`ar/common.json:${line} list.total_few lacks {{count}}`]);
  });

  test('with a form of other languages', () => {
    const it = path.join(folder, 'it/common.json');
    writeFileSync(it, readFileSync(it, 'utf8').replace('"total_one":', '"total_two": "due", "total_one":'));
    expect(found()).toEqual([
      expect.stringMatching(/^it\/common\.json:\d+ says list\.total_two, a form that it does not have$/)
    ]);
  });

  test('that is no JSON', () => {
    const line = spoil('common.json', '"openNow":', '"openNow"');
    expect(found()).toContainEqual(
      expect.stringMatching(new RegExp(`^ar/common\\.json:${line} is no JSON: `))
    );
  });

  test('whose direction is none', () => {
    const line = spoil('language.json', '"rtl"', '"right"');
    expect(found()).toEqual([`ar/language.json:${line} direction is ltr or rtl`]);
  });

  test('that calls a category nothing, or has no words to find it by', () => {
    const line = spoil('categories.json', /(?<="name": ").*(?=")/, '');
    expect(found()).toEqual([`ar/categories.json:${line} nursery.name is empty`]);
  });
});
