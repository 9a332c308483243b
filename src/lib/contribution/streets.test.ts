import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addressMeant, findAddresses, type Street } from './streets.ts';

const STREETS: readonly Street[] = [
  { name: 'Via Giovanni Papini', points: [[9.151, 45.486]], numbers: { 3: [9.152, 45.4866] } },
  { name: 'Piazzale Selinunte', points: [[9.133, 45.475]] },
  {
    name: 'Via Mosè Bianchi',
    points: [[9.15, 45.473]],
    numbers: { 20: [9.1501, 45.4731], 90: [9.1402, 45.4732] }
  },
  { name: 'Via Fratelli Zoia', points: [[9.11, 45.47]] },
  { name: 'Via Luigi Zoja', points: [[9.12, 45.47]] },
  { name: "Via Sant'Elia", points: [[9.14, 45.49]] }
];
const names = (typed: string) => findAddresses(STREETS, typed).map(({ address }) => address);

describe('an address is found', () => {
  test.each([
    ['via papini', 'Via Giovanni Papini'],
    ['PAPINI GIOVANNI', 'Via Giovanni Papini'],
    ['v. papi', 'Via Giovanni Papini'],
    ['p.le selinunte', 'Piazzale Selinunte'],
    ['piazzale selin', 'Piazzale Selinunte'],
    ['mose bianchi 20', 'Via Mosè Bianchi 20'],
    ['sant elia', "Via Sant'Elia"],
    ['Via Sant’Elia', "Via Sant'Elia"]
  ])('%s', (typed, address) => expect(names(typed)[0]).toBe(address));

  test('with the very house number, with one near it, or somewhere along the street', () => {
    expect(findAddresses(STREETS, 'papini 3')[0]).toMatchObject({
      point: [9.152, 45.4866],
      precision: 'exact'
    });
    expect(findAddresses(STREETS, 'mose bianchi 94')[0]).toEqual({
      address: 'Via Mosè Bianchi 94',
      point: [9.1402, 45.4732],
      precision: 'approximate'
    });
    expect(findAddresses(STREETS, 'mose bianchi 50')[0]).toMatchObject({ point: [9.15, 45.473] });
  });

  test('and nothing of nothing, or of another city', () => {
    for (const typed of ['', 'via', 'Via Roma 1', '12', 'papini selinunte'])
      expect(names(typed), typed).toEqual([]);
  });
});

test('one address is meant only when there is no doubt', () => {
  expect(addressMeant(STREETS, 'Via Zo')).toBeNull();
  expect(addressMeant(STREETS, 'Via Zoia 10')?.address).toBe('Via Fratelli Zoia 10');
  expect(addressMeant(STREETS, 'Selinun')?.address).toBe('Piazzale Selinunte');
});

describe('the streets of San Siro', () => {
  const { streets } = JSON.parse(readFileSync('supabase/seed/san-siro/streets.json', 'utf8')) as {
    streets: Street[];
  };

  test('are there, once each, each with a position in the west of Milan', () => {
    expect(streets.length).toBeGreaterThan(300);
    expect(new Set(streets.map(({ name }) => name)).size).toBe(streets.length);
    for (const { name, points, numbers } of streets) {
      const all = [...points, ...Object.values(numbers ?? {})];
      expect(all.length, name).toBeGreaterThan(0);
      for (const [lon, lat] of all)
        expect(lon > 9.05 && lon < 9.18 && lat > 45.44 && lat < 45.52, name).toBe(true);
    }
  });

  test.each(['via zamagna 4', 'P.le Selinunte', 'via mar ionio', 'Via Paravia 63', 'piazza axum'])(
    '%s',
    (typed) =>
      typed.includes('ionio')
        ? expect(findAddresses(streets, typed)).toEqual([])
        : expect(addressMeant(streets, typed), typed).not.toBeNull()
  );
});
