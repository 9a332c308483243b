import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trendChart } from './trend-chart.ts';

const numbers = (path: string) => path.match(/[\d.]+/g)!.map(Number);

test('one point is no trend', () => {
  expect(trendChart([])).toBeNull();
  expect(trendChart([7])).toBeNull();
});

test('a line begins at nothing: twice as much is twice as high', () => {
  const { line, height } = trendChart([0, 5, 10])!;
  const [, nothing, , half, , all] = numbers(line);
  expect(nothing! - half!).toBeCloseTo(half! - all!);
  expect(nothing).toBeLessThan(height);
});

test('nothing at all is a line at the foot', () => {
  const { line, last, height } = trendChart([0, 0, 0])!;
  expect(numbers(line).filter((_, at) => at % 2 === 1)).toEqual([last[1], last[1], last[1]]);
  expect(last[1]).toBeLessThan(height);
});

test('a line stays in its box', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 2, maxLength: 30 }), (values) => {
      const { line, ground, width, height } = trendChart(values)!;
      const all = [...numbers(line), ...numbers(ground)];
      for (const [at, one] of all.entries()) expect(one).toBeLessThanOrEqual(at % 2 === 0 ? width : height);
    })
  );
});
