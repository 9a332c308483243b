import { expect, test } from 'vitest';
import { namesBeside } from './names-beside.ts';

const named = (text: string, left: number, top: number) => ({ left, top, name: { text } });
const square = { width: 1, height: 1, most: 6 };

test('a name stands to the right of its point, or where nothing is covered', () => {
  expect(namesBeside([named('Piazza', 0.3, 0.5)], [], square)).toMatchObject([{ side: 'right' }]);
  expect(namesBeside([named('Piazza', 0.3, 0.5)], [{ left: 0.37, top: 0.5 }], square)).toMatchObject([
    { side: 'left' }
  ]);
});

test('at the edge it stands inside the picture', () => {
  expect(namesBeside([named('Piazza Selinunte', 0.98, 0.5)], [], square)).toMatchObject([{ side: 'left' }]);
});

test('no name lies over another; who comes later and finds no room has none', () => {
  const crowd = Array.from({ length: 9 }, (_, at) => named(`Largo numero ${at}`, 0.5, 0.5));
  const found = namesBeside(crowd, [], square);
  expect(found.map(({ side }) => side)).toEqual(['right', 'left']);
});

test('there are no more names than asked for', () => {
  const far = [0.1, 0.5, 0.9].map((top) => named('Via', 0.4, top));
  expect(namesBeside(far, [], { ...square, most: 2 })).toHaveLength(2);
});
