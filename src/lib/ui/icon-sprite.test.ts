import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CATEGORY_GROUPS } from './category-group.ts';
import { GROUP_ICONS } from './group-icons.ts';
import { iconSprite } from './icon-sprite.server.ts';

/** Where icons are named: categories of places, kinds of activities. */
const NAMED_IN = ['supabase/seed/categories.json', 'src/lib/activity/kinds.ts'];

function namedIcons(): string[] {
  const text = NAMED_IN.filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8'));
  return [...text.join().matchAll(/["']((?:maki|temaki):[\w-]+)["']/g)].map((match) => match[1] ?? '');
}

test('the sprite holds the icon of every category, kind and group, and no other', async () => {
  const sprite = iconSprite([...Object.values(GROUP_ICONS), ...namedIcons()]);
  await expect(sprite).toMatchFileSnapshot('../../../static/icons.svg');
});

test('every group has an icon of its own', () => {
  expect(new Set(CATEGORY_GROUPS.map((group) => GROUP_ICONS[group])).size).toBe(CATEGORY_GROUPS.length);
});

test('an icon of an unknown collection is refused by name', () => {
  expect(() => iconSprite(['clipart:cat'])).toThrow('clipart:cat');
});
