import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composed, withoutMarks } from './unseen.ts';

const marked = fc
  .array(fc.constantFrom('a', 'e', 'ق', 'ක', '\u0301', '\u0316', '\u064b', '\u0dca', 'ﬁ', 'é', '가'), {
    maxLength: 60
  })
  .map((signs) => signs.join(''));

test('letters are composed as Unicode composes them, up to more marks than any script writes', () => {
  fc.assert(
    fc.property(marked, (text) => {
      expect(composed(text)).toBe(text.normalize('NFC'));
    })
  );
  expect(composed('e\u0300')).toBe('è');
});

test('of a heap of marks a heap is left', () => {
  const heap = composed(`Z${'\u0301\u0316'.repeat(100_000)}algo`);
  expect(heap.length).toBeLessThan(100);
  expect(heap).toMatch(/\p{M}{30}algo$/u);
});

test('without marks letters are bare, in whatever form they were written', () => {
  expect(withoutMarks('Città è ﬁnita')).toBe('Citta e finita');
  expect(withoutMarks('ٱلسَّلَامُ')).toBe('ٱلسلام');
  fc.assert(
    fc.property(marked, (text) => {
      expect(withoutMarks(text)).toBe(text.normalize('NFKD').replace(/\p{M}/gu, ''));
    })
  );
});
