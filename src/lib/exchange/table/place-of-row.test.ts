import { expect, test } from 'vitest';
import { unprojectFrom } from '../../geo/crs.ts';
import { categoryFinder } from './category-finder.ts';
import { proposedColumns, withChosen } from './columns.ts';
import { decimal, placeOfRow, type RowContext } from './place-of-row.server.ts';

test.each([
  [
    ['Denominazione', 'Tipologia', 'Indirizzo', 'Civico', 'Telefono', 'Indirizzo e-mail', 'Long', 'Lat'],
    {
      name: 'Denominazione',
      category: 'Tipologia',
      address: 'Indirizzo',
      number: 'Civico',
      phone: 'Telefono',
      lon: 'Long',
      lat: 'Lat'
    }
  ],
  [
    ['NAME', 'Öffnungszeiten', 'Straße'],
    { name: 'NAME', opening_hours: 'Öffnungszeiten', address: 'Straße' }
  ],
  [['الاسم', 'العنوان', 'هاتف'], { name: 'الاسم', address: 'العنوان', phone: 'هاتف' }],
  [['COORD_X', 'COORD_Y', 'nome'], { lon: 'COORD_X', lat: 'COORD_Y', name: 'nome' }]
])('columns are known by their headers: %j', (headers, columns) => {
  expect(proposedColumns(headers)).toMatchObject(columns);
});

test('the words of the pages are headers too', () => {
  expect(proposedColumns(['Wie es heißt'], { name: ['Wie es heisst'] })).toEqual({ name: 'Wie es heißt' });
});

test('what is chosen comes before what was proposed, and what is not there is told with what is', () => {
  const headers = ['Nome', 'Insegna', 'Tel'];
  const proposed = proposedColumns(headers);
  expect(withChosen(proposed, 'name=Insegna,phone=', headers)).toEqual({ name: 'Insegna' });
  expect(() => withChosen(proposed, 'name=Nope', headers)).toThrow(
    'There is no column "Nope": there are Nome, Insegna, Tel.'
  );
  expect(() => withChosen(proposed, 'nome=Nome', headers)).toThrow('it can be id, name, category');
});

test('a category is known by its name and words in any language, unless two share the word', () => {
  const find = categoryFinder([
    { slug: 'library', name: { it: 'Biblioteca' }, keywords: { it: ['libri'], en: ['books'] } },
    { slug: 'shop', name: { it: 'Negozio' }, keywords: { it: ['libri'] } },
    { slug: 'pharmacy', name: { it: 'Farmacia', en: 'Pharmacy' }, keywords: {} }
  ]);
  expect(['BIBLIOTECA', 'library', 'Books', 'libri', 'nope'].map(find)).toEqual([
    'library',
    'library',
    'library',
    null,
    null
  ]);
  // As layers and folders are called.
  expect(['Biblioteche', 'Farmacie', 'PHARMACIES', 'Negozi'].map(find)).toEqual([
    'library',
    'pharmacy',
    'pharmacy',
    'shop'
  ]);
});

const context: RowContext = {
  columns: {
    name: 'n',
    category: 'c',
    address: 'a',
    number: 'k',
    lon: 'x',
    lat: 'y',
    phone: 't',
    website: 'w',
    opening_hours: 'h',
    point: 'p',
    id: 'i'
  },
  home: {
    timeZone: 'Europe/Rome',
    country: 'IT',
    localHolidays: [],
    defaultLocale: 'it',
    telephone: { code: '39', trunk: '', short: '^\\d{3,6}$' },
    organisations: new Map()
  },
  source: { name: 'Comune', year: 2025, licence: 'CC BY' },
  unproject: unprojectFrom('EPSG:4326')!,
  categoryOf: (text) => (text.trim() === 'biblioteca' ? 'library' : null),
  category: undefined,
  streets: [{ name: 'Via Zamagna', points: [[9.14, 45.47]], numbers: { 4: [9.141, 45.471] } }]
};
const read = (cells: Record<string, string>, more: Partial<RowContext> = {}) =>
  placeOfRow({ number: 2, cells: { n: 'Sala', c: 'biblioteca', ...cells } }, { ...context, ...more });

test('a row becomes a place', () => {
  expect(
    read({
      a: 'Via Verdi',
      k: '3',
      x: '9,1418',
      y: '45,4742',
      t: '39 02 1234567',
      w: 'www.sala.it',
      h: 'Mo-Fr 09:00-12:00',
      i: '77'
    })
  ).toEqual({
    id: '77',
    at: [9.1418, 45.4742],
    fields: {
      category: 'library',
      name: { it: 'Sala' },
      summary: null,
      address: 'Via Verdi 3',
      organisation: null,
      location: { type: 'Point', coordinates: [9.1418, 45.4742] },
      location_precision: 'exact',
      opening_hours: 'Mo-Fr 09:00-12:00',
      opening_hours_year: 2025,
      opening_hours_note: null,
      languages: [],
      contacts: { phone: '+39021234567', website: 'https://www.sala.it' },
      sources: [{ name: 'Comune', year: 2025, licence: 'CC BY' }]
    }
  });
});

test('without a key a row is known again by its name and address', () => {
  expect(read({ a: 'Via Verdi 3' })).toMatchObject({
    id: (read({ a: 'VIA VERDI 3', t: '112' }) as { id: string }).id
  });
});

test.each<[string, Record<string, string>, unknown, string]>([
  ['an address that is known', { a: 'v. Zamagna', k: '4' }, [9.141, 45.471], 'exact'],
  ['a street that is known', { a: 'Via Zamagna' }, [9.14, 45.47], 'approximate'],
  ['an address that nobody knows', { a: 'Via Ignota 1' }, null, 'to-confirm'],
  ['zeros, as offices write for nothing', { x: '0', y: '0' }, null, 'to-confirm'],
  ['WKT', { p: 'POINT (9.1 45.4)' }, [9.1, 45.4], 'exact'],
  ['latitude and longitude in one cell', { p: '45.4, 9.1' }, [9.1, 45.4], 'exact'],
  ['GeoJSON in a cell', { p: '{"type":"Point","coordinates":[9.1,45.4]}' }, [9.1, 45.4], 'exact']
])('%s gives a position, or one to confirm', (_, cells, at, precision) => {
  expect(read(cells)).toMatchObject({ at, fields: { location_precision: precision } });
});

test('coordinates in another system come to WGS 84', () => {
  expect(read({ x: '1.514.000,5', y: '5034000' }, { unproject: unprojectFrom('EPSG:3003')! })).toMatchObject({
    at: [expect.closeTo(9.1787, 3), expect.closeTo(45.4592, 3)]
  });
});

test('all that is wrong with a row is told at once', () => {
  expect(read({ n: '', c: 'nope', x: 'a', y: 'b', t: '112 / 118', w: 'niente' })).toEqual({
    faults: [
      'there is no name',
      '"nope" is no category',
      '"a, b" are no coordinates',
      '"112 / 118" has more than one telephone number: leave one',
      '"https://niente" is no website'
    ]
  });
  expect(read({ x: '1514000', y: '5034000' })).toEqual({
    faults: ['1514000, 5034000 are no longitude and latitude: give --crs']
  });
  expect(read({ n: '=HYPERLINK("http://x")' })).toEqual({ faults: ['n: a formula, not a value'] });
});

test('of several kinds the first that there is counts, and what is called a refuge is not taken', () => {
  expect(read({ c: 'niente; biblioteca' })).toMatchObject({ fields: { category: 'library' } });
  expect(read({ n: 'Casa rifugio Aurora' })).toEqual({
    faults: ['may be a refuge: its position is never taken']
  });
});

test('hours that cannot be read stay as words', () => {
  expect(read({ h: 'dal lunedì al venerdì' })).toMatchObject({
    fields: { opening_hours: null, opening_hours_note: { it: 'dal lunedì al venerdì' } }
  });
});

test.each([
  ['9,14', 9.14],
  ['1.514.000,5', 1514000.5],
  ['45.47', 45.47],
  ["1'514'000", 1514000]
])('%s is the number %d', (text, number) => {
  expect(decimal(text)).toBe(number);
});

test('a column may be called anything, as in a language of programs', () => {
  const columns = { name: 'constructor', address: '__proto__', category: 'toString' };
  expect(read({}, { columns })).toEqual({
    faults: ['there is no name', 'there is no category: give --category']
  });
  expect(() => withChosen({}, 'constructor=Nome', ['Nome'])).toThrow('A column cannot be "constructor"');
});

test('of a cell no more is read than a person writes', () => {
  expect(read({ i: '7'.repeat(20_000) })).toMatchObject({ id: '7'.repeat(10_000) });
});
