import { expect, test } from 'vitest';
import { drawing, standalone } from './drawing.ts';
import { unpackedLines, type Picture, type PictureNode } from './picture.ts';

const node = (key: string, x: number, y: number): PictureNode => ({
  ...{ key, x, y, radius: 10, family: 'together', solid: false, away: false },
  ...{ name: { text: `<${key}>`, locale: 'it' }, wide: null, narrow: null }
});
const pictureOf = (...nodes: PictureNode[]): Picture => ({
  width: 1000,
  height: 1000,
  nodes,
  lines: [],
  captions: []
});

test('nothing moves in a first picture, nor what stays where it was', () => {
  const picture = pictureOf(node('a', 10, 20));
  expect(drawing(picture, () => null)).not.toMatch(/came|moved/);
  expect(drawing(picture, () => null, picture)).not.toMatch(/came|moved/);
});

test('who was elsewhere glides from there, who was not there comes', () => {
  const markup = drawing(
    pictureOf(node('a', 10, 20), node('b', 5, 5)),
    () => null,
    pictureOf(node('a', 4, 30))
  );
  expect(markup).toContain('class="node moved" style="--from: -6px 10px" data-node="0"');
  expect(markup).toContain('class="node came" data-node="1"');
});

test('in a file, too, who is elsewhere is dashed, and nobody else', () => {
  const file = standalone(pictureOf({ ...node('a', 1, 1), away: true }, node('b', 5, 5)), {
    ...{ title: 'T', source: 'S', font: '' }
  });
  expect(file).toMatch(/\.mark\.away \{[^}]*stroke-dasharray/);
  expect(file.match(/<path class="mark[^"]*"/g)).toEqual(['<path class="mark away"', '<path class="mark"']);
});

test('a name is never markup', () => {
  expect(drawing(pictureOf(node('a', 1, 1)), () => '/"x"')).toContain(
    'href="/&quot;x&quot;" aria-label="&lt;a&gt;"'
  );
});

test('lines arrive as they were sent', () => {
  expect(unpackedLines([0, 1, 7, 2, 0, 0])).toEqual([
    { from: 0, to: 1, stroke: 'referral', reported: true },
    { from: 2, to: 0, stroke: 'agreement', reported: false }
  ]);
});

test('a file is well formed, whatever somebody is called', () => {
  const file = standalone(pictureOf({ ...node('a', 1, 1), name: { text: 'A\u0001 & <B>', locale: 'it' } }), {
    ...{ title: 'T\u0001', source: 'S', font: '' }
  });
  expect(file).toContain('<title>A &amp; &lt;B&gt;</title>');
  expect(file).not.toContain('\u0001');
});
