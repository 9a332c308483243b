import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '../i18n/locales.ts';
import { loadSpeech } from '../i18n/speech.ts';
import { wordsHere } from '../neighbourhood/words.server.ts';
import { ACTIVITY_PROPERTIES } from './activities-geojson.ts';
import { writeCsv, type Rows } from './csv.ts';
import { entryRows, type Property } from './entry-properties.ts';
import { edgesTable } from './network-table.ts';
import { ORGANISATION_PROPERTIES } from './organisation-properties.ts';
import { PLACE_PROPERTIES } from './places-geojson.ts';
import { csvForExcel, headingOf, tableFile } from './spreadsheet.server.ts';

const neighbourhood = { country: 'it', defaultLocale: 'it' } as const;

const TABLE: Rows = {
  columns: ['name_it', 'opening_hours', 'phone', 'lat', 'deadline', 'note'],
  rows: [['Consultorio', '24/7', '+390212345678', 9.13915, '2026-12-15', '=1+1']]
};
const sheetOf = async (table: Rows, locale = 'it') => {
  const query = new URLSearchParams({ locale });
  const file = await tableFile(table, 'xlsx', { neighbourhood, query, what: 'places' });
  const [sheet] = await readXlsxFile(Buffer.from(file as Uint8Array));
  return sheet!.data;
};

test('CSV for Excel has semicolons, decimal commas and telephones without an apostrophe', () => {
  expect(csvForExcel(TABLE)).toBe(
    '\uFEFFname_it;opening_hours;phone;lat;deadline;note\r\n' +
      "Consultorio;Mo-Su 00:00-24:00;tel:+390212345678;9,13915;2026-12-15;'=1+1\r\n"
  );
});

test('a telephone keeps its first nought, and a negative number in words runs nothing', () => {
  const rows = [['02 12345678', '-1+2', -1.5]];
  expect(csvForExcel({ columns: ['phone', 'note', 'lon'], rows })).toContain("tel:02-12345678;'-1+2;");
});

test('open day and night is no day of July in CSV for programs either', () => {
  expect(writeCsv(TABLE)).toContain('Mo-Su 00:00-24:00');
  expect(writeCsv(TABLE)).not.toContain('24/7');
});

describe('a workbook', () => {
  test('has headings in words, numbers as numbers, days as days, and runs nothing', async () => {
    const [headings, row] = await sheetOf(TABLE);
    expect(headings).toEqual(['Nome (italiano)', 'Orari', 'Telefono', 'Latitudine', 'Ultimo giorno', 'Nota']);
    expect(row).toEqual([
      'Consultorio',
      'Mo-Su 00:00-24:00',
      '+390212345678',
      9.13915,
      new Date('2026-12-15'),
      "'=1+1"
    ]);
  });

  test('without a row says why', async () => {
    const rows = await sheetOf({ ...TABLE, rows: [] }, 'ar');
    expect(rows[1]![0]).toBe('لا شيء يطابق ما طُلب.');
  });
});

describe.each(LOCALES)('in %s', (locale) => {
  const columnsOf = (properties: readonly Property<never>[]) => entryRows(properties, [], ['it']).columns;
  const all = {
    places: columnsOf(PLACE_PROPERTIES),
    activities: columnsOf(ACTIVITY_PROPERTIES),
    organisations: columnsOf(ORGANISATION_PROPERTIES),
    relationships: edgesTable({ nodes: [], edges: [] }).columns
  };
  test.each(Object.entries(all))('every column of %s has a heading', async (_, columns) => {
    const { say } = await loadSpeech(locale, wordsHere(neighbourhood, locale), 'server');
    for (const column of columns)
      expect(headingOf(column, locale, say), column).not.toMatch(/^spreadsheet|_|^$/);
  });
});
