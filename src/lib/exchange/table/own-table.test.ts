import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { usableContacts } from '../../place/contacts.ts';
import type { FoundPlace } from '../../place/known.ts';
import { placeForTests } from '../../place/place-for-tests.ts';
import { organisationsByName } from '../osm/place-of-element.server.ts';
import { writeCsv } from '../csv.ts';
import { placesRows } from '../places-csv.ts';
import { proposedColumns } from './columns.ts';
import { csvTable } from './csv-table.server.ts';
import { placeOfRow, type RowContext } from './place-of-row.server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'vicina-own-table-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const circolo = { slug: 'circolo', name: { it: 'Circolo' }, contacts: {} };
const CONTEXT: Omit<RowContext, 'columns'> = {
  home: {
    timeZone: 'Europe/Rome',
    country: 'IT',
    localHolidays: [],
    defaultLocale: 'it',
    telephone: { code: '39', trunk: '', short: '^\\d{3,6}$' },
    organisations: organisationsByName([circolo])
  },
  source: { name: 'Comune' },
  unproject: (lon, lat) => [lon, lat],
  categoryOf: (text) => text,
  category: undefined,
  streets: []
};

/** Words as people write them, with what a table could trip over. */
const anyWords = fc
  .array(fc.constantFrom('Sala', 'Caffè', '"Bimbi"', 'd’Arte;', 'a, b', 'مكتبة', '+1', '-', '@', '2'), {
    minLength: 1,
    maxLength: 4
  })
  .map((words) => words.join(' '));
const anyPoint = fc
  .tuple(fc.integer({ min: -9e6, max: 9e6 }), fc.integer({ min: -8e6, max: 8e6 }))
  .filter(([x, y]) => x !== 0 || y !== 0)
  .map(([x, y]) => [x / 1e5, y / 1e5] as const);
const anyPlace = fc
  .record({
    slug: fc.uuid(),
    name: anyWords,
    summary: fc.option(anyWords),
    address: fc.option(anyWords),
    category: fc.constantFrom('library', 'pharmacy'),
    position: fc.option(fc.tuple(anyPoint, fc.constantFrom('exact' as const, 'approximate' as const))),
    openingHours: fc.constantFrom(null, 'Mo-Fr 09:00-13:00', 'Tu-Sa 10:00-19:00; PH off'),
    phone: fc.constantFrom(undefined, '+390212345678', '112'),
    languages: fc.uniqueArray(fc.constantFrom('ar', 'bn', 'it', 'zh')).map((tags) => tags.toSorted()),
    organisation: fc.constantFrom(null, circolo)
  })
  .map(({ name, summary, position, phone, ...rest }): FoundPlace => ({
    ...placeForTests({
      ...rest,
      name: { it: name },
      summary: summary === null ? null : { it: summary },
      position: position
        ? { point: position[0], precision: position[1] }
        : { point: null, precision: 'to-confirm' },
      contacts: usableContacts(phone === undefined ? {} : { phone }),
      sources: [{ name: 'Comune' }]
    }),
    certainty: 'known'
  }));

/** The places that our own file brings, as they would be shown. */
async function broughtFrom(csv: string): Promise<FoundPlace[]> {
  const at = path.join(folder, 'own.csv');
  writeFileSync(at, csv);
  const table = await csvTable(at);
  const columns = proposedColumns(table.headers);
  const found: FoundPlace[] = [];
  for await (const row of table.rows) {
    const read = placeOfRow(row, { ...CONTEXT, columns });
    if ('faults' in read) throw new Error(read.faults.join('; '));
    const { fields: told, at: point } = read;
    const fields = told as Record<string, never>;
    found.push({
      ...placeForTests({
        slug: read.id,
        name: fields['name']!,
        summary: fields['summary']!,
        address: fields['address']!,
        category: fields['category']!,
        position: { point, precision: fields['location_precision']! } as FoundPlace['position'],
        openingHours: fields['opening_hours']!,
        contacts: fields['contacts']!,
        languages: fields['languages']!,
        organisation: fields['organisation'] ? circolo : null,
        sources: fields['sources']!
      }),
      certainty: 'known'
    });
  }
  return found;
}

test('what a table of ours says is brought in as it was: told again, it is the same table', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(anyPlace, { minLength: 1, maxLength: 6, selector: ({ slug }) => slug }),
      async (places) => {
        const csv = writeCsv(placesRows(places, ['it']));
        expect(writeCsv(placesRows(await broughtFrom(csv), ['it']))).toBe(csv);
      }
    ),
    { numRuns: 60 }
  );
});
