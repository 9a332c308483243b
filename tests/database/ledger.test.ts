import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Check } from '../../src/lib/place/check.ts';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { ground, organisation, place } from './entries.ts';
import { enrol, person } from './members.ts';

const [coordinator, editor, other] = [person(1), person(2), person(3)];

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql('select public.import_entries($1, $2)', [
    'test',
    [
      ...ground,
      organisation('circolo', { areas_served: ['borgo'] }),
      organisation('altri', { areas_served: ['borgo'] }),
      ...['sede', 'sportello', 'muto', 'orto', 'portici'].map((slug) =>
        place(slug, { organisation: 'circolo' })
      )
    ]
  ]);
  await enrol(
    database,
    [coordinator, editor, other],
    [
      { who: coordinator, role: 'coordinator', of: 'borgo' },
      { who: editor, role: 'editor', of: 'circolo' },
      { who: other, role: 'editor', of: 'altri' }
    ]
  );
});
afterAll(() => database.close());

type Who = { sub: string } | null;
const as = (who: Who) => (who ? database.as('authenticated', who) : database.as('anon'));

const check = (who: Who, slug: string, how: string | null, outcome: string, field: string | null = null) =>
  as(who).sql('select public.record_check($1, $2, $3, $4, $5, $6, $7)', [
    ...['borgo', 'places', slug, how, outcome, field, '192.0.2.9']
  ]);
const ledger = async (slug: string): Promise<readonly Check[]> => {
  const [row] = await database
    .as('anon')
    .sql<{ checks: Record<string, readonly Check[]> }>('select public.checks_of($1) as checks', ['borgo']);
  return row!.checks[`places/${slug}`] ?? [];
};
const confirmedAt = async (slug: string) =>
  (
    await database.sql<{ at: string | null }>(
      'select confirmed_at::text as at from public.places where slug = $1',
      [slug]
    )
  )[0]!.at;

describe('who keeps an entry', () => {
  test('says how it was checked: "still true" confirms it, and anybody reads how', async () => {
    await check(coordinator, 'sede', 'telephone', 'still-true');
    expect(await confirmedAt('sede')).not.toBeNull();
    expect(await ledger('sede')).toMatchObject([
      { by: 'coordinator', how: 'telephone', outcome: 'still-true', field: null, times: 1 }
    ]);
    expect(JSON.stringify(await ledger('sede'))).not.toContain(coordinator.sub);
  });

  test('counts the calls that nobody answered, and they confirm nothing', async () => {
    for (let call = 0; call < 3; call++) await check(editor, 'muto', 'telephone', 'no-answer');
    expect(await ledger('muto')).toMatchObject([
      { by: 'organisation', how: 'telephone', outcome: 'no-answer', times: 3 }
    ]);
    expect(await confirmedAt('muto')).toBeNull();
  });

  test('says of one field alone that it is true, which confirms not the others', async () => {
    await check(coordinator, 'sportello', 'web-site', 'still-true', 'opening_hours');
    expect(await ledger('sportello')).toMatchObject([{ field: 'opening_hours', outcome: 'still-true' }]);
    expect(await confirmedAt('sportello')).toBeNull();
  });

  test.each([
    ['a way that there is not', 'dream', 'still-true', null, 'how'],
    ['no way', null, 'still-true', null, 'how'],
    ['a visitor’s way', 'word', 'still-true', null, 'how'],
    ['an import’s way', 'import', 'still-true', null, 'how'],
    ['an outcome that there is not', 'telephone', 'perhaps', null, 'outcome'],
    ['a field that there is not', 'telephone', 'still-true', 'password', 'field']
  ])('is refused %s, beside its field', async (_, how, outcome, field, hint) => {
    await expect(check(coordinator, 'orto', how, outcome, field)).rejects.toMatchObject({
      code: '22023',
      hint
    });
    expect(await ledger('orto')).toEqual([]);
  });
});

describe('a visitor', () => {
  test.each([
    ['by telephone', null, 'telephone'],
    ['by a visit', null, 'visit'],
    ['as the editor of another organisation', other, 'telephone']
  ])('is refused when she says that she checked %s; nothing is stored', async (_, who, how) => {
    for (const outcome of ['still-true', 'gone', 'no-answer'])
      await expect(check(who, 'orto', how, outcome)).rejects.toMatchObject({ code: '22023', hint: 'how' });
    expect(await ledger('orto')).toEqual([]);
    expect(await confirmedAt('orto')).toBeNull();
  });

  test('taps, and stands in the same ledger as a visitor’s word, which no one can write as a call', async () => {
    await database
      .as('anon')
      .sql('select public.confirm_entry($1, $2, $3, $4)', [
        ...['borgo', 'places', 'portici', 'device-of-a-visitor']
      ]);
    const rows = () =>
      database.sql<{ how: string; checked_by: string; visitors: number }>(
        `select c.how, c.checked_by, c.visitors from public.confirmations as c
         join public.places as p on p.id = c.entry_id where p.slug = 'portici'`
      );
    expect(await rows()).toEqual([{ how: 'word', checked_by: 'visitor', visitors: 1 }]);
    expect(await ledger('portici')).toEqual([]);
    for (const change of ["how = 'telephone'", "outcome = 'gone'", "checked_by = 'coordinator'"])
      await expect(
        database.sql(`update public.confirmations set ${change} where checked_by = 'visitor'`)
      ).rejects.toMatchObject({ code: '23514' });
    await database
      .as('anon')
      .sql('select public.take_back_confirmation($1, $2, $3, $4)', [
        ...['borgo', 'places', 'portici', 'device-of-a-visitor']
      ]);
    expect((await rows())[0]).toMatchObject({ visitors: 0 });
  });
});

describe('an import', () => {
  const imported = (fields: object) =>
    database.sql('select public.import_checks($1) as noted', [
      [{ target: 'places', neighbourhood: 'borgo', slug: 'orto', check_date: '2026-05-01', ...fields }]
    ]);

  test('says when its source checked an entry, once, and confirms nothing', async () => {
    expect(await imported({})).toEqual([{ noted: 1 }]);
    expect(await imported({})).toEqual([{ noted: 0 }]);
    expect(await ledger('orto')).toMatchObject([
      { day: '2026-05-01', by: 'import', how: 'import', outcome: 'still-true', times: 1 }
    ]);
    expect(await confirmedAt('orto')).toBeNull();
  });

  test('is refused a day that is still to come, and an entry that is not there', async () => {
    await expect(imported({ check_date: '2999-01-01' })).rejects.toMatchObject({ hint: 'check_date' });
    await expect(imported({ slug: 'nessuno' })).rejects.toThrow();
    for (const who of [coordinator, editor, null])
      await expect(as(who).sql('select public.import_checks($1)', [[]])).rejects.toMatchObject({
        code: '42501'
      });
  });
});
