import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LONG_FORMS, wordsOf } from '../../src/lib/find/fold.ts';
import { ground, place } from './entries.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';

/** Whether two names are of one thing, before anybody looks where they are. */

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function likeness(one: string, other: string): Promise<number> {
  const [row] = await database.sql<{ likeness: number }>(
    'select private.likeness(private.name_words($1), private.name_words($2)) as likeness',
    [one, other]
  );
  return Number(row!.likeness);
}

/** From so alike on the same far away is shown, as similar_entries has it where no position is known. */
const SAME = 0.55;

describe('are the same', () => {
  test.each([
    ['Fratelli Rossi', 'F.lli Rossi'],
    ['ALER', 'Ufficio ALER'],
    ['Bar P.zza Axum', 'Bar di Piazza Axum'],
    ['Fermata V.le Pisa', 'Fermata viale Pisa'],
    ['Chiesa S. Giovanni', 'Chiesa di San Giovanni'],
    ["Farmacia Sant'Anna", 'farmacia S. Anna'],
    ['Parrocchia Santa Maria', 'Parrocchia S.Maria'],
    ['C.A.F. Acli', 'CAF ACLI'],
    ['Sala IV Novembre', 'Sala Quattro Novembre'],
    ['Scuola Papa Giovanni XXIII', 'Scuola Papa Giovanni 23'],
    ['Scuola primaria n. 5', 'scuola primaria 5'],
    ['Caffè del Parco', 'CAFFE DEL PARCO'],
    ['La Biblioteca', 'biblioteca'],
    ['Dott.ssa Bianchi', 'dottoressa Bianchi'],
    ['Uff. ALER', 'Ufficio ALER, via Newton'],
    ['Bibl. Harar', 'Biblioteca Harar'],
    ['Osp. San Carlo', 'Ospedale San Carlo Borromeo'],
    ['Parr. B.V. Addolorata', 'Parrocchia Beata Vergine Addolorata'],
    ['Assoc. Mamme a Scuola', 'Associazione Mamme a scuola'],
    ['Fond. Soleterre', 'Fondazione Soleterre'],
    ['مكتبة الحي', 'المكتبة الحي']
  ])('%s, %s', async (one, other) => expect(await likeness(one, other)).toBeGreaterThanOrEqual(SAME));
});

describe('are two', () => {
  test.each([
    ['Scuola primaria 5', 'Scuola primaria 6'],
    ['Centro Donna, Municipio 6', 'Centro Donna, Municipio 7'],
    ['San Giovanni', 'San Giuseppe'],
    ['Bar Roma', 'Bar Torino'],
    ['CAF CISL', 'CAF CGIL'],
    ['Farmacia Rossi', 'Macelleria Rossi'],
    ['Sant', 'Parco Santini'],
    ['CAF', 'Caffè Roma']
  ])('%s, %s', async (one, other) => expect(await likeness(one, other)).toBeLessThan(SAME));
});

test('a name is folded as the search folds it', async () => {
  for (const [short, long] of LONG_FORMS) {
    const [row] = await database.sql<{ words: string }>('select private.name_words($1) as words', [short]);
    expect(row!.words, short).toBe(long);
  }
  for (const name of ['P.zza Axum', 'F.lli Zoia', 'C.A.F.', 'S. Giusto', 'CAFFÈ', 'A&E', 'v.le Pisa']) {
    const [row] = await database.sql<{ words: string }>('select private.name_words($1) as words', [name]);
    expect(row!.words, name).toBe(wordsOf(name).join(' '));
  }
});

test('a new name is compared with what people call an entry too', async () => {
  await database.sql('select public.import_entries($1, $2)', [
    'test',
    [...ground, place('consultorio', { also_called: { it: 'La Casetta' } })]
  ]);
  const [row] = await database.sql<{ found: readonly { slug: string }[] }>(
    "select public.similar_entries('borgo', 'places', 'la casetta') as found"
  );
  expect(row!.found.map(({ slug }) => slug)).toEqual(['consultorio']);
  const [listed] = await database.sql<{ found: { places: readonly { slug: string; name: object }[] } }>(
    `select public.search_places('borgo', '{"q": "casetta"}') as found`
  );
  expect(listed!.found.places.map(({ slug }) => slug)).toEqual(['consultorio']);
  expect(JSON.stringify(listed!.found.places[0]!.name)).not.toContain('Casetta');
});
