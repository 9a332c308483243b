import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';

test('a cursor comes back from an address as it went in', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }), fc.uuid(), (rank, id) => {
      const cursor = { rank: rank + 0, id };
      expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
    })
  );
});

test('what is not one of our cursors is refused, whatever it is', () => {
  const ours = encodeCursor({ rank: 1, id: '00000000-0000-4000-8000-000000000001' });
  for (const text of [
    '',
    'x',
    '../..',
    ours.slice(2),
    Buffer.from('[1,"x"]').toString('base64url'),
    Buffer.from('[1e999,"00000000-0000-4000-8000-000000000001"]').toString('base64url'),
    // The same bytes written otherwise.
    `${ours}=`,
    `${ours}!`,
    ` ${ours}`,
    'W10',
    '__proto__'
  ]) {
    expect(decodeCursor(text)).toBeNull();
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const cursor = decodeCursor(text);
      expect(cursor === null || encodeCursor(cursor) === text).toBe(true);
    })
  );
});
