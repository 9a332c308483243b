import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CATEGORY_GROUPS } from './category-group.ts';
import { contrast, colourDistance, mixed, VISIONS } from './colour.ts';
import { GROUP_COLOURS } from './group-colours.ts';
import { GROUP_SHAPES } from './group-shapes.ts';

const css = readFileSync('src/lib/ui/tokens.css', 'utf8');
const groupsCss = readFileSync('src/lib/ui/groups.css', 'utf8');

/** The hexadecimal colours of one block of custom properties. */
function colours(block: string): Record<string, string> {
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[\da-f]{3,6});/g)].map(([, name = '', hex = '']) => [name, hex])
  );
}

/** The percentages of one block, as parts of 1. */
function shares(block: string): Record<string, number> {
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (\d+)%;/g)].map(([, name = '', share]) => [name, Number(share) / 100])
  );
}

const blocks = css.split(/:root[^{]*\{/).slice(1);
const light = colours(blocks[0] ?? '');
const darkBySystem = colours(blocks[1] ?? '');
const darkByChoice = colours(blocks[2] ?? '');

/** Text, and what it may stand on. */
const TEXTS: [text: string, grounds: string[]][] = [
  ['ink', ['paper', 'raised', 'sunk', 'here-tint', 'accent-tint']],
  ['soft', ['paper', 'raised', 'sunk', 'here-tint']],
  ['accent', ['paper', 'raised', 'sunk']],
  ['on-accent', ['accent']],
  ['open', ['paper', 'raised', 'here-tint']],
  ['maybe', ['paper', 'raised', 'here-tint']],
  ['closed', ['paper', 'raised', 'here-tint']]
];

describe.each([
  ['light', light],
  ['dark', darkBySystem]
])('the %s colours', (_, theme) => {
  test.each(TEXTS.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const)))(
    'let %s be read on %s at 7 to 1',
    (text, ground) => expect(contrast(theme[text]!, theme[ground]!)).toBeGreaterThanOrEqual(7)
  );

  test.each(['paper', 'raised', 'sunk'])('let the edge of a field be seen on %s at 3 to 1', (ground) =>
    expect(contrast(theme['edge']!, theme[ground]!)).toBeGreaterThanOrEqual(3)
  );

  // The ring lies outside what it is around: its ground is the page's.
  test.each(['paper', 'raised', 'sunk', 'here-tint'])('let the focus be seen on %s at 3 to 1', (ground) =>
    expect(
      Math.max(contrast(theme['here']!, theme[ground]!), contrast(theme['ink']!, theme[ground]!))
    ).toBeGreaterThanOrEqual(3)
  );
});

test('dark by the system and dark by choice are the same', () => {
  expect(darkByChoice).toEqual(darkBySystem);
  expect(shares(blocks[2] ?? '')).toEqual(shares(blocks[1] ?? ''));
});

describe.each(['light', 'dark'] as const)('the %s colours of the groups', (theme) => {
  const page = theme === 'light' ? light : darkBySystem;
  const tints = shares(blocks[theme === 'light' ? 0 : 1] ?? '');

  // The head of a place's page, and the tiles.
  test.each([
    ['group-tint', ['ink', 'soft', 'open', 'maybe', 'closed']],
    ['tile-tint', ['ink']]
  ])('as a ground (%s) let text be read at 7 to 1', (tint, texts) => {
    for (const group of CATEGORY_GROUPS)
      for (const text of texts) {
        const ground = mixed(GROUP_COLOURS[group][theme], tints[tint]!, page['raised']!);
        expect(contrast(page[text]!, ground), `${text} on ${group}`).toBeGreaterThanOrEqual(7);
      }
  });

  test('show the icon at 4.5 to 1', () => {
    for (const group of CATEGORY_GROUPS)
      expect(
        contrast(GROUP_COLOURS[group][theme], GROUP_COLOURS[group][`${theme}Icon`]),
        group
      ).toBeGreaterThanOrEqual(4.5);
  });

  test.each(VISIONS)('stay apart for %s vision', (vision) => {
    for (const [i, one] of CATEGORY_GROUPS.entries())
      for (const other of CATEGORY_GROUPS.slice(i + 1))
        expect(
          colourDistance(GROUP_COLOURS[one][theme], GROUP_COLOURS[other][theme], vision),
          `${one}, ${other}`
        ).toBeGreaterThan(0.07);
  });

  test('are those of the style sheet', () => {
    for (const group of CATEGORY_GROUPS) {
      const fills = [...groupsCss.matchAll(new RegExp(`'${group}'\\] \\{\\s*--fill: (#\\w+)`, 'g'))];
      const [lightFill, ...darkFills] = fills.map(([, hex]) => hex);
      const inCss = theme === 'light' ? [lightFill] : darkFills;
      expect(new Set(inCss), group).toEqual(new Set([GROUP_COLOURS[group][theme]]));
    }
  });
});

test('no two groups have the same shape', () => {
  expect(new Set(CATEGORY_GROUPS.map((group) => GROUP_SHAPES[group].shape)).size).toBe(
    CATEGORY_GROUPS.length
  );
});
