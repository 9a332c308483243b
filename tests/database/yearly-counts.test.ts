import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase, type Role, type TestDatabase } from './engine.ts';
import { ground, neighbourhood, organisation } from './entries.ts';
import { newSecret, proposal } from './proposals.ts';

const id = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
const [coordinator, editor, partner, stranger, elsewhere] = [1, 2, 3, 4, 5].map(id) as [
  string,
  string,
  string,
  string,
  string
];
const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f'];

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql('select public.import_entries($1, $2)', [
    'test',
    [
      ...ground,
      neighbourhood('altrove'),
      organisation('circolo', { areas_served: ['borgo'] }),
      organisation('lontani', { areas_served: ['altrove'] }),
      ...LETTERS.map((letter) => organisation(letter, { areas_served: ['borgo'] }))
    ]
  ]);
  for (const one of [coordinator, editor, partner, stranger, elsewhere])
    await database.sql('insert into auth.users (id, email) values ($1, $2)', [one, `${one}@example.org`]);
  const give = (user: string, role: string, of: string, slug: string) =>
    database.sql(
      `insert into public.memberships (user_id, role, ${of}_id) select $1, $2, e.id from public.${of}s as e where e.slug = $3`,
      [user, role, slug]
    );
  await give(coordinator, 'coordinator', 'neighbourhood', 'borgo');
  await give(elsewhere, 'coordinator', 'neighbourhood', 'altrove');
  await give(editor, 'editor', 'organisation', 'circolo');
  await give(partner, 'partner', 'organisation', 'circolo');
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.sql('delete from private.yearly_counts');
  await database.sql('delete from private.turns');
});

const report = (
  who: string,
  counts: object,
  of = 'circolo',
  year: number | null = 2024,
  where = 'borgo',
  seen: object = {}
) =>
  database
    .as('authenticated', { sub: who })
    .sql('select public.report_year($1, $2, $3, $4, $5)', [where, of, year, counts, seen]);
const rows = () =>
  database.sql<{ action: string; people: number; women: number | null }>(
    'select action, people, women from private.yearly_counts where people is not null order by action'
  );
/** What was there is not in doubt: whoever puts it right has seen it. */
async function putRight(who: string, counts: object, of = 'circolo'): Promise<void> {
  const seen = await database.sql<{ action: string; people: number | null; women: number | null }>(
    `select y.action, y.people, y.women
     from private.yearly_counts as y
     join public.organisations as o on o.id = y.organisation_id
     where o.slug = $1 and y.year = 2024`,
    [of]
  );
  await report(
    who,
    counts,
    of,
    2024,
    'borgo',
    Object.fromEntries(seen.map(({ action, people, women }) => [action, { people, women }]))
  );
}
const aMonthGoesBy = () =>
  database.sql(
    `update private.yearly_counts set corrected_in = (corrected_in - interval '1 month')::date where corrected_in is not null`
  );
interface Told {
  readonly year: number;
  readonly action: string;
  readonly atLeast: number;
  readonly women: number | null;
  readonly organisations: readonly { organisation: string; atLeast: number }[];
}
const told = async (today?: string) =>
  (await database.api('anon').rpc('yearly_counts', { neighbourhood: 'borgo', ...(today && { today }) }))
    .data as Told[];

describe('a year is reported', () => {
  test.each([
    ['an editor', editor],
    ['a partner', partner],
    ['the coordinator', coordinator]
  ])('by %s of the organisation, and can be put right', async (_, who) => {
    await report(who, { training: { people: 12, women: 9 }, work: { people: 3 } });
    expect(await rows()).toEqual([
      { action: 'training', people: 12, women: 9 },
      { action: 'work', people: 3, women: null }
    ]);
    await putRight(who, { training: { people: 13, women: 9 }, work: null });
    expect(await rows()).toEqual([{ action: 'training', people: 13, women: 9 }]);
  });

  test.each([
    ['a stranger', stranger],
    ['the coordinator of another neighbourhood', elsewhere]
  ])('by nobody else: not by %s', async (_, who) => {
    await expect(report(who, { work: { people: 30 } })).rejects.toMatchObject({ code: '42501' });
    expect(await rows()).toEqual([]);
  });

  test('line by line: of what is not sent nothing is lost', async () => {
    await report(editor, { training: { people: 12, women: 9 }, work: { people: 3 } });
    await putRight(partner, { training: { people: 40, women: 9 } });
    expect(await rows()).toEqual([
      { action: 'training', people: 40, women: 9 },
      { action: 'work', people: 3, women: null }
    ]);
  });

  test('and what a colleague has said in the meantime is not written over', async () => {
    const before = { training: { people: 12, women: 9 } };
    await report(editor, before);
    const here = ['circolo', 2024, 'borgo', before] as const;
    await report(partner, { training: { people: 40, women: 30 } }, ...here);
    for (const late of [{ people: 13, women: 9 }, null])
      await expect(report(editor, { training: late }, ...here)).rejects.toMatchObject({
        code: 'PT409',
        hint: 'training'
      });
    // Who saw nothing there, takes nothing back either.
    await expect(report(editor, { training: { people: 13 } })).rejects.toMatchObject({ code: 'PT409' });
    expect(await rows()).toEqual([{ action: 'training', people: 40, women: 30 }]);
    // Both say the same: there is nothing to refuse.
    await report(editor, { training: { people: 40, women: 30 } }, ...here);
  });

  test('and corrected ten times in a day by the same person, each of them written down', async () => {
    const written = async () =>
      (
        await database.sql(`select 1 from private.audit where action = 'reported-year' and actor = $1`, [
          editor
        ])
      ).length;
    const before = await written();
    await report(editor, { work: { people: 30 } });
    for (let time = 1; time <= 10; time++) await putRight(editor, { work: { people: 30 + time } });
    await expect(putRight(editor, { work: { people: 50 } })).rejects.toMatchObject({ code: 'PT429' });
    expect(await rows()).toMatchObject([{ people: 40 }]);
    expect((await written()) - before).toBe(11);
    // What changes nothing is no correction, nor is what was never said; a colleague has her own ten.
    await putRight(editor, { work: { people: 40 } });
    expect((await written()) - before).toBe(11);
    await report(editor, { italian: { people: 8 } });
    await putRight(partner, { work: { people: 50 } });
  });

  test('for no organisation that does not work here, and in no other neighbourhood', async () => {
    await expect(report(coordinator, { work: { people: 30 } }, 'lontani')).rejects.toMatchObject({
      code: '42501'
    });
    await expect(report(editor, { work: { people: 30 } }, 'circolo', 2024, 'altrove')).rejects.toMatchObject({
      code: '42501'
    });
  });

  test.each<[what: string, counts: object, year?: number | null]>([
    ['more women than people', { work: { people: 3, women: 4 } }],
    ['a part of a person', { work: { people: 2.5 } }],
    ['a minus', { work: { people: -2 } }],
    ['a name', { work: { people: 5, names: ['Fatima'] } }],
    ['another action', { marriage: { people: 5 } }],
    ['a year to come', { work: { people: 5 } }, 2090],
    ['no year', { work: { people: 5 } }, null],
    ['nothing said of people', { work: {} }]
  ])('with %s is refused', async (_, counts, year = 2024) => {
    await expect(report(editor, counts, 'circolo', year)).rejects.toMatchObject({ code: '22023' });
    expect(await rows()).toEqual([]);
  });

  test('and is seen by who may report it, exactly', async () => {
    await report(editor, { work: { people: 3 } });
    for (const who of [editor, partner]) {
      const { data } = await database.api('authenticated', { sub: who }).rpc('own_yearly_counts', {
        neighbourhood: 'borgo'
      });
      expect(data).toMatchObject([
        { organisation: 'circolo', counts: [{ year: 2024, action: 'work', people: 3, women: null }] }
      ]);
    }
    const { data } = await database
      .api('authenticated', { sub: stranger })
      .rpc('own_yearly_counts', { neighbourhood: 'borgo' });
    expect(data).toEqual([]);
  });

  test('and comes back with an organisation that was closed by mistake', async () => {
    await report(coordinator, { italian: { people: 20 } }, 'f');
    await database
      .as('authenticated', { sub: coordinator })
      .sql('select public.propose($1)', [
        proposal({ target: 'organisations', slug: 'f', kind: 'close', secret: newSecret() })
      ]);
    expect(await rows()).toEqual([]);
    const [closing] = await database.sql<{ id: string }>(
      `select max(id) as id from public.revisions where target = 'organisations' and kind = 'close'`
    );
    await database
      .as('authenticated', { sub: coordinator })
      .sql('select public.undo_revision($1)', [closing!.id]);
    expect(await rows()).toEqual([{ action: 'italian', people: 20, women: null }]);
  });
});

test.each<Role>(['anon', 'authenticated', 'service_role'])('%s reads no row of it', async (role) => {
  await report(editor, { work: { people: 30 } });
  for (const statement of ['select people from', 'delete from'])
    await expect(database.as(role).sql(`${statement} private.yearly_counts`)).rejects.toMatchObject({
      code: '42501'
    });
});

/** So many people in training, of them so many women, at one organisation each, in 2024. */
async function tell(counts: readonly number[], women: readonly (number | null)[] = []): Promise<void> {
  await database.sql('delete from private.yearly_counts');
  await database.sql(
    `insert into private.yearly_counts (neighbourhood_id, organisation_id, year, action, people, women)
     select n.id, o.id, 2024, 'training', c.people, c.women
     from unnest($1::integer[], $2::integer[]) with ordinality as c (people, women, place)
     join public.organisations as o on o.slug = chr(96 + c.place::integer)
     join public.neighbourhoods as n on n.slug = 'borgo'`,
    [counts, counts.map((_, at) => women[at] ?? null)]
  );
}

describe('what everyone sees', () => {
  test('is the sum of the rows, in steps of five, with the women where all have counted them', async () => {
    await report(editor, { training: { people: 12, women: 6 }, work: { people: 9 } });
    await report(coordinator, { training: { people: 11, women: 6 }, work: { people: 8, women: 8 } }, 'a');
    const sums = await database.sql<{ action: string; people: number; women: number | null }>(
      `select action, (sum(people) / 5)::int * 5 as people, case when count(women) = count(*) then (sum(women) / 5)::int * 5 end as women
       from private.yearly_counts group by action order by action`
    );
    expect((await told()).map(({ action, atLeast, women }) => ({ action, people: atLeast, women }))).toEqual(
      sums.map(({ action, women }) => ({
        action,
        people: action === 'training' ? 20 : 15,
        women: women === null ? null : 10
      }))
    );
  });

  test('is of years that are over', async () => {
    const year = new Date().getUTCFullYear();
    await report(editor, { work: { people: 30 } }, 'circolo', year);
    expect(await told('2999-01-01')).toEqual([]);
    await report(editor, { work: { people: 30 } }, 'circolo', year - 1);
    expect((await told()).map((one) => one.year)).toEqual([year - 1]);
  });

  test('leaves women out where those who are none would be fewer than five', async () => {
    await tell([12], [9]);
    expect(await told()).toMatchObject([{ atLeast: 10, women: null }]);
    await tell([12], [12]);
    expect(await told()).toMatchObject([{ atLeast: 10, women: 10 }]);
  });

  test('leaves women out where whoever counted the most of them could take her own from the sum', async () => {
    await tell([30, 20], [20, 3]);
    expect(await told()).toMatchObject([{ atLeast: 50, women: null }]);
    await tell([30, 20], [20, 5]);
    expect(await told()).toMatchObject([{ atLeast: 50, women: 25 }]);
  });

  test('and where she could compute so the few of the others who are no women', async () => {
    await tell([30, 20], [20, 18]);
    expect(await told()).toMatchObject([{ atLeast: 50, women: null }]);
    await tell([30, 20], [20, 15]);
    expect(await told()).toMatchObject([{ atLeast: 50, women: 35 }]);
  });

  test('refuses a day that is none', async () => {
    for (const today of ['-infinity', 'infinity'])
      await expect(
        database.as('anon').sql('select public.yearly_counts($1, $2)', ['borgo', today])
      ).rejects.toMatchObject({ code: '22023', hint: 'today' });
  });

  test('hides a large count whose difference to the sum is a small one', async () => {
    await tell([20, 10, 3]);
    const [{ atLeast, organisations }] = (await told()) as [Told];
    expect(atLeast).toBe(30);
    // 33 - 20 - 10 would be 3; 33 - 20 are two, of whom nobody can tell one from the other.
    expect(organisations.map(({ organisation: of }) => of)).toEqual(['a']);
  });

  test('hides a sum from which its largest part could take itself', async () => {
    await tell([30, 2]);
    expect(await told()).toEqual([]);
    await tell([30]);
    expect(await told()).toMatchObject([{ atLeast: 30 }]);
  });
});

/*
 * Whoever knows every sum and every shown count exactly takes them from each other, in every way: of no count that is hidden
 * may that leave one to four, nor a single one.
 */
test('no hidden count can be computed from sums and shown counts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 6 }),
      async (counts) => {
        await tell(counts);
        const [found] = await told();
        const total = counts.reduce((sum, one) => sum + one, 0);
        const parts = counts.filter((one) => one > 0);
        if (!found) {
          const ofOthers = total - Math.max(...counts);
          expect(total < 5 || (ofOthers > 0 && ofOthers < 5)).toBe(true);
          return;
        }
        expect([found.atLeast % 5, found.atLeast <= total, total >= 5]).toEqual([0, true, true]);
        const shown = found.organisations.map(
          ({ organisation: of }) => counts[LETTERS.indexOf(of)] ?? Number.NaN
        );
        for (const [at, { atLeast }] of found.organisations.entries())
          expect([shown[at]! >= 5, atLeast <= shown[at]!, atLeast % 5]).toEqual([true, true, 0]);
        const rest = total - shown.reduce((sum, one) => sum + one, 0);
        const hidden = parts.length - shown.length;
        if (shown.length > 0 && hidden > 0) {
          expect(rest).toBeGreaterThanOrEqual(5);
          expect(hidden).toBeGreaterThanOrEqual(2);
        }
      }
    ),
    { numRuns: 80 }
  );
});

/*
 * A partner who corrects her own count again and again, looks at what everyone sees after each, and waits for a step: she sees
 * what was there before, and one step when the month is over.
 */
describe('what is corrected', () => {
  test('is seen from the next month on, whatever was tried in between', async () => {
    await tell([6, 3], [6, 3]);
    await report(partner, { training: { people: 12, women: 12 } });
    const before = await told();
    expect(before).toMatchObject([{ atLeast: 20, women: 20 }]);
    for (const people of [13, 14, 2, 40]) {
      await putRight(partner, { training: { people, women: people } });
      expect(await told()).toEqual(before);
    }
    await aMonthGoesBy();
    expect(await told()).toMatchObject([{ atLeast: 45, women: 45 }]);
  });

  test('also when it is taken back and said anew', async () => {
    await tell([6, 3]);
    await report(partner, { training: { people: 12 } });
    const before = await told();
    await putRight(partner, { training: null });
    expect(await rows()).toHaveLength(2);
    expect(await told()).toEqual(before);
    await putRight(partner, { training: { people: 40 } });
    expect(await told()).toEqual(before);
    await aMonthGoesBy();
    await putRight(partner, { training: null });
    expect(await told()).toMatchObject([{ atLeast: 45 }]);
    await aMonthGoesBy();
    // Nine, of which whoever counted six could compute three.
    expect(await told()).toEqual([]);
  });
});

test('no hidden count of women, nor of others, can be computed by who reported the most', async () => {
  const few = (parts: readonly number[]) => {
    const total = parts.reduce((sum, one) => sum + one, 0);
    const others = total - Math.max(...parts);
    return (total > 0 && total < 5) || (others > 0 && others < 5);
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 14 })), {
        minLength: 1,
        maxLength: 4
      }),
      async (counts) => {
        const [women, others] = [counts.map(([one]) => one), counts.map(([, other]) => other)];
        await tell(
          counts.map(([one, other]) => one + other),
          women
        );
        const [found] = await told();
        if (found?.women != null) expect([few(women), few(others)]).toEqual([false, false]);
      }
    ),
    { numRuns: 80 }
  );
});
