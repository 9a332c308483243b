import { expect, test } from 'vitest';
import type { BoundingBox } from '../../geo/point.ts';
import { Coverage } from './coverage.ts';

const SAN_SIRO: BoundingBox = [9.1, 45.45, 9.16, 45.49];
const SELINUNTE = { z: 14, x: 8607, y: 5863 };
const MADRID = { z: 14, x: 8023, y: 6180 };

test('tiles around the neighbourhoods are fetched, and far ones are not', async () => {
  const coverage = new Coverage(async () => [SAN_SIRO]);
  expect(await coverage.includes(SELINUNTE)).toBe(true);
  expect(await coverage.includes({ z: 9, x: 268, y: 183 })).toBe(true);
  expect(await coverage.includes(MADRID)).toBe(false);
  expect(await coverage.includes({ z: 14, x: 8640, y: 5863 })).toBe(false);
  expect(await coverage.includes({ z: 9, x: 250, y: 193 })).toBe(false);
});

test('the whole world is, from far away', async () => {
  const coverage = new Coverage(() => Promise.reject(new Error('no database')));
  for (const address of [
    { z: 0, x: 0, y: 0 },
    { z: 8, x: 125, y: 96 }
  ])
    expect(await coverage.includes(address)).toBe(true);
});

test('a neighbourhood that is added counts within a minute', async () => {
  let [now, boxes] = [0, [] as BoundingBox[]];
  const coverage = new Coverage(
    async () => boxes,
    () => now
  );
  expect(await coverage.includes(SELINUNTE)).toBe(false);
  boxes = [SAN_SIRO];
  now = 60_000;
  expect(await coverage.includes(SELINUNTE)).toBe(true);
});

test('without the database, those known before count; nobody is fetched for when none are', async () => {
  let [now, asked, fails] = [0, 0, true];
  const coverage = new Coverage(
    async () => {
      asked += 1;
      if (fails) throw new Error('no database');
      return [SAN_SIRO];
    },
    () => now
  );
  expect([await coverage.includes(SELINUNTE), await coverage.includes(SELINUNTE)]).toEqual([false, false]);
  expect(asked).toBe(1);
  [now, fails] = [5_000, false];
  expect(await coverage.includes(SELINUNTE)).toBe(true);
  [now, fails] = [120_000, true];
  expect(await coverage.includes(SELINUNTE)).toBe(true);
  await expect.poll(() => asked).toBe(3);
  expect(await coverage.includes(SELINUNTE)).toBe(true);
});
