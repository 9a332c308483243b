import { expect, test } from 'vitest';
import { iconSprite } from '../ui/icon-sprite.server.ts';
import { SKILL_ICONS } from './skill-icons.ts';
import { SKILLS } from './skills.ts';

test('the pictures of the skills are a sprite of their own, which the other pages do not fetch', async () => {
  const icons = Object.values(SKILLS).map(({ icon }) => icon);
  expect(new Set(icons).size, 'no picture stands for two skills').toBe(icons.length);
  const shared = icons.filter((icon) => !icon.startsWith('own:'));
  const drawn = icons.filter((icon) => icon.startsWith('own:')).map((icon) => icon.slice(4));
  expect([...drawn].sort()).toEqual(Object.keys(SKILL_ICONS).sort());
  await expect(iconSprite(shared, SKILL_ICONS, {})).toMatchFileSnapshot('../../../static/skills.svg');
});
