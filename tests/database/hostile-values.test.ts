import { describe, expect, test } from 'vitest';
import {
  anon,
  as,
  coordinator,
  database,
  editor,
  livePlace,
  openAtWork,
  propose,
  refusal,
  type Receipt
} from './at-work.ts';
import { activity, place } from './entries.ts';
import { newPlace, newSecret, proposal } from './proposals.ts';

/* What is right by its kind and wrong by its value, from whoever may write or from a map that anybody edits. */
openAtWork();

const MOVED = { kind: 'moved', from: '2026-11-01', until: '2027-02-28', address: 'Via Pio II 3' };
const change = (who: { sub: string }, slug: string, changes: object, target = 'places') =>
  as<Receipt>(who, 'propose', proposal({ target, slug, secret: newSecret(), changes }));
const bring = (entries: readonly object[]) =>
  database
    .as('service_role')
    .sql<{
      outcomes: { outcome: string; reason?: string }[];
    }>(`select public.import_places('borgo', 'osm', 'osm test', $1) as outcomes`, [entries])
    .then(([row]) => row!.outcomes);
const found = (id: string, name: string, fields: object = {}) => ({
  id,
  fields: {
    category: 'library',
    name: { it: name },
    location: { type: 'Point', coordinates: [9.141, 45.471] },
    location_precision: 'exact',
    ...fields
  }
});

test.each(['20261399', '20260231', '00000101', '99999999'])(
  'a last day that there is not (%s) stops nobody from being asked what still holds',
  async (day) => {
    const schedule = {
      start: '2026-01-07T09:30',
      duration: 60,
      timeZone: 'Europe/Rome',
      rrule: `FREQ=WEEKLY;UNTIL=${day}`
    };
    expect(await change(editor, 'corso', { schedule }, 'activities')).toMatchObject({ state: 'accepted' });
    expect(await as(coordinator, 'needs_confirming', 'borgo')).toBeInstanceOf(Array);
    await expect(database.as('service_role').sql('select public.digests_due()')).resolves.toHaveLength(1);
  }
);

describe('where a notice says that a place went', () => {
  test('is a position that can be computed with, or the search would end for everybody', async () => {
    // As text: a number of JavaScript is not so small.
    const notices = `[${JSON.stringify(MOVED).slice(0, -1)}, "point": [1e-400, 45.47]}]`;
    const sent = JSON.stringify(
      proposal({ slug: 'biblioteca', secret: newSecret(), changes: { notices: 'here' } })
    ).replace('"here"', notices);
    await expect(
      database.as('authenticated', editor).sql(`select public.propose('${sent}')`)
    ).rejects.toMatchObject({ code: '22023', hint: 'notices' });
    expect(await anon('search_places', 'borgo', { near: [9.14, 45.47], day: '2026-12-01' })).toBeTruthy();
  });

  test.each([
    [9.141, 45.9],
    [0, 90],
    [-180, -90]
  ])('is in or near the neighbourhood: not %s, %s', async (...point) => {
    await expect(change(editor, 'biblioteca', { notices: [{ ...MOVED, point }] })).rejects.toMatchObject(
      refusal('notices', 'outside')
    );
  });
});

test('what the search reads of every place has an end', async () => {
  const tags = Array.from(
    { length: 40 },
    (_, index) => `a${String.fromCharCode(97 + (index % 26))}-${100 + index}`
  );
  const texts = (words: string) => Object.fromEntries(tags.map((tag) => [tag, words]));
  const services = Array.from({ length: 12 }, () => ({ name: texts('x'.repeat(100)) }));
  const notices = Array.from({ length: 4 }, () => ({
    kind: 'closed',
    from: '2026-12-24',
    until: '2027-01-06',
    text: texts('x'.repeat(300))
  }));
  await expect(change(editor, 'biblioteca', { services })).rejects.toMatchObject(
    refusal('services', 'too-many')
  );
  await expect(change(editor, 'biblioteca', { notices })).rejects.toMatchObject(
    refusal('notices', 'too-many')
  );
  for (const target of ['places', 'organisations'] as const)
    await expect(
      change(
        editor,
        target === 'places' ? 'biblioteca' : 'circolo',
        { also_called: { it: 'x'.repeat(201) } },
        target
      )
    ).rejects.toMatchObject(refusal('also_called', 'too-long'));
});

describe('a place that became protected', () => {
  test('links to no page that is named beside a notice', async () => {
    const source = { name: 'Comune', url: 'https://example.org/mappa?pin=9.14,45.47' };
    const closed = { kind: 'closed', from: '2026-12-24', until: '2027-01-06', source };
    await change(coordinator, 'parco', { notices: [closed] });
    await change(coordinator, 'parco', {
      location_precision: 'area-only',
      location: null,
      address: null,
      contacts: {}
    });
    expect(await livePlace('parco')).toMatchObject({
      notices: [{ ...closed, source: { name: 'Comune' } }]
    });
    const kept = await database.sql(
      `select 1 from public.revisions where changes::text like '%mappa?pin%'
       union all select 1 from public.contributions where changes::text like '%mappa?pin%' or before::text like '%mappa?pin%'`
    );
    expect(kept).toEqual([]);
  });

  test('is forgotten in what an import wrote of it, too', async () => {
    await bring([found('node/1', 'Casa Discreta', { address: 'Via Segreta 1' })]);
    const wrote = () =>
      database.sql(
        `select 1 from private.imported_entries where wrote::text like '%Segreta%' or wrote::text like '%45.471%'`
      );
    expect(await wrote()).toHaveLength(1);
    await change(coordinator, 'casa-discreta', {
      location_precision: 'area-only',
      location: null,
      address: null,
      contacts: {}
    });
    expect(await wrote()).toEqual([]);
  });
});

test('words of a map that anybody edits are asked what anybody is asked', async () => {
  const told = await bring([
    found('node/10', 'Sala <script>alert(1)</script>'),
    found('node/11', 'Sala \u202etesrevni'),
    found('node/12', 'Sala buona', { address: `V${'\u0301'.repeat(9)}ia` }),
    found('node/13', 'Sala lontana', { contacts: { website: 'javascript:alert(1)' } }),
    found('node/14', 'Sala di quartiere')
  ]);
  expect(told.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused', 'refused', 'new']);
  const [again] = await bring([found('node/14', 'Sala <img src=x>')]);
  expect(again).toMatchObject({ outcome: 'refused' });
  expect(await livePlace('sala-di-quartiere')).toMatchObject({ name: { it: 'Sala di quartiere' } });
});

/* One table, four doors: forms and the API propose, a coordinator decides, files of the seed and of others are brought in. */
describe('what cannot be known is refused beside its field, and nothing of it is stored', () => {
  const CLOSED = { kind: 'closed', from: '2026-12-24', until: '2027-01-06' };
  const DAY_TO_COME = '2099-01-01';
  type Target = 'places' | 'activities';
  const bad: [string, Target, Record<string, unknown>, string, string][] = [
    ['both asked and not asked', 'places', { asked: ['tax-code'], not_asked: ['tax-code'] }, 'not_asked', 'asked-too'],
    ['both asked and not asked, of a course', 'activities', { asked: ['tax-code'], not_asked: ['tax-code'] }, 'not_asked', 'asked-too'],
    ['a condition with no state', 'places', { asked: [null] }, 'asked', 'no-such-value'],
    ['a condition with no state, of a course', 'activities', { not_asked: [null] }, 'not_asked', 'no-such-value'],
    ['a condition with a state of its own', 'places', { asked: { 'tax-code': null } }, 'asked', 'no-such-value'],
    ['a condition that there is not', 'activities', { asked: ['a smile'] }, 'asked', 'no-such-value'],
    ['capacity of the future', 'activities', { capacity: { state: 'open', as_of: DAY_TO_COME } }, 'capacity', 'date-future'],
    ['capacity of no day', 'activities', { capacity: { state: 'open' } }, 'capacity', 'invalid'],
    ['capacity without a state', 'activities', { capacity: { as_of: '2026-11-01' } }, 'capacity', 'invalid'],
    ['a notice that ends before it begins', 'places', { notices: [{ ...CLOSED, until: '2026-12-01' }] }, 'notices', 'end-before-start'],
    ['a service with hours nobody can read', 'places', { services: [{ name: { it: 'Medico' }, hours: 'dopo cena' }] }, 'services', 'hours-unreadable']
  ]; // prettier-ignore

  const stored = () =>
    database.sql(
      `select 'place' as of, p.slug from public.places as p
       union all select 'activity', a.slug from public.activities as a
       union all select 'contribution', c.id::text || c.state from public.contributions as c
       union all select 'import', i.entry_id::text from private.imported_entries as i
       order by 1, 2`
    );

  test.each(bad)('%s', async (_, target, changes, field, detail) => {
    const slug = target === 'places' ? 'biblioteca' : 'corso';
    const sound = await propose(
      proposal({ target, slug, secret: newSecret(), changes: { languages: ['fr'] } })
    );
    const before = await stored();
    const refused = refusal(field, detail);
    const proposed = proposal({ target, slug, secret: newSecret(), changes });
    await expect(propose(proposed)).rejects.toMatchObject(refused);
    await expect(change(coordinator, slug, changes, target)).rejects.toMatchObject(refused);
    const decision = { action: 'accept', edits: changes };
    await expect(as(coordinator, 'decide', sound.id, decision)).rejects.toMatchObject(refused);
    const entry = target === 'places' ? place('nuova', changes) : activity('nuova', changes);
    await expect(database.sql('select public.import_entries($1, $2)', ['seed', [entry]])).rejects.toThrow(
      `${target} "nuova"`
    );
    if (target === 'places') {
      const [told] = await bring([found('node/90', 'Nuova', changes)]);
      expect(told).toMatchObject({ outcome: 'refused' });
    }
    expect(await stored()).toEqual(before);
  });
});

test('of who said that it is true the day is told, and no hour', async () => {
  await anon('confirm_entry', 'borgo', 'places', 'biblioteca', 'device', '192.0.2.1');
  const [row] = await database
    .as('anon')
    .sql<Record<string, unknown>>(`select to_jsonb(c) as row from public.confirmations as c`);
  expect(JSON.stringify(row)).toContain('"day"');
  expect(JSON.stringify(row)).not.toMatch(/\d\d:\d\d/);
});

test('a proposal of words that are short and clean is taken', async () => {
  expect(await propose(newPlace({ also_called: { it: 'La casetta' } }))).toMatchObject({ state: 'pending' });
});
