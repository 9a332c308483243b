import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './engine.ts';
import { activity, ground, organisation } from './entries.ts';
import { enrol, person } from './members.ts';
import { newSecret } from './proposals.ts';

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
      activity('corso', { organisation: 'circolo' })
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

const today = async (days = 0) =>
  (
    await database.sql<{ day: string }>(
      "select ((now() at time zone 'Europe/Rome')::date + $1::int)::text as day",
      [days]
    )
  )[0]!.day;
const live = async () =>
  (
    await database.sql<{ capacity: unknown }>("select capacity from public.activities where slug = 'corso'")
  )[0]!.capacity;

/** What becomes of the proposal that the places of the course are so, by who says it. */
async function told(capacity: unknown, who: { sub: string } | null) {
  const role: Parameters<TestDatabase['as']> = who ? ['authenticated', who] : ['anon'];
  const proposal = {
    ...{ neighbourhood: 'borgo', target: 'activities', kind: 'update', slug: 'corso', locale: 'it' },
    ...{ secret: newSecret(), changes: { capacity } }
  };
  const [row] = await database
    .as(...role)
    .sql<{ answer: { state: string } }>('select public.propose($1, $2) as answer', [proposal, '192.0.2.7']);
  return row!.answer.state;
}

describe('whether there are places', () => {
  test('is said at once by a coordinator and by the organisation itself', async () => {
    const open = { state: 'open', as_of: await today(-1), left: 3 };
    expect(await told(open, coordinator)).toBe('accepted');
    expect(await live()).toEqual(open);
    const full = { state: 'full', as_of: await today() };
    expect(await told(full, editor)).toBe('accepted');
    expect(await live()).toEqual(full);
  });

  test('waits when a visitor says it, or the editor of another organisation', async () => {
    const before = await live();
    const open = { state: 'open', as_of: await today() };
    expect(await told(open, null)).toBe('pending');
    expect(await told(open, other)).toBe('pending');
    expect(await live()).toEqual(before);
  });

  test.each([
    ['of a day that is still to come', async () => ({ state: 'open', as_of: await today(1) }), 'date-future'],
    ['of a day that there is not', () => ({ state: 'open', as_of: '2026-02-30' }), 'date-impossible'],
    ['without a day', () => ({ state: 'open' }), 'invalid'],
    ['without a state', () => ({ as_of: '2026-01-01' }), 'invalid'],
    ['in a state that there is not', () => ({ state: 'perhaps', as_of: '2026-01-01' }), 'invalid'],
    ['with places left where it is full', () => ({ state: 'full', as_of: '2026-01-01', left: 2 }), 'invalid'],
    ['with more than it has', () => ({ state: 'open', as_of: '2026-01-01', left: 1.5 }), 'invalid'],
    ['by a name', () => ({ state: 'open', as_of: '2026-01-01', by: 'Maria' }), 'invalid']
  ])('is refused beside its field %s, whoever says it', async (_, capacity, detail) => {
    const before = await live();
    const value = await capacity();
    for (const who of [coordinator, editor, null])
      await expect(told(value, who)).rejects.toMatchObject({ code: '22023', hint: 'capacity', detail });
    await expect(
      database.sql('select public.import_entries($1, $2)', [
        'other',
        [activity('nuovo', { capacity: value })]
      ])
    ).rejects.toMatchObject({ code: '22023' });
    expect(await live()).toEqual(before);
  });
});
