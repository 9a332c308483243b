import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { LOCALES } from '../../src/lib/i18n/locales.ts';
import { CATEGORY_GROUPS } from '../../src/lib/ui/category-group.ts';
import { readSeed } from './read.ts';

const require = createRequire(import.meta.url);
const { categories } = readSeed();

function iconFile(icon: string): string {
  const [set, name] = icon.split(':');
  const collection = { maki: '@mapbox/maki', temaki: '@rapideditor/temaki' }[set ?? ''];
  return path.join(path.dirname(require.resolve(`${collection}/package.json`)), 'icons', `${name}.svg`);
}

test('every group has at least two categories', () => {
  for (const group of CATEGORY_GROUPS)
    expect(categories.filter((category) => category.group === group).length, group).toBeGreaterThanOrEqual(2);
});

test('a category is named and can be searched for in each language of the interface', () => {
  for (const { slug, name, keywords } of categories)
    for (const locale of LOCALES) {
      expect(name[locale], `${slug} in ${locale}`).toBeTruthy();
      expect(keywords[locale]?.length, `words for ${slug} in ${locale}`).toBeGreaterThan(0);
    }
});

test('no two categories share a name, a place in the order or a term', () => {
  const allDiffer = (values: readonly unknown[]) => expect(new Set(values).size).toBe(categories.length);
  for (const locale of LOCALES) allDiffer(categories.map(({ name }) => name[locale]));
  allDiffer(categories.map(({ position }) => position));
  allDiffer(categories.map(({ hsds_term }) => hsds_term.id));
});

test('every symbol exists, and no two categories look the same', () => {
  for (const { icon } of categories) expect(existsSync(iconFile(icon)), icon).toBe(true);
  expect(new Set(categories.map(({ icon }) => icon)).size).toBe(categories.length);
});

test.each([
  ['doposcuola', 'after-school'],
  ['aiuto compiti', 'after-school'],
  ['asilo', 'nursery'],
  ['asilo', 'kindergarten'],
  ['medicine', 'pharmacy'],
  ['ginecologa', 'family-clinic'],
  ['sindacato', 'union-caf'],
  ['CAF', 'union-caf'],
  ['كورس ايطالي', 'italian-school']
])('who looks for "%s" in Italy is led to %s', (word, slug) => {
  const category = categories.find((each) => each.slug === slug);
  const here = category?.in_countries['IT'];
  const words = [
    ...Object.values(here?.name ?? category?.name ?? {}),
    ...Object.values(category?.keywords ?? {}).flat(),
    ...Object.values(here?.keywords ?? {}).flat()
  ];
  expect(words.map((each) => each.toLowerCase())).toContain(word.toLowerCase());
});

/** What only an entry can say of itself: what it sells by, when it is there, what it costs, what it asks for, at which level. */
const CLAIMS =
  /halal|kosher|حلال|wi-?fi|واي فاي|\b[abc][0-2]\b|senza |without |walk-in|بدون|notturn|night|مناوب|24 ?h|cheap|economic|رخيص|solo donne|women only/i;

test('no word of a category claims what only some of its entries are', () => {
  const claims = categories.flatMap(({ slug, keywords }) =>
    Object.values(keywords)
      .flat()
      .filter((word) => word && CLAIMS.test(word))
      .map((word) => `${slug}: ${word}`)
  );
  expect(claims).toEqual([]);
});
