import { expect, test } from 'vitest';
import { findingsOf, overYears } from './findings.ts';
import { linkForTests } from './link-for-tests.ts';
import { agreementKey, type Link } from './links.ts';
import { partnersOf, slugPairs, togetherIn } from './together.ts';

const member = (organisation: string, agreement: string, fields: Partial<Link> = {}) =>
  linkForTests(organisation, agreementKey(agreement), { kind: 'in-agreement', ...fields });

/** Two agreements that share one organisation, and a pair by itself. */
const TWO_AGREEMENTS = [
  ...['a', 'b', 'c', 'bridge'].map((slug) => member(slug, 'one')),
  ...['x', 'y', 'bridge'].map((slug) => member(slug, 'two')),
  linkForTests('far', 'away')
];

test('members of an agreement work with each other, whoever wrote it down', () => {
  const links = [member('b', 'one'), member('a', 'one'), linkForTests('b', 'a'), linkForTests('b', 'c')];
  expect([...slugPairs(togetherIn(links))]).toEqual([
    ['a', 'b'],
    ['b', 'c']
  ]);
  expect([...partnersOf('b', links)].sort()).toEqual(['a', 'c']);
  expect([...partnersOf('c', links)]).toEqual(['b']);
});

test('who is in two agreements connects them, and nobody else does', () => {
  const { organisations, partings } = findingsOf(TWO_AGREEMENTS);
  const between = Object.fromEntries(organisations.map((one) => [one.slug, one.between]));
  // 3 × 2 of the (8 − 1)(8 − 2) / 2 pairs.
  expect(between['bridge']).toBeCloseTo(6 / 21, 12);
  expect(Object.entries(between).filter(([, value]) => value! > 0)).toHaveLength(1);
  expect(partings).toEqual([{ slug: 'bridge', apart: ['x', 'y'] }]);
});

test('islands are told with the largest first', () => {
  expect(findingsOf(TWO_AGREEMENTS).islands).toEqual([
    ['a', 'b', 'bridge', 'c', 'x', 'y'],
    ['away', 'far']
  ]);
});

test('a hub works with many: once each, by however many links', () => {
  const { organisations } = findingsOf([...TWO_AGREEMENTS, linkForTests('a', 'b', { kind: 'hosts' })]);
  expect(organisations.find(({ slug }) => slug === 'bridge')).toMatchObject({ links: 5, agreements: 2 });
  expect(organisations.find(({ slug }) => slug === 'a')).toMatchObject({ links: 3, agreements: 1 });
});

test('a referral that nobody returns is told as such', () => {
  const refers = (from: string, to: string) => linkForTests(from, to, { kind: 'refers-to', directed: true });
  expect(findingsOf([refers('a', 'b')])).toMatchObject({ referrals: 1, reciprocity: 0 });
  expect(findingsOf([refers('a', 'b'), refers('b', 'a')])).toMatchObject({ referrals: 2, reciprocity: 1 });
  expect(findingsOf([linkForTests('a', 'b')]).reciprocity).toBeNull();
});

test('a year has what began before it and had not ended', () => {
  const links = [
    linkForTests('a', 'b', { since: '2019', until: '2021-06' }),
    linkForTests('b', 'c', { since: '2021' }),
    linkForTests('c', 'a')
  ];
  const working = new Set(['a', 'b', 'c']);
  expect(overYears(links, [2018, 2019, 2021, 2022], working).map((one) => one.links)).toEqual([1, 2, 3, 2]);
  expect(overYears(links, [2021], working)).toEqual([
    { year: 2021, links: 3, among: 3, organisations: 3, density: 1 }
  ]);
});

test('of a year, who works elsewhere has links, but is not measured', () => {
  const links = [linkForTests('a', 'b'), linkForTests('b', 'far'), member('far', 'one'), member('a', 'one')];
  expect(overYears(links, [2026], new Set(['a', 'b']))).toEqual([
    { year: 2026, links: 4, among: 2, organisations: 2, density: 1 }
  ]);
});

test('nothing is found in nothing', () => {
  expect(findingsOf([])).toMatchObject({ organisations: [], islands: [], partings: [], density: 0 });
});
