import { expect, test } from 'vitest';
import { DRAWINGS, drawingsSprite } from './drawings.ts';

test('the file of drawings holds every one', async () => {
  await expect(drawingsSprite()).toMatchFileSnapshot('../../../static/drawings.svg');
});

test('the women of the first page weigh less than 6 kB', () => {
  expect(DRAWINGS['square']!.body.length).toBeLessThan(6 * 1024);
});
