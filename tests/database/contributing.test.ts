import { describe, expect, test } from 'vitest';
import { anon, as, coordinator, database, livePlace, openAtWork, propose, refusal } from './at-work.ts';
import { newPlace, newSecret, proposal } from './proposals.ts';

openAtWork();

describe('a neighbour without an account', () => {
  test('proposes a new place; it is nowhere until a coordinator accepts it, and then at an address made of its name', async () => {
    const receipt = await propose(newPlace({ name: { it: 'Caffè dell’Angolo' } }));
    expect(receipt).toMatchObject({
      state: 'pending',
      again: false,
      entry: { target: 'places', slug: null }
    });
    expect(await livePlace('caffe-dell-angolo')).toBeUndefined();
    const outcome = await as<{ state: string }>(coordinator, 'decide', receipt.id, { action: 'accept' });
    expect(outcome.state).toBe('accepted');
    expect(await livePlace('caffe-dell-angolo')).toMatchObject({ location_precision: 'exact' });
    // Somebody just said that it is true.
    expect((await livePlace('caffe-dell-angolo'))!.confirmed_at).not.toBeNull();
  });

  test('sends the same twice and has one proposal', async () => {
    const same = newPlace({ name: { it: 'Doppio' } });
    const first = await propose(same);
    const second = await propose(same);
    expect(second).toMatchObject({ id: first.id, again: true });
  });

  test('gives two places of one name an address each', async () => {
    for (const expected of ['gemelli', 'gemelli-2']) {
      const { id } = await propose(newPlace({ name: { it: 'Gemelli' } }));
      await as(coordinator, 'decide', id, { action: 'accept' });
      expect(await livePlace(expected)).toBeDefined();
    }
  });

  test('gives a place a name that Latin letters cannot write', async () => {
    const { id } = await propose(newPlace({ name: { ar: 'مكتبة الحي' } }));
    await as(coordinator, 'decide', id, { action: 'accept' });
    expect(await livePlace('library')).toBeDefined();
  });

  test.each([
    ['a field nobody may propose', { changes: { demonstration: true } }],
    ['the address of an entry', { changes: { slug: 'altro' } }],
    ['a confirmation', { changes: { confirmed_at: '2026-01-01' } }],
    ['a move to another neighbourhood', { changes: { neighbourhood: 'altrove' } }],
    ['a state', { state: 'accepted' }],
    ['who it is', { contributor_kind: 'coordinator' }],
    ['another kind of entry', { target: 'neighbourhoods' }],
    ['another kind of change', { kind: 'drop' }]
  ])('cannot forge %s', async (_, forged) => {
    await expect(
      propose(
        proposal({ secret: newSecret(), slug: 'biblioteca', changes: { address: 'via Uno 1' }, ...forged })
      )
    ).rejects.toMatchObject({ code: '42501' });
  });

  test.each([
    ['markup', { name: { it: '<script>alert(1)</script>' } }, 'name', 'unclean-text'],
    ['marks that turn the reading direction', { name: { it: 'Sala \u202Egnirts' } }, 'name', 'unclean-text'],
    ['control characters', { name: { it: 'Sala\u0007' } }, 'name', 'unclean-text'],
    [
      'letters under a heap of accents',
      { name: { it: `Sa${'\u0301'.repeat(9)}la` } },
      'name',
      'unclean-text'
    ],
    ['a name of 5,000 characters', { name: { it: 'a'.repeat(5000) } }, 'name', 'too-long'],
    ['no name', { name: { it: '  ' } }, 'name', 'empty'],
    ['a place in the sea', { location: { type: 'Point', coordinates: [9, 43.5] } }, 'location', 'outside'],
    ['no position at all', { location: { type: 'Point', coordinates: ['x'] } }, 'location', 'invalid'],
    ['a line for a position', { location: { type: 'LineString', coordinates: [[9, 45], [9, 46]] } }, 'location', 'invalid'], // prettier-ignore
    ['a feature that is none', { features: ['with-dragons'] }, 'features', 'no-such-value'],
    ['a category that is none', { category: 'dragons' }, 'category', 'no-such-value'],
    ['an organisation that is none', { organisation: 'dragons' }, 'organisation', 'no-such-value'],
    ['languages that are none', { languages: ['klingonese'] }, 'languages', 'invalid'],
    [
      'a link that names another site than it opens',
      { contacts: { website: 'https://comune.milano.it@evil.example' } },
      'contacts',
      'invalid'
    ],
    ['a link that runs', { contacts: { website: 'javascript:alert(1)' } }, 'contacts', 'invalid'],
    ['another way to be reached', { contacts: { fax: '02' } }, 'contacts', 'invalid'],
    [
      'the same thing asked and not asked',
      { asked: ['tax-code'], not_asked: ['tax-code'] },
      'not_asked',
      'asked-too'
    ]
  ])('is told by the field when she sends %s, and nothing is stored', async (_, changes, field, detail) => {
    const before = await database.sql('select count(*) from public.contributions');
    await expect(propose(newPlace(changes))).rejects.toMatchObject(refusal(field, detail));
    expect(await database.sql('select count(*) from public.contributions')).toEqual(before);
  });

  test.each([
    ['every second', { rrule: 'FREQ=SECONDLY' }],
    ['every minute', { rrule: 'FREQ=DAILY;BYMINUTE=0,1,2' }],
    ['in another zone', { timeZone: 'Mars/Olympus' }],
    ['on an impossible day', { start: '2026-02-31T10:00' }],
    ['for less than nothing', { duration: -5 }],
    ['with something else', { shell: 'rm' }]
  ])('cannot say that a course happens %s', async (_, wrong) => {
    const schedule = {
      start: '2026-10-05T09:30',
      duration: 120,
      timeZone: 'Europe/Rome',
      rrule: 'FREQ=WEEKLY',
      ...wrong
    };
    await expect(
      propose({
        ...newPlace(),
        target: 'activities',
        changes: { kind: 'italian-course', title: { it: 'Corso' }, schedule }
      })
    ).rejects.toMatchObject(refusal('schedule', 'invalid'));
  });

  test('adds a course of the neighbourhood', async () => {
    const { id } = await propose({
      ...newPlace(),
      target: 'activities',
      changes: {
        kind: 'italian-course',
        stage: 'italian',
        title: { it: 'Italiano con le amiche' },
        place: 'borgo/biblioteca',
        schedule: { start: '2026-10-05T09:30', duration: 120, timeZone: 'Europe/Rome', rrule: 'FREQ=WEEKLY;BYDAY=MO,WE', exdates: [], rdates: [], season: { from: '10', to: '05' }, pausesInSchoolHolidays: null } // prettier-ignore
      }
    });
    await as(coordinator, 'decide', id, { action: 'accept' });
    const [course] = await database.sql(
      `select * from public.activities where slug = 'italiano-con-le-amiche'`
    );
    expect(course).toMatchObject({ kind: 'italian-course', demonstration: false });
  });

  test('corrects hours; accepted, they are of no older year and confirmed', async () => {
    const { id } = await propose(
      proposal({ secret: newSecret(), slug: 'biblioteca', changes: { opening_hours: 'Mo-Sa 09:00-19:00' } })
    );
    await as(coordinator, 'decide', id, { action: 'accept', fields: ['opening_hours'] });
    const library = await livePlace('biblioteca');
    expect(library).toMatchObject({ opening_hours: 'Mo-Sa 09:00-19:00', opening_hours_year: null });
    expect(library!.confirmed_at).not.toBeNull();
  });

  test('says that nothing is different, and is told so', async () => {
    await expect(
      propose(proposal({ secret: newSecret(), slug: 'parco', changes: {} }))
    ).rejects.toMatchObject(refusal('', 'empty'));
  });

  test('cannot change what is closed or was never there', async () => {
    const { id } = await propose(newPlace({ name: { it: 'Di passaggio' } }));
    await as(coordinator, 'decide', id, { action: 'accept' });
    const closing = await propose(
      proposal({ secret: newSecret(), slug: 'di-passaggio', kind: 'close', report: 'closed' })
    );
    await as(coordinator, 'decide', closing.id, { action: 'accept' });
    const change = { secret: newSecret(), changes: { address: 'via Uno 1' } };
    await expect(propose(proposal({ ...change, slug: 'di-passaggio' }))).rejects.toMatchObject({
      code: 'PT409'
    });
    await expect(propose(proposal({ ...change, slug: 'mai-stata' }))).rejects.toMatchObject({
      code: 'PT404'
    });
  });
});

describe('the secret link', () => {
  test('tells what became of a proposal, and nothing of who decided', async () => {
    const secret = newSecret();
    const { id } = await propose(
      proposal({ secret, slug: 'parco', changes: { address: 'via Due 2' }, contact: 'Amina@Example.org' })
    );
    const seen = await anon<Record<string, unknown>>('proposal_by_secret', secret);
    expect(seen).toMatchObject({ state: 'pending', changes: { address: 'via Due 2' }, before: { address: null }, mayWithdraw: true, hasContact: true }); // prettier-ignore
    expect(JSON.stringify(seen)).not.toMatch(/amina/i);
    await as(coordinator, 'decide', id, { action: 'ask', words: 'Quale ingresso?' });
    expect(await anon('proposal_by_secret', secret)).toMatchObject({
      state: 'asked',
      thread: [{ by: 'coordinator', words: 'Quale ingresso?' }]
    });
    expect(await anon('add_to_proposal', secret, 'Quello sulla piazza.', { address: 'piazza Due 2' })).toBe(
      'pending'
    );
    await as(coordinator, 'decide', id, { action: 'accept', words: 'Grazie!' });
    const decided = await anon<Record<string, unknown>>('proposal_by_secret', secret);
    expect(decided).toMatchObject({ state: 'accepted', applied: ['address'], mayWithdraw: false });
    expect(JSON.stringify(decided)).not.toContain(coordinator.sub);
    expect(await livePlace('parco')).toMatchObject({ address: 'piazza Due 2' });
  });

  test('takes a proposal back, once; another secret opens nothing', async () => {
    const secret = newSecret();
    const { id } = await propose(newPlace({}, { secret }));
    expect(await anon('withdraw_proposal', secret)).toBe('withdrawn');
    await expect(anon('withdraw_proposal', secret)).rejects.toMatchObject({ code: 'PT409' });
    await expect(as(coordinator, 'decide', id, { action: 'accept' })).rejects.toMatchObject({ code: 'PT409', detail: 'withdrawn' }); // prettier-ignore
    expect(await anon('proposal_by_secret', newSecret())).toBeNull();
    await expect(anon('withdraw_proposal', newSecret())).rejects.toMatchObject({ code: 'PT404' });
    await expect(anon('add_to_proposal', secret, 'ancora')).rejects.toMatchObject({ code: 'PT409' });
  });

  test('adds no field that may not be proposed', async () => {
    const secret = newSecret();
    await propose(proposal({ secret, slug: 'parco', changes: { address: 'via Tre 3' } }));
    await expect(anon('add_to_proposal', secret, '', { slug: 'x' })).rejects.toMatchObject({ code: '42501' });
    await expect(anon('add_to_proposal', secret, '<b>x</b>')).rejects.toMatchObject(
      refusal('words', 'unclean-text')
    );
  });

  test('has the address of its contributor forgotten when she says so', async () => {
    const secret = newSecret();
    await propose(proposal({ secret, slug: 'parco', message: 'Ciao', contact: 'a@example.org' }));
    await anon('forget_contact', secret);
    expect(await anon('proposal_by_secret', secret)).toMatchObject({ hasContact: false });
    expect(await database.sql(`select 1 from private.letters where recipient = 'a@example.org'`)).toEqual([]);
  });
});

test('an answer of the API names the field and the reason', async () => {
  const calling = (fields: object) => database.api('anon').rpc('propose', { proposal: fields });
  const { error } = await calling(newPlace({ name: { it: '<b>x</b>' } }));
  expect(error).toMatchObject({ code: '22023', hint: 'name', details: 'unclean-text' });
  expect((await calling(newPlace({ demonstration: true }))).error).toMatchObject({ code: '42501' });
  expect((await calling(newPlace({}, { neighbourhood: 'nessuno' }))).status).toBe(404);
  const { data } = await calling(newPlace());
  expect(data).toMatchObject({ state: 'pending' });
});
