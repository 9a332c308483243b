import { expect, test } from 'vitest';
import { fullPlaceForTests, placeForTests } from '../place/place-for-tests.ts';
import type { FoundPlace } from '../place/known.ts';
import { writeCsv } from './csv.ts';
import { placesRows } from './places-csv.ts';

const LOCALES = ['it', 'ar'];
const found = (about: Partial<FoundPlace>): FoundPlace => ({
  ...placeForTests(about),
  certainty: about.certainty ?? 'known'
});
const rowsOf = (places: Partial<FoundPlace>[], locales = LOCALES) =>
  writeCsv(placesRows(places.map(found), locales)).split('\r\n');
/** The row of one place without commas, by the names of its columns. */
function cellsOf(about: Partial<FoundPlace>): Record<string, string> {
  const [header = '', row = ''] = rowsOf([about]);
  const cells = row.split(',');
  return Object.fromEntries(header.split(',').map((name, at) => [name, cells[at]!]));
}

test('each fact is in its own column, and what is not known is empty', () => {
  expect(cellsOf({ ...fullPlaceForTests(), certainty: 'unknown' })).toEqual({
    slug: 'biblioteca',
    name_it: 'Biblioteca',
    name_ar: 'مكتبة',
    also_called_it: '',
    also_called_ar: '',
    category: 'library',
    organisation: 'circolo',
    address: 'Via Segesta 12',
    lon: '9.14',
    lat: '45.47',
    precision: 'approximate',
    opening_hours: 'Mo-Fr 09:00-13:00',
    opening_hours_year: '2022',
    services: 'Prestito: Sa 10:00-12:00 (2023) +390211111111',
    notices: 'closed 2027-08-01/2027-08-31: Ferie',
    summary_it: 'Libri',
    summary_ar: 'كتب',
    languages: 'it;ar',
    audience: 'mothers',
    features: 'women-only;step-free',
    asked: 'registration',
    not_asked: 'identity-document;residence-permit',
    // A plus would begin a formula.
    phone: "'+390212345678",
    email: 'libri@example.org',
    website: 'https://libri.example.org',
    sources: 'Comune (2024)',
    confirmed_at: '2026-11-20T10:00:00Z',
    checks: '',
    certainty: 'unknown',
    distance_m: '412',
    walk_minutes: '7',
    walk_method: 'straight-line'
  });
  const known = ['slug', 'name_it', 'category', 'lon', 'lat', 'precision', 'certainty'];
  for (const [column, cell] of Object.entries(cellsOf({})))
    expect(cell === '', column).toBe(!known.includes(column));
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1'])('%j stays text in a spreadsheet', (text) => {
  const cells = cellsOf({
    name: { it: text },
    summary: { ar: text },
    address: text,
    openingHours: text,
    contacts: { phone: text, email: text, website: text },
    sources: [{ name: text }]
  });
  for (const column of [
    ...['name_it', 'summary_ar', 'address', 'opening_hours'],
    ...['phone', 'email', 'website', 'sources']
  ])
    expect(cells[column], column).toBe(`'${text}`);
});

test('so does what begins with a line break, in quotes', () =>
  expect(writeCsv(placesRows([found({ name: { it: '\r=1+1' } })], LOCALES))).toContain(`,"'\r=1+1",`));

test('a number below zero stays a number', () => {
  const { lon, lat } = cellsOf({ position: { precision: 'exact', point: [-70.6, -33.4] } });
  expect([lon, lat]).toEqual(['-70.6', '-33.4']);
});

test.each(['\n', '\r', '\r\n'])('a line break (%j) does not end the row', (line) =>
  expect(writeCsv(placesRows([found({ name: { it: `due${line}piani` } })], LOCALES))).toContain(
    `,"due${line}piani",`
  )
);

test('commas, quotes and line breaks stay in their cell', () => {
  const csv = writeCsv(placesRows([found({ name: { it: 'Casa "Bimbi", 2\npiano' } })], LOCALES));
  expect(csv).toContain(',"Casa ""Bimbi"", 2\npiano",');
});

test('there is a column per language of the neighbourhood, empty where nothing is said', () => {
  expect(cellsOf({ name: { it: 'Biblioteca', ar: 'مكتبة', zh: '图书馆' } })).toMatchObject({
    name_it: 'Biblioteca',
    name_ar: 'مكتبة',
    summary_it: '',
    summary_ar: ''
  });
  expect(rowsOf([{}], ['it'])[0]).not.toContain('name_ar');
});

test('lists are written with semicolons, sources with their year', () => {
  expect(
    cellsOf({
      languages: ['it', 'ar'],
      features: ['free', 'women-only'],
      asked: ['appointment'],
      sources: [{ name: 'Comune di Milano', year: 2024 }, { name: 'OpenStreetMap' }]
    })
  ).toMatchObject({
    languages: 'it;ar',
    features: 'free;women-only',
    asked: 'appointment',
    not_asked: '',
    sources: 'Comune di Milano (2024);OpenStreetMap'
  });
});

test('a place without a pin has no position, and no places are a header alone', () => {
  expect(cellsOf({ position: { precision: 'to-confirm', point: null } })).toMatchObject({
    lon: '',
    lat: '',
    precision: 'to-confirm'
  });
  const [header, ...rest] = rowsOf([]);
  expect([header, rest]).toEqual([rowsOf([{}])[0], ['']]);
});
