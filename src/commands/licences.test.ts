import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { licencesOf, type LockFile } from './licences.ts';

const lockFile: LockFile = JSON.parse(readFileSync('package-lock.json', 'utf8'));

test('everything that an installation runs with may be given on with it', () => {
  const all = licencesOf(lockFile);
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter(({ isAccepted }) => !isAccepted)).toEqual([]);
});

test('what is compiled into a package is told too', () => {
  expect(licencesOf(lockFile)).toContainEqual(
    expect.objectContaining({ name: 'PostGIS, in @electric-sql/pglite-postgis', licence: 'GPL-2.0-or-later' })
  );
});

test.each([
  ['AGPL-3.0-only', false],
  [undefined, false],
  ['UNLICENSED', false],
  ['MIT AND SSPL-1.0', false],
  ['(MIT OR SSPL-1.0)', true],
  ['Apache-2.0 AND LGPL-3.0-or-later AND MIT', true]
])('a package under %s: %s', (license, accepted) => {
  const packages = { '': {}, 'node_modules/a': { version: '1.0.0', ...(license && { license }) } };
  expect(licencesOf({ packages }).map(({ isAccepted }) => isAccepted)).toEqual([accepted]);
});

test('what only developers use is not given on', () => {
  expect(licencesOf({ packages: { 'node_modules/a': { dev: true } } })).toEqual([]);
});
