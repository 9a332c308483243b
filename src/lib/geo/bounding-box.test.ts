import { expect, test } from 'vitest';
import { boxesTouch, formatDegrees, parseBoundingBox, parseLonLat } from './bounding-box.ts';

test('a position is longitude, then latitude', () => {
  expect(parseLonLat('9.137, 45.472')).toEqual([9.137, 45.472]);
  expect(parseLonLat('-180,90')).toEqual([-180, 90]);
});

test.each(['', 'abc', '9', '9,', '9,45,1', '181,0', '0,91', '1e1,2', '0x9,45', 'NaN,1', '٩,٤٥'])(
  'no position is made of %j',
  (text) => expect(parseLonLat(text)).toBeNull()
);

test('a box is west, south, east, north', () => {
  expect(parseBoundingBox('9.1,45.4,9.2,45.5')).toEqual([9.1, 45.4, 9.2, 45.5]);
});

test.each([
  ['9.2,45.4,9.1,45.5', 'reversed'],
  ['9.1,45.5,9.2,45.4', 'reversed'],
  ['9.1,45.4,9.1,45.5', 'reversed'],
  ['-180,-90,180,90', 'too-large'],
  ['1,2,3', 'malformed'],
  ['1,2,3,4,5', 'malformed'],
  ['a,b,c,d', 'malformed'],
  ['200,1,201,2', 'malformed']
])('the box %s is %s', (text, problem) => expect(parseBoundingBox(text)).toBe(problem));

test('degrees are written with at most six decimals, and never as minus zero', () => {
  expect(formatDegrees([9.13712345678, 45, -0])).toBe('9.137123,45,0');
});

test('boxes touch when they share a point, or nearly when that is enough', () => {
  expect(boxesTouch([0, 0, 1, 1], [1, 1, 2, 2])).toBe(true);
  expect(boxesTouch([0, 0, 3, 3], [1, 1, 2, 2])).toBe(true);
  for (const [x, y] of [
    [1.1, 0],
    [-1.1, 0],
    [0, 1.1],
    [0, -1.1]
  ] as const) {
    expect(boxesTouch([0, 0, 1, 1], [x, y, x + 1, y + 1])).toBe(false);
    expect(boxesTouch([0, 0, 1, 1], [x, y, x + 1, y + 1], 0.2)).toBe(true);
  }
});
