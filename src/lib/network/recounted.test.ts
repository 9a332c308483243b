import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import { loadSpeech } from '../i18n/speech.ts';
import { wordsHere } from '../neighbourhood/words.server.ts';
import { NO_NETWORK_FILTERS } from './filters.ts';
import { linkForTests } from './link-for-tests.ts';
import { agreementKey, isAgreement, type Link } from './links.ts';
import { countsIn, measuredIn } from './measured.server.ts';
import type { Network } from './network.server.ts';
import { pictureOf, unpackedLines } from './picture.ts';
import { findingsInWords } from './say-findings.ts';
import type { Traits } from './selection.ts';

/* What the page of the network says, counted again from the rows by another route. */

const THIS_YEAR = 2026;
const SLUGS = Array.from({ length: 9 }, (_, at) => `o${at}`);
const slug = fc.constantFrom(...SLUGS);
const until = fc.constantFrom(null, '2023', '2026', '2030');
const anyRows = fc.record({
  working: fc.subarray(SLUGS),
  relationships: fc.array(fc.record({ from: slug, to: slug, until }), { maxLength: 12 }),
  members: fc.array(fc.record({ organisation: slug, agreement: fc.constantFrom('a', 'b', 'c'), until }), {
    maxLength: 8
  })
});
type Rows = typeof anyRows extends fc.Arbitrary<infer R> ? R : never;

function networkOf({ working, relationships, members }: Rows): Network {
  const links = [
    ...members.map(({ organisation, agreement, until: end }) =>
      linkForTests(organisation, agreementKey(agreement), { kind: 'in-agreement', until: end })
    ),
    ...relationships
      .filter(({ from, to }) => from !== to)
      .map(({ from, to, until: end }) => linkForTests(from, to, { until: end }))
  ];
  const traits = SLUGS.map((one): Traits => ({
    ...{ slug: one, stages: new Set(), languages: new Set(), maySpeakOthers: true, areas: new Set() },
    worksHere: working.includes(one)
  }));
  return { links, traits, working: new Set(working) } as unknown as Network;
}

/** Another route: what holds today, row by row, and islands by joining two sets at every row. */
function recount({ working, relationships, members }: Rows) {
  const holds = ({ until: end }: { readonly until: string | null }) =>
    end === null || Number(end) >= THIS_YEAR;
  const isHere = (one: string) => working.includes(one);
  const ties = relationships.filter((one) => holds(one) && one.from !== one.to);
  const memberships = members.filter(holds);
  const tiedTo = (one: string, other: string) =>
    ties.some(({ from, to }) => (from === one && to === other) || (from === other && to === one)) ||
    memberships.some(
      (a) =>
        a.organisation === one &&
        memberships.some((b) => b.organisation === other && b.agreement === a.agreement)
    );
  const elsewhere = SLUGS.filter((one) => !isHere(one) && working.some((other) => tiedTo(one, other)));
  const linked = working.filter(
    (one) =>
      ties.some(({ from, to }) => from === one || to === one) ||
      memberships.some(({ organisation }) => organisation === one)
  );
  const drawn = [...linked, ...elsewhere];
  let islands = drawn.map((one) => new Set([one]));
  for (const a of drawn)
    for (const b of drawn)
      if (tiedTo(a, b)) {
        const joined = islands.filter((island) => island.has(a) || island.has(b));
        islands = [
          ...islands.filter((one) => !joined.includes(one)),
          new Set(joined.flatMap((one) => [...one]))
        ];
      }
  return { linked: linked.length, elsewhere: elsewhere.length, islands: islands.length };
}

/** How many pieces a picture falls into, as an eye would follow its lines. */
function piecesOf(keys: readonly string[], links: readonly Link[]): number {
  const picture = pictureOf(keys, links, new Map(keys.map((key, at) => [key, [at, 0]])), (key) => ({
    ...{ kind: isAgreement(key) ? null : 'association', name: { text: key, locale: 'it' } },
    ...{ links: 1, solid: false, away: false }
  }));
  const piece = picture.nodes.map((_, at) => at);
  for (let round = 0; round < picture.nodes.length; round++)
    for (const { from, to } of unpackedLines(picture.lines))
      piece[from] = piece[to] = Math.min(piece[from]!, piece[to]!);
  return new Set(piece).size;
}

test('who works here, who is linked from elsewhere and how many islands there are is what the rows say', async () => {
  const speech = await loadSpeech(
    localeOf('en'),
    wordsHere({ country: 'IT', defaultLocale: localeOf('it') }, localeOf('en')),
    'network'
  );
  fc.assert(
    fc.property(anyRows, (rows) => {
      const network = networkOf(rows);
      const measured = measuredIn(network, NO_NETWORK_FILTERS, THIS_YEAR);
      const { selection, findings, here, years } = measured;
      const counted = recount(rows);
      expect(countsIn(measured, network)).toEqual({
        working: rows.working.length,
        linked: counted.linked,
        elsewhere: counted.elsewhere
      });
      // Whoever works here is linked, or named among those of whom no link is known.
      expect(counted.linked + selection.alone.length).toBe(rows.working.length);
      expect(findings.islands.length).toBe(counted.islands);
      expect(piecesOf(selection.linked, selection.links)).toBe(counted.islands);
      expect(years.at(-1)?.links).toBe(selection.links.length);
      const said = findingsInWords(
        {
          findings,
          here,
          working: network.working,
          years,
          alone: selection.alone.length,
          nameOf: (one) => one
        },
        speech
      ).find(({ key }) => key === 'islands')?.sentences[0];
      if (counted.islands > 1) expect(said).toContain(`There are ${counted.islands} islands;`);
    })
  );
});

test('an island of four whose last tie ended in 2023 is not linked from elsewhere', () => {
  const rows: Rows = {
    working: ['o0', 'o1'],
    relationships: [
      { from: 'o0', to: 'o1', until: null },
      { from: 'o1', to: 'o5', until: '2023' }
    ],
    members: ['o5', 'o6', 'o7', 'o8'].map((organisation) => ({ organisation, agreement: 'a', until: null }))
  };
  const network = networkOf(rows);
  const now = measuredIn(network, NO_NETWORK_FILTERS, THIS_YEAR);
  expect(now.selection.linked).toEqual(['o0', 'o1']);
  expect(countsIn(now, network).elsewhere).toBe(0);
  const then = measuredIn(network, { ...NO_NETWORK_FILTERS, year: 2023 }, THIS_YEAR);
  expect(countsIn(then, network).elsewhere).toBe(1);
});
