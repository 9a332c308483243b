import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmbedded, type Embedded } from '../../supabase/embedded/start.ts';
import { metricGrid } from '../../src/lib/geo/metric-grid.ts';
import { spreadResidents, type ResidentsOfArea } from '../../src/lib/insight/residents.ts';
import type { AreaIndicator } from '../../src/lib/insight/by-area/area-indicator.ts';
import { income } from './area-indicator.ts';
import { ground, residents, squareOutline } from './entries.ts';

const VICINA = fileURLToPath(new URL('../../src/commands/vicina.ts', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'vicina-residents-test-'));
let supabase: Embedded;

beforeAll(async () => {
  supabase = await startEmbedded({ dataDirectory: folder });
  const { error } = await client().rpc('import_entries', {
    source: 'test',
    entries: [...ground, residents('nil-57', { women: null })]
  });
  expect(error).toBeNull();
});
afterAll(async () => {
  await supabase?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const client = () => createClient(supabase.url, supabase.secretKey, { auth: { persistSession: false } });

type Box = readonly [west: number, south: number, east: number, north: number];
const ringOf = ([west, south, east, north]: Box) =>
  [[west, south], [east, south], [east, north], [west, north], [west, south]]; // prettier-ignore
const outlines = (boxes: Readonly<Record<string, readonly (readonly number[])[]>>, property = 'SEZ2021') =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: Object.entries(boxes).map(([code, ring]) => ({
      type: 'Feature',
      properties: { [property]: Number(code) },
      geometry: { type: 'Polygon', coordinates: [ring] }
    }))
  });

/** The borgo in a western and an eastern half, and a section of the next town. */
const WEST: Box = [9.13, 45.46, 9.14, 45.48];
const EAST: Box = [9.14, 45.46, 9.15, 45.48];
const sections = outlines({ 1: ringOf(WEST), 2: ringOf(EAST), 3: ringOf([9.3, 45.46, 9.31, 45.48]) });
const figures = 'SEZ2021;P1;P3;ST1\r\n1;1.000;600;250\r\n2;3.000;1.400;100\r\n3;77;1;1\r\n';

function written(name: string, text: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** Runs the command to its end on files with such content, beside the Supabase that is running. */
const brings = (csv: string | Uint8Array, geojson: string, ...words: string[]) =>
  imports(
    'residents',
    written('figures.csv', csv),
    written('outlines.geojson', geojson),
    '--source',
    'ISTAT',
    ...words
  );

async function imports(...words: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(
    process.execPath,
    [VICINA, 'import', ...words.toSpliced(1, 0, '--neighbourhood', 'borgo')],
    {
      env: { ...process.env, VICINA_DATA: folder, SUPABASE_URL: '' }
    }
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

const stored = () =>
  supabase.sql<{ slug: string; name: string; total: number }>(
    'select slug, name, total, women, minors, foreign_citizens as foreign, year from public.residents order by slug'
  );

test('looking changes nothing, and says what would count', async () => {
  const before = await stored();
  const { code, said } = await brings(figures, sections, '--year', '2021', '--dry-run');
  expect([code, await stored()]).toEqual([0, before]);
  expect(said).toContain('2 areas (nothing was written), 1 left out: not in the neighbourhood.');
  expect(said).toContain('The evidence counts them: 4000 residents of 2021, from 2 areas');
});

test('sections of the census take the place of the one figure there was, group by group', async () => {
  expect(await brings(figures, sections, '--year', '2021')).toMatchObject({
    code: 0,
    said: expect.stringContaining('2 areas (2 new or different)') as string
  });
  expect(await stored()).toMatchObject([
    { slug: 'nil-57', total: 26_917 },
    { slug: 'section-1-2021', total: 1000, women: 600, minors: null, foreign: 250, year: 2021 },
    { slug: 'section-2-2021', total: 3000, women: 1400, foreign: 100, year: 2021 }
  ]);
  const { data } = await client().rpc('residents_of', { neighbourhood: 'borgo' });
  const { areas } = data as { areas: ResidentsOfArea[] };
  const spread = spreadResidents(metricGrid(squareOutline as never), squareOutline as never, areas)!;
  expect(spread.totals).toEqual({
    all: expect.closeTo(4000, 6),
    women: expect.closeTo(2000, 6),
    minors: null,
    foreign: expect.closeTo(350, 6)
  });
  const again = await brings(`${figures}99;7;;\n`, sections, '--year', '2021');
  expect(again.said).toContain('2 areas (0 new or different)');
  expect(again.said).toContain('1 row was left out: there is no outline for them.');
});

test('who is on the page lives where people live, once that is given', async () => {
  // Only the north of the borgo is lived on.
  const blocks = written('blocks.geojson', outlines({ 1: ringOf([9.13, 45.47, 9.15, 45.48]) }));
  const words = ['--residential', blocks, '--residential-source', 'Comune', '--year', '2021'];
  expect((await brings(figures, sections, ...words)).said).toContain('spread over what is lived on.');
  const { data } = await client().rpc('residents_of', { neighbourhood: 'borgo' });
  const { areas, residential } = data as {
    areas: ResidentsOfArea[];
    residential: { outline: never; source: string };
  };
  expect(residential.source).toBe('Comune');
  const grid = metricGrid(squareOutline as never);
  const { inCells } = spreadResidents(grid, squareOutline as never, areas, residential.outline)!;
  const south = grid.cells.flatMap(({ centre }, cell) => (centre[1] < 45.469 ? [inCells.all![cell]!] : []));
  expect([Math.max(...south), south.length > 100]).toEqual([0, true]);
});

test('districts have figures too, in the writing of a spreadsheet of Windows', async () => {
  const csv = Buffer.from(
    'NIL;ID_NIL;Totale;Donne;Minori;Stranieri;Anno\r\nCittà;58;500;260;90;40;2019',
    'latin1'
  );
  const { code, said } = await brings(csv, outlines({ 58: ringOf(WEST) }, 'ID_NIL'), '--layer', 'nil');
  expect(code).toBe(0);
  expect(said).toContain('They cover 50% of the neighbourhood.');
  expect(said).toContain('goes on with others');
  expect((await stored()).find(({ slug }) => slug === 'nil-58-2019')).toMatchObject({
    name: 'Città',
    total: 500,
    minors: 90
  });
});

describe('what is wrong is one sentence that says where, and nothing is written:', () => {
  const bowTie = outlines({ 1: [[9.13, 45.46], [9.14, 45.48], [9.14, 45.46], [9.13, 45.48], [9.13, 45.46]] }); // prettier-ignore
  const one = 'code,total\n1,5\n';
  test.each<[what: string, csv: string | Uint8Array, geojson: string, words: string[], sentence: string]>([
    ['a negative figure', 'code,total\n1,5\n2,-4\n', sections, ['--year', '2021'], 'Line 3: total is negative (-4).'],
    ['a missing year', one, sections, [], 'say of which year'],
    ['a missing year on one line', 'code,total,anno\n1,5,2021\n2,5,\n', sections, [], 'Line 3: the year is missing'],
    ['an outline that crosses itself', one, bowTie, ['--year', '2021'], 'The outline of "1" crosses itself near 9.14000, 45.46000.'],
    [
      'areas over each other', 'code,total\n1,5\n2,5\n',
      outlines({ 1: ringOf(WEST), 2: ringOf([9.135, 45.46, 9.15, 45.48]) }), ['--year', '2021'],
      '"1" and "2" lie over each other near 9.135'
    ],
    ['a section without an outline', 'code,total\n9,5\n', sections, ['--year', '2021'], 'No row has an outline with its code: the rows have for instance "9", the outlines "1".'],
    ['a picture for a table', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2), sections, ['--year', '2021'], 'There is no column for code'],
    ['an empty table', '', sections, ['--year', '2021'], 'There is no column for code'],
    ['outlines that were cut off', one, sections.slice(0, 100), ['--year', '2021'], 'no JSON, or are cut off'],
    ['latitude first', one, outlines({ 1: ringOf(WEST).map(([lon, lat]) => [lat!, lon!]) }), ['--year', '2021'], 'longitude and latitude are exchanged'],
    ['another town', one, outlines({ 1: ringOf([2.1, 41.3, 2.2, 41.4]) }), ['--year', '2021'], 'none of the 1 areas is in this neighbourhood'],
    ['a year in words', one, sections, ['--year', 'last'], '--year is a year'],
    ['a code of other figures of that year', 'code,total\n57,5\n', outlines({ 57: ringOf(WEST) }), ['--year', '2018'], 'has the code "57" in 2018 already']
  ])('%s', async (_, csv, geojson, words, sentence) => {
    const before = await stored();
    const { code, said } = await brings(csv, geojson, ...words);
    expect(said.trim().split('\n')).toEqual([expect.stringContaining(sentence)]);
    expect([code, await stored()]).toEqual([1, before]);
  }); // prettier-ignore

  test('nothing that is lived on', async () => {
    const empty = written('empty.geojson', '{"type":"FeatureCollection","features":[]}');
    const { code, said } = await brings(figures, sections, '--year', '2021', '--residential', empty);
    expect([code, said.trim()]).toEqual([1, 'empty.geojson: There is no area among the outlines.']);
  });

  test('a neighbourhood that is not there', async () => {
    const { code, said } = await brings(figures, sections, '--year', '2021', '--neighbourhood', 'altrove');
    expect([code, said.trim()]).toEqual([1, 'There is no neighbourhood "altrove": borgo.']);
  });
});

describe('a figure by area', () => {
  const halves = outlines({ 1: ringOf(WEST), 2: ringOf(EAST), 3: ringOf([9.3, 45.46, 9.31, 45.48]) }, 'zona');
  const incomes = 'zona;nome;reddito\r\n1;Ovest;15.250,5\r\n2;Est;31.000\r\n3;Altrove;20.000\r\n';
  const said = ['--unit', '€', '--higher', 'less-need', '--source', 'Ministero', '--year', '2023'];
  const brought = (csv: string, geojson: string, ...words: string[]) =>
    imports(
      'indicator', written('values.csv', csv), '--outlines', written('halves.geojson', geojson),
      '--code', 'zona', '--column', 'reddito', ...words
    ); // prettier-ignore
  const known = async () =>
    (await client().rpc('area_indicators_of', { neighbourhood: 'borgo' })).data as AreaIndicator[];

  test('comes in with its outlines, takes the place of the one before, and is taken away', async () => {
    const name = ['--name', 'it=Reddito medio;en=Mean income'];
    const looked = await brought(incomes, halves, ...said, ...name, '--dry-run');
    expect([looked.code, await known()]).toEqual([0, []]);
    const first = await brought(incomes, halves, ...said, ...name);
    expect(first).toEqual({
      code: 0,
      said: '"reddito-medio": 2 areas here.\nThey cover the whole neighbourhood.\n'
    });
    expect(await known()).toMatchObject([
      {
        slug: 'reddito-medio',
        name: { it: 'Reddito medio', en: 'Mean income' },
        ...{ unit: '€', higherMeans: 'less-need', source: 'Ministero', licence: null, year: 2023 },
        areas: [
          { code: '1', name: 'Ovest', value: 15_250.5 },
          { code: '2', name: 'Est', value: 31_000 }
        ]
      }
    ]);
    // The next year of half of it: the rest is not known any more.
    const west = outlines({ 1: ringOf(WEST) }, 'zona');
    const later = await brought('zona;reddito\n1;16.000,0', west, ...said, ...name, '--year', '2024');
    expect(later.said).toContain(
      'Values cover 50% of the neighbourhood: of the rest the evidence says that it is not'
    );
    expect(later.said).toContain('There is one value for the whole neighbourhood');
    expect(await known()).toMatchObject([{ year: 2024, areas: [{ code: '1', value: 16_000 }] }]);
    expect(await imports('indicator', '--remove', 'reddito-medio')).toMatchObject({ code: 0 });
    expect(await known()).toEqual([]);
    expect(await imports('indicator', '--remove', 'reddito-medio')).toMatchObject({ code: 1 });
  });

  test('is refused with all that is wrong in one run, a sentence each, and nothing is stored', async () => {
    const wrong = 'zona;reddito\n1;molti\n1;12\n2;-5\n9;40\n';
    const { code, said: sentences } = await brought(wrong, halves, '--unit', '%', '--year', '2099', '--name', ' ');
    expect(sentences.trim().split('\n').map((one) => one.replace('values.csv, halves.geojson: ', ''))).toEqual([
      'Say what a higher value means: --higher more-need or less-need',
      'Say whom to thank: --source <name>',
      'The figures cannot be of 2099: that year has not begun.',
      'Line 2: "molti" is no number; leave it empty where it is not known.',
      'Line 3: the area "1" is on line 2 already.',
      'Line 4: a share of -5% cannot be: it is from 0 to 100.',
      'Line 5: there is no outline with the code "9".',
      'There is an outline but no row for "3": add a row, with an empty value where it is not known, or leave the outline out.',
      'Say what it is called: --name <name>'
    ]);
    expect([code, await known()]).toEqual([1, []]);
  }); // prettier-ignore

  test.each<[what: string, csv: string, geojson: string, sentence: string]>([
    ['of another town', 'zona;reddito\n1;5', outlines({ 1: ringOf([2.1, 41.3, 2.2, 41.4]) }, 'zona'), 'none of the 1 areas is in this neighbourhood'],
    ['beside the neighbourhood', 'zona;reddito\n1;\n2;5', outlines({ 1: ringOf(WEST), 2: ringOf([9.15, 45.46, 9.16, 45.48]) }, 'zona'), 'no area with a value reaches into this neighbourhood']
  ])('%s is refused', async (_, csv, geojson, sentence) => {
    const { code, said: words } = await brought(csv, geojson, ...said, '--name', 'Reddito');
    expect(words).toContain(sentence);
    expect([code, await known()]).toEqual([1, []]);
  }); // prettier-ignore

  test.each([
    ['source', { source: ' ' }],
    ['higher_means', { higher_means: 'more' }],
    ['year', { year: 2999 }],
    ['areas', { areas: [] }],
    ['areas', { areas: [income.areas[0], income.areas[0]] }],
    ['areas', { unit: '%' }],
    ['areas', { areas: [{ ...income.areas[0], value: 'molti' }] }],
    ['areas', { areas: [{ ...income.areas[0], value: null }] }]
  ])('is refused by the database too, by its %s', async (field, different) => {
    const { error } = await client().rpc('store_area_indicator', {
      neighbourhood: 'borgo',
      indicator: { ...income, ...different }
    });
    expect(error).toMatchObject({ code: '22023', hint: field });
    expect(await known()).toEqual([]);
  });
});
