import { describe, expect, test } from 'vitest';
import {
  anon,
  as,
  coordinator,
  database,
  livePlace,
  openAtWork,
  propose,
  refusal,
  stranger,
  type Receipt
} from './at-work.ts';
import { newPlace, newSecret, photo, proposal, webp } from './proposals.ts';

openAtWork();

describe('a protected place', () => {
  const refuge = { category: 'refuge', name: { it: 'Casa protetta' }, location_precision: 'area-only' };

  test.each([
    ['a position', { ...refuge }, 'location'],
    ['an address', { ...refuge, location: null, address: 'via Segreta 7' }, 'location'],
    [
      'a web address',
      { ...refuge, location: null, contacts: { website: 'https://casa.example' } },
      'contacts'
    ]
  ])('is refused with %s', async (_, changes, field) => {
    await expect(propose(newPlace(changes))).rejects.toMatchObject(refusal(field, 'protected-position'));
  });

  test('is told by its telephone, and takes no picture', async () => {
    const { id } = await propose(newPlace({ ...refuge, location: null, contacts: { phone: '1522' } }));
    await as(coordinator, 'decide', id, { action: 'accept' });
    expect(await livePlace('casa-protetta')).toMatchObject({ location: null, address: null });
    await expect(
      anon('propose_photo', photo({ slug: 'casa-protetta' }), webp(), webp())
    ).rejects.toMatchObject(refusal('photo', 'protected-position'));
  });

  test('that had a position leaves it nowhere', async () => {
    const first = await propose(newPlace({ name: { it: 'Ex ufficio' }, address: 'via Nascosta 9', contacts: { phone: '02123456', website: 'https://nascosta.example' } })); // prettier-ignore
    await as(coordinator, 'decide', first.id, { action: 'accept' });
    await propose(
      proposal({ secret: newSecret(), slug: 'ex-ufficio', changes: { address: 'via Nascosta 10' } })
    );
    const receipt = await as<Receipt>(coordinator, 'propose', proposal({ secret: newSecret(), slug: 'ex-ufficio', changes: { location_precision: 'area-only', location: null, address: null, contacts: { phone: '02123456' } } })); // prettier-ignore
    expect(receipt.state).toBe('accepted');
    for (const table of ['revisions', 'contributions', 'places']) {
      const rows = await database.sql<{ row: string }>(
        `select to_jsonb(t)::text as row from public.${table} as t`
      );
      expect(rows.filter(({ row }) => /nascosta/i.test(row))).toEqual([]);
    }
    const [{ positions }] = (await database.sql(
      `select count(*)::int as positions from public.revisions where entry_id = (select id from public.places where slug = 'ex-ufficio')
       and changes #>> '{location,to}' is not null`
    )) as [{ positions: number }];
    expect(positions).toBe(0);
  });
});

describe('still true', () => {
  const TAPPED = ['borgo', 'activities', 'corso'] as const;
  const tap = (device: string) =>
    anon<{ confirmedAt: string | null; counted: boolean }>('confirm_entry', ...TAPPED, device);
  const takeBack = (device: string) => anon<{ taken: boolean }>('take_back_confirmation', ...TAPPED, device);
  const told = async () =>
    (await anon<Record<string, { visitors: number }>>('said_true', 'borgo'))['activities/corso']?.visitors;
  const versions = () =>
    database.sql('select public.data_version()::int as data, public.confirmations_version()::int as said');

  test("a visitor's tap is counted once for each device and day, and changes nothing of the entry", async () => {
    const live = () =>
      database.sql(
        `select confirmed_at, schedule_year, revision from public.activities where slug = 'corso'`
      );
    const before = await live();
    const [first] = (await versions()) as { data: number; said: number }[];
    expect((await tap('telefono-a')).counted).toBe(true);
    expect((await tap('telefono-a')).counted).toBe(false);
    expect(await told()).toBe(1);
    expect((await tap('telefono-b')).counted).toBe(true);
    expect(await told()).toBe(2);
    expect(await live()).toEqual(before);
    const [after] = (await versions()) as { data: number; said: number }[];
    expect(after!.data).toBe(first!.data);
    expect(after!.said).toBeGreaterThan(first!.said);
  });

  test('it can be taken back by the same device, once', async () => {
    expect((await takeBack('telefono-c')).taken).toBe(false);
    expect((await takeBack('telefono-b')).taken).toBe(true);
    expect((await takeBack('telefono-b')).taken).toBe(false);
    expect(await told()).toBe(1);
    expect((await takeBack('telefono-a')).taken).toBe(true);
    expect(await told()).toBeUndefined();
    expect((await tap('telefono-a')).counted).toBe(true);
  });

  test('it is of nothing that is no entry', async () => {
    await expect(anon('confirm_entry', 'borgo', 'neighbourhoods', 'borgo')).rejects.toMatchObject({
      code: '42501'
    });
  });
});

describe('a picture', () => {
  test('that waits has no address; accepted it has; refused it is gone', async () => {
    const secret = newSecret();
    const receipt = await anon<Receipt>('propose_photo', photo({ slug: 'parco', secret }), webp(), webp());
    const [{ entry_id: id }] = (await database.sql(`select entry_id from public.contributions where id = $1`, [receipt.id])) as [{ entry_id: string }]; // prettier-ignore
    expect(await anon('photo_file', id, 'large')).toBeNull();
    expect(await anon('photos_of', 'borgo', 'places', 'parco')).toEqual([]);
    expect(await anon('own_photo', secret, id, 'small')).toMatchObject({ mediaType: 'image/webp' });
    expect(await anon('own_photo', newSecret(), id, 'small')).toBeNull();
    expect(await as(coordinator, 'queued_photo', receipt.id, 'large')).toMatchObject({
      mediaType: 'image/webp'
    });
    await expect(as(stranger, 'queued_photo', receipt.id, 'large')).rejects.toMatchObject({ code: '42501' });
    await as(coordinator, 'decide', receipt.id, { action: 'accept' });
    expect(await anon('photo_file', id, 'large')).toMatchObject({ base64: webp() });
    expect(await anon('photos_of', 'borgo', 'places', 'parco')).toMatchObject([{ id }]);

    const refused = await anon<Receipt>('propose_photo', photo({ slug: 'parco' }), webp(), webp());
    await as(coordinator, 'decide', refused.id, { action: 'refuse', reason: 'not-for-everyone' });
    expect(
      await database.sql('select 1 from private.photo_files where contribution_id = $1', [refused.id])
    ).toEqual([]);
  });

  test('comes with a place that is not there yet, and goes with one that closes', async () => {
    const secret = newSecret();
    const whole = await propose(newPlace({ name: { it: 'Con foto' } }, { secret }));
    const picture = await anon<Receipt>('propose_photo', photo({ part_of: secret }), webp(), webp());
    await as(coordinator, 'decide', whole.id, { action: 'accept' });
    await as(coordinator, 'decide', picture.id, { action: 'accept' });
    expect(await anon('photos_of', 'borgo', 'places', 'con-foto')).toHaveLength(1);
    await as<Receipt>(
      coordinator,
      'propose',
      proposal({ secret: newSecret(), slug: 'con-foto', kind: 'close' })
    );
    expect(await livePlace('con-foto')).toBeUndefined();
    expect(
      await database.sql(`select 1 from public.photos where alt ->> 'it' = 'La porta verde'`)
    ).toHaveLength(1);
  });

  test.each([
    [
      'something else that says it is WebP',
      photo({ slug: 'parco' }),
      Buffer.alloc(400).toString('base64'),
      'photo'
    ],
    ['one of more than 300 kB', photo({ slug: 'parco' }), webp(307_201), 'photo'],
    ['one wider than 1,600 pixels', photo({ slug: 'parco', width: 1601 }), webp(), 'photo'],
    ['a script', photo({ slug: 'parco', media_type: 'image/svg+xml' }), webp(), 'photo'],
    ['one without words', photo({ slug: 'parco', alt: null }), webp(), 'alt'],
    ['what is not base64', photo({ slug: 'parco' }), '€€€', 'photo']
  ])('is refused when it is %s', async (_, about, large, field) => {
    await expect(anon('propose_photo', about, large, webp())).rejects.toMatchObject({
      code: '22023',
      hint: field
    });
  });
});

describe('is it this one?', () => {
  test.each([
    ['with other accents and capitals', 'BIBLIOTÈCA'],
    ['with the words turned round', 'biblioteca la'],
    ['with a typing error', 'bibliotecha']
  ])('a place within 100 metres is found %s', async (_, name) => {
    const found = await anon<{ slug: string; metres: number }[]>(
      'similar_entries',
      'borgo',
      'places',
      name,
      [9.1402, 45.47]
    );
    expect(found[0]).toMatchObject({ slug: 'biblioteca' });
    expect(found[0]!.metres).toBeLessThan(100);
  });

  test('another name, or the same far away and only somewhat alike, is not', async () => {
    expect(await anon('similar_entries', 'borgo', 'places', 'Farmacia', [9.1402, 45.47])).toEqual([]);
    expect(await anon('similar_entries', 'borgo', 'places', 'bibliotecha comunale', [9.13, 45.461])).toEqual(
      []
    );
  });
});
