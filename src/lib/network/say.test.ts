import { beforeAll, describe, expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import { loadSpeech } from '../i18n/speech.ts';
import { aNeighbourhood } from '../neighbourhood/examples.server.ts';
import { wordsHere } from '../neighbourhood/words.server.ts';
import { findingsOf, overYears } from './findings.ts';
import { linkForTests } from './link-for-tests.ts';
import type { Link } from './links.ts';
import { pageOf } from './row-pages.ts';
import { knownInWords, periodInWords, relationInWords, shareInWords } from './say.ts';
import { findingsInWords } from './say-findings.ts';
import type { NetworkSpeech } from './speech.ts';

let speech: NetworkSpeech;
let arabic: NetworkSpeech;
beforeAll(async () => {
  speech = await loadSpeech(localeOf('en'), wordsHere(aNeighbourhood(), localeOf('en')), 'network');
  arabic = await loadSpeech(localeOf('ar'), wordsHere(aNeighbourhood(), localeOf('ar')), 'network');
});

describe('a link', () => {
  test('has its years in words', () => {
    const said = (since: string | null, until: string | null) => periodInWords({ since, until }, speech);
    expect(said('2019', null)).toBe('since 2019');
    expect(said('2019-05', '2023')).toBe('2019 to 2023');
    expect(said('2009-03', '2009-11')).toBe('in 2009');
    expect(said(null, '2023')).toBe('until 2023');
    expect(said(null, null)).toBe('year not known');
  });

  test('is read from the end one looks from, and is the same from both where it has no direction', () => {
    const said = (kind: Link['kind'], backwards: boolean) => relationInWords(kind, backwards, speech);
    expect([said('refers-to', false), said('refers-to', true)]).toEqual([
      'refers people to',
      'receives people from'
    ]);
    expect([said('funds', false), said('funds', true)]).toEqual(['funds', 'is funded by']);
    for (const kind of ['partner-of', 'runs-together', 'in-agreement'] as const)
      expect(said(kind, true)).toBe(said(kind, false));
  });

  test('says the last year of which a source tells', () => {
    const told = linkForTests('a', 'b', {
      sources: [
        { name: 'x', year: 2014 },
        { name: 'y', year: 2019 }
      ]
    });
    expect(knownInWords(told, speech)).toContain('last source 2019');
    expect(knownInWords(linkForTests('a', 'b'), speech)).not.toContain('source');
  });
});

test('a share that is something is not said to be nothing', () => {
  expect([0, 0.004, 0.16, 1].map((share) => shareInWords(share, speech))).toEqual([
    '0%',
    '0.4%',
    '16%',
    '100%'
  ]);
});

describe('what was measured', () => {
  /** A pact of four, two more who know only its third member, and a pair apart; `far` works elsewhere. */
  const links = [
    ...['anna', 'bea', 'carla'].map((one) => linkForTests(one, 'dora')),
    linkForTests('carla', 'elisa'),
    linkForTests('elisa', 'fara'),
    linkForTests('gaia', 'hana'),
    ...['anna', 'bea', 'carla', 'dora', 'elisa'].map((one) => linkForTests('far', one))
  ];
  const working = new Set(['anna', 'bea', 'carla', 'dora', 'elisa', 'fara', 'gaia', 'hana']);
  const among = links.filter(({ from }) => from !== 'far');
  const said = (all: readonly Link[], alone = 0, by = speech) => {
    const here = all.filter(({ from, to }) => working.has(from) && working.has(to));
    return Object.fromEntries(
      findingsInWords(
        {
          findings: findingsOf(all),
          here: { links: here, findings: findingsOf(here) },
          working,
          years: overYears(all, [2024, 2025, 2026], working),
          alone,
          nameOf: (slug) => slug[0]!.toUpperCase() + slug.slice(1)
        },
        by
      ).map(({ key, sentences }) => [key, sentences])
    );
  };

  test('names first who knows most, of those who work here alone', () => {
    // Far works with five, more than any, and elsewhere.
    expect(said(links).hubs).toEqual([
      'Dora works with 4 other organisations, more than any. Then come Carla (3) and Elisa (3).'
    ]);
  });

  test('names first who holds most together', () => {
    // Seven, six and four of the (8 − 1)(8 − 2) / 2 pairs.
    expect(said(among).connectors).toEqual([
      '33% of the shortest ways between two other organisations pass by Dora. Then come Carla (29%) and Elisa (19%).'
    ]);
    expect(said([linkForTests('anna', 'bea')]).connectors).toEqual([speech.say('finding.connectors.none')]);
  });

  test('names who would be cut off, and by whom', () => {
    expect(said(among).partings).toContain(
      'Without Carla, 2 organisations would be cut off: Elisa and Fara.'
    );
    expect(said([linkForTests('anna', 'bea')]).partings).toEqual([speech.say('finding.partings.none')]);
  });

  test('names what lies apart, and counts who has no link', () => {
    expect(said(among, 3).islands).toEqual([
      'There are 2 islands; the largest has 6 organisations. Apart: Gaia and Hana. And 3 work here without a link that we know of.'
    ]);
    expect(said([linkForTests('anna', 'bea')]).islands).toEqual([
      'All 2 can reach each other, link by link.'
    ]);
  });

  test('says who refers to whom, in the direction in which it is read', () => {
    const refers = [
      linkForTests('anna', 'bea', { kind: 'refers-to', directed: true }),
      linkForTests('bea', 'anna', { kind: 'refers-to', directed: true }),
      linkForTests('anna', 'carla', { kind: 'refers-to', directed: true })
    ];
    expect(said(refers).referrals).toEqual([
      'We know of 3 referrals: Anna → Bea, Bea → Anna and Anna → Carla. Returned: 67%.'
    ]);
    expect(said(refers, 0, arabic).referrals![0]).toContain('Anna ← Bea');
    expect(said(among).referrals).toEqual([speech.say('finding.referrals.none')]);
  });

  test('compares this year with the one that had most', () => {
    const ended = linkForTests('anna', 'bea', { since: '2024', until: '2024' });
    const goes = [linkForTests('bea', 'carla'), linkForTests('carla', 'dora')];
    expect(said([ended, ...goes]).density).toEqual([
      'In 2024 there were 3 links between 4 organisations from here: 50% of pairs work together.',
      'In 2026 there were 2 links between 3 organisations from here: 67% of pairs work together.'
    ]);
    expect(said(goes).density).toHaveLength(2);
    expect(said([]).density).toBeUndefined();
  });

  test('names at most some, and how many more', () => {
    const many = 'abcdefgh'.split('').map((one) => linkForTests('dora', one));
    const there = new Set(['dora', ...'abcdefgh']);
    for (const one of there) working.add(one);
    expect(said(many).partings![0]).toBe(
      'Without Dora, 7 organisations would be cut off: B, C, D, E, F and +2.'
    );
  });
});

describe('a page of a table', () => {
  const rows = Array.from({ length: 25 }, (_, at) => at + 1);
  const page = (asked: number, all = rows) =>
    pageOf(all, asked, { rows: 10, href: (number) => `?page=${number}` }, { speech });

  test('has its rows, says which, and leads to those before and after', () => {
    expect(page(2)).toEqual({
      rows: [11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
      pages: { said: 'Rows 11–20 of 25', previousHref: '?page=1', nextHref: '?page=3' }
    });
    expect(page(1).pages).toMatchObject({ previousHref: null, nextHref: '?page=2' });
    expect(page(3)).toMatchObject({
      rows: [21, 22, 23, 24, 25],
      pages: { said: 'Rows 21–25 of 25', previousHref: '?page=2', nextHref: null }
    });
  });

  test('after the last is the last, and what fits on one has no pages', () => {
    expect(page(99)).toEqual(page(3));
    expect(page(1, rows.slice(0, 10))).toEqual({ rows: rows.slice(0, 10), pages: null });
    expect(page(2, rows.slice(0, 11)).rows).toEqual([11]);
  });
});
