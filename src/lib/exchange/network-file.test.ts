import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import { linksOf } from '../network/links.ts';
import type { NetworkRecord } from '../network/network.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { networkFile } from './network-file.ts';
import { edgesCsv, nodeLinkJson } from './network-table.ts';
import { gexf, graphml } from './network-xml.ts';

const organisation = (slug: string, name: string, point: [number, number] | null = null): Organisation => ({
  ...{
    id: slug,
    slug,
    kind: 'association',
    name: { it: name, ar: 'جمعية' },
    about: null,
    contacts: {},
    logo: null
  },
  ...{
    areasServed: [],
    alsoCalled: null,
    checkEveryMonths: null,
    sources: [],
    machineTranslated: {},
    confirmedAt: null,
    addedAt: '',
    revision: 1
  },
  places: point
    ? [{ slug: 'sede', name: { it: 'Sede' }, category: 'library', languages: [], features: [], point }]
    : []
});

const HOSTILE = `=Circolo "A&B" <b>l'altro</b>\u0007`;
const RECORD: NetworkRecord = {
  agreements: [
    {
      ...{ slug: 'patto', kind: 'pact', name: { it: 'Patto' }, about: null, since: '2019', until: null },
      ...{ sources: [], machineTranslated: {}, revision: 1 }
    }
  ],
  members: [
    {
      ...{ slug: 'patto-scuola', agreement: 'patto', organisation: 'scuola', role: 'lead' },
      ...{ since: '2019', until: null, note: null, certainty: 'documented', sources: [], revision: 1 }
    }
  ],
  relationships: (['refers-to', 'hosts'] as const).map((kind) => ({
    ...{ slug: `scuola-${kind}-circolo`, from: 'scuola', to: 'circolo', kind, agreement: null },
    ...{ since: '2014', until: '2016-05', activityKind: null, stage: 'italian', category: null },
    ...{ note: { it: '@corsi' }, certainty: 'reported', machineTranslated: {}, revision: 1 },
    sources: [{ name: 'Giornale', year: 2014 }, { name: 'Radio' }]
  }))
};
const file = networkFile(
  {
    organisations: [organisation('circolo', HOSTILE), organisation('scuola', 'Scuola', [9.14, 45.47])],
    agreements: RECORD.agreements,
    links: linksOf(RECORD)
  },
  localeOf('it'),
  'it'
);

test('an agreement is a node in which its members meet', () => {
  expect(file.nodes.map(({ id, type }) => [id, type])).toEqual([
    ['circolo', 'organisation'],
    ['scuola', 'organisation'],
    ['agreement:patto', 'agreement']
  ]);
  expect(file.edges.map(({ source, kind, target }) => [source, kind, target])).toEqual([
    ['scuola', 'in-agreement', 'agreement:patto'],
    ['scuola', 'refers-to', 'circolo'],
    ['scuola', 'hosts', 'circolo']
  ]);
});

test('names are in the language that is asked for', () => {
  const { nodes } = networkFile(
    { organisations: [organisation('scuola', 'Scuola')], agreements: [], links: [] },
    localeOf('ar'),
    'it'
  );
  expect(nodes[0]?.label).toBe('جمعية');
});

test('no cell of the CSV is a formula, and every row has the names of both ends', () => {
  const [header, member, referral] = [...edgesCsv(file)].join('').split('\r\n');
  expect(header).toBe(
    'id,source,source_name,target,target_name,kind,directed,since,until,stage,certainty,lastTold,note,sources'
  );
  expect(member).toContain('patto-scuola,scuola,Scuola,agreement:patto,Patto,in-agreement');
  expect(referral).toContain(`"'=Circolo ""A&B""`);
  expect(referral).toContain("'@corsi");
  expect(referral).toContain('Giornale (2014); Radio');
});

const hasNetworkx = spawnSync('/usr/bin/python3', ['-c', 'import networkx']).status === 0;

interface ReadBack {
  readonly nodes: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly edges: readonly (readonly [string, string, Readonly<Record<string, unknown>>])[];
}

describe.skipIf(!hasNetworkx)(
  'read back by python3-networkx (skipped when that package of Debian is not installed)',
  () => {
    test.each([
      ['graphml', [...graphml(file)].join('')],
      ['gexf', [...gexf(file)].join('')],
      ['json', [...nodeLinkJson(file)].join('')]
    ])('%s has every node and every link, with what is known of them', (format, content) => {
      const { status, stdout, stderr } = spawnSync(
        '/usr/bin/python3',
        ['tests/networkx/read_back.py', format],
        {
          input: content,
          encoding: 'utf8'
        }
      );
      expect(status, stderr).toBe(0);
      const { nodes, edges } = JSON.parse(stdout) as ReadBack;
      expect(Object.keys(nodes).sort()).toEqual(['agreement:patto', 'circolo', 'scuola']);
      expect(nodes['scuola']).toMatchObject({
        label: 'Scuola',
        type: 'organisation',
        kind: 'association',
        lon: 9.14,
        lat: 45.47
      });
      // JSON has a way to write the bell that XML has not.
      expect(nodes['circolo']?.['label']).toBe(format === 'json' ? HOSTILE : HOSTILE.replace('\u0007', ''));
      expect(edges.map(([from, to, { kind }]) => [from, to, kind]).sort()).toEqual([
        ['scuola', 'agreement:patto', 'in-agreement'],
        ['scuola', 'circolo', 'hosts'],
        ['scuola', 'circolo', 'refers-to']
      ]);
      const [, , referral] = edges.find(([, , { kind }]) => kind === 'refers-to')!;
      expect(referral).toMatchObject({
        directed: true,
        since: '2014',
        until: '2016-05',
        stage: 'italian',
        certainty: 'reported',
        lastTold: 2014,
        note: '@corsi',
        sources: 'Giornale (2014); Radio'
      });
    });
  }
);
