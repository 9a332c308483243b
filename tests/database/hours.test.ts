import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tidyHours } from '../../src/lib/place/opening/syntax.ts';
import { migrationsFolder } from '../../supabase/embedded/folders.ts';
import { makeWorld, PEOPLE } from './access/world.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { place } from './entries.ts';
import { newPlace, newSecret, proposal } from './proposals.ts';

const BLANKS = [
  '\t', '\n', '\r', '\v', '\f', '\u0085', '\u00a0', '\u115f', '\u1160', '\u1680', '\u180e', '\u2000', '\u200a', '\u2028',
  '\u2029', '\u202f', '\u205f', '\u2800', '\u3000', '\u3164', '\uffa0'
]; // prettier-ignore
const UNSEEN = ['\u00ad', '\u200b', '\u2060', '\ufeff', '\u202a', '\u202e', '\u2066', '\u2069'];
const HOURS = 'Mo-Fr 09:00-12:00';
const FORTY = ' '.repeat(40) + HOURS;

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await makeWorld(database);
});
afterAll(() => database.close());

const imports = (entry: object) => database.sql('select public.import_entries($1, $2)', ['test', [entry]]);
const propose = (value: object) =>
  database.as('anon').sql<{ id: string }>(`select public.propose($1) ->> 'id' as id`, [value]);
const coordinator = () => database.as('authenticated', PEOPLE['a coordinator'].claims);
const refused = { code: '22023', hint: 'opening_hours', detail: 'unclean-text' };

async function hoursOf(slug: string): Promise<string | null> {
  const [row] = await database.sql<{ hours: string | null }>(
    'select opening_hours as hours from public.places where slug = $1',
    [slug]
  );
  return row!.hours;
}

describe('hours with blanks that should not be there', () => {
  test.each([
    ['forty before them', FORTY],
    ['two in them', HOURS.replace(' ', '  ')],
    ['one after them', `${HOURS} `],
    ['rules without a word before them', `; ; ; ${HOURS}`],
    ...[...BLANKS, ...UNSEEN].map((sign) => [
      `U+${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
      HOURS.replace(' ', ` ${sign}`)
    ])
  ])('are not stored: %s', async (_, hours) => {
    await expect(propose(newPlace({ opening_hours: hours }))).rejects.toMatchObject({ code: '22023' });
    await expect(imports(place('officina', { opening_hours: hours }))).rejects.toMatchObject({
      code: '22023'
    });
  });

  test('are refused by name to who proposes, in an import, and to a coordinator who puts something right', async () => {
    await expect(propose(newPlace({ opening_hours: FORTY }))).rejects.toMatchObject(refused);
    await expect(imports(place('officina', { opening_hours: FORTY }))).rejects.toThrow(
      'places "officina": Write the hours with one space between words'
    );
    const [{ id } = { id: '' }] = await propose(newPlace({ opening_hours: HOURS }));
    await expect(
      coordinator().sql('select public.decide($1, $2)', [
        id,
        { action: 'accept', edits: { opening_hours: FORTY } }
      ])
    ).rejects.toMatchObject(refused);
    await expect(
      coordinator().sql('select public.propose($1)', [
        proposal({ slug: 'biblioteca', secret: newSecret(), changes: { opening_hours: FORTY } })
      ])
    ).rejects.toMatchObject(refused);
  });

  test('are what the app takes away before it sends them: what it sends is taken', async () => {
    const texts = fc.sample(
      fc.array(fc.constantFrom('Mo', ':', ';', '"', '\u200f', '\u200c', ' ', ...BLANKS, ...UNSEEN), {
        maxLength: 30
      }),
      500
    );
    const tidied = texts.map((signs) => tidyHours(signs.join('')));
    const rows = await database.sql<{ hours: string; tidy: string }>(
      'select h as hours, private.tidy_hours(h) as tidy from jsonb_array_elements_text($1) as h',
      [tidied]
    );
    expect(rows.filter(({ hours, tidy }) => hours !== tidy)).toEqual([]);
    expect(rows).toHaveLength(500);
  });
});

test('what was stored before hours were looked at neither stops the upgrade nor stays in anybody’s way', async () => {
  await database.script(`
    drop trigger contributions_hours on public.contributions;
    drop function private.keep_hours_tidy();
    drop function private.tidy_hours(text);`);
  await imports(place('bottega', { opening_hours: FORTY }));
  const [waiting] = await propose(newPlace({ opening_hours: `\u00a0${FORTY}` }));
  const [empty] = await propose(newPlace({ opening_hours: '\u3164 ' }));
  const name = '20261202000200_hours_without_blanks.sql';
  await database.script(readFileSync(path.join(migrationsFolder, name), 'utf8'));

  // Live entries and their history are as they were: reading them is safe.
  expect(await hoursOf('bottega')).toBe(FORTY);
  // What waits can be accepted, also with something put right.
  const accept = (id: string, edits: object) =>
    coordinator().sql(`select public.decide($1, $2) ->> 'state'`, [id, { action: 'accept', edits }]);
  await accept(waiting!.id, { address: 'Via Uno 1' });
  await expect(accept(empty!.id, {})).rejects.toMatchObject({ code: 'PT409' });
  const [accepted] = await database.sql<{ hours: string }>(
    `select opening_hours as hours from public.places where address = 'Via Uno 1'`
  );
  expect(accepted!.hours).toBe(HOURS);
  // Hours that were put right since come back tidied when that is undone.
  await imports(place('bottega', { opening_hours: '24/7' }));
  const [revision] = await database.sql<{ id: number }>(
    `select max(id)::int as id from public.revisions where changes #>> '{opening_hours,from}' = $1`,
    [FORTY]
  );
  await coordinator().sql('select public.undo_revision($1)', [revision!.id]);
  expect(await hoursOf('bottega')).toBe(HOURS);
});
