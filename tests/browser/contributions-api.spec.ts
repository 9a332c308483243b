import { expect, test, type APIRequestContext } from '@playwright/test';

const ADDRESS = '/api/v1/san-siro/contributions';
const named = (what: string) => `${what} ${crypto.randomUUID().slice(0, 8).replace(/\d/g, 'x')}`;
const proposal = (about: object = {}) => ({
  target: 'places',
  kind: 'create',
  changes: {
    category: 'library',
    name: { it: named('Biblioteca') },
    location: { type: 'Point', coordinates: [9.137, 45.472] },
    location_precision: 'exact'
  },
  ...about
});
const post = (request: APIRequestContext, data: unknown, headers: Record<string, string> = {}) =>
  request.post(ADDRESS, { data, headers });

test('a proposal is taken with its private page, and the same key again is the same one', async ({
  request
}) => {
  const key = crypto.randomUUID();
  const first = await post(request, proposal(), { 'idempotency-key': key });
  expect(first.status()).toBe(201);
  const body = (await first.json()) as Record<string, unknown>;
  expect(body).toMatchObject({ state: 'pending', again: false, secret: key });
  expect(first.headers()['location']).toBe(body['link']);
  expect(first.headers()['access-control-allow-origin']).toBeUndefined();
  expect((await request.get(String(body['link']))).status()).toBe(200);
  const again = await post(request, proposal(), { 'idempotency-key': key });
  expect(again.status()).toBe(201);
  expect(await again.json()).toMatchObject({ again: true, secret: key });
});

test('what is wrong is told by its field', async ({ request }) => {
  for (const [changes, field] of [
    [{ location: { type: 'Point', coordinates: [9, 43.5] } }, 'location'],
    [{ name: { it: '<script>alert(1)</script>' } }, 'name'],
    [{ name: { it: 'a'.repeat(5000) } }, 'name'],
    [{ name: { it: '\u202Ex' } }, 'name'],
    [{ features: ['beer'] }, 'features'],
    [{ contacts: { website: 'javascript:alert(1)' } }, 'contacts'],
    [{ location_precision: 'area-only' }, 'location'],
    // Words of the syntax, in no order that says anything.
    [{ opening_hours: 'Mo-Fr 20:00-' }, 'opening_hours'],
    [{ services: [{ name: { it: 'Medico' }, hours: 'off Mo 24:00-24:00:99' }] }, 'services'],
    [{ notices: [{ kind: 'closed', from: '2026-12-24', until: '2026-12-01' }] }, 'notices']
  ] as const) {
    const one = proposal();
    const answer = await post(request, { ...one, changes: { ...one.changes, ...changes } });
    expect(answer.status(), JSON.stringify(changes)).toBe(400);
    expect(answer.headers()['content-type']).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 400, parameter: field });
  }
  const schedule = {
    start: '2027-01-01T10:00',
    duration: 60,
    timeZone: 'Europe/Rome',
    rrule: 'FREQ=SECONDLY'
  };
  const secondly = await post(request, {
    target: 'activities',
    kind: 'create',
    changes: { kind: 'social', title: { it: named('Festa') }, schedule }
  });
  expect(secondly.status()).toBe(400);
  expect(await secondly.json()).toMatchObject({ parameter: 'schedule' });
  const never = await post(request, {
    target: 'activities',
    kind: 'create',
    changes: {
      kind: 'social',
      title: { it: named('Festa') },
      schedule: { ...schedule, rrule: 'FREQ=WEEKLY;BYDAY=99ZZ' }
    }
  });
  expect(never.status()).toBe(400);
  expect(await never.json()).toMatchObject({ parameter: 'schedule' });
});

test('what nobody is offered is forged', async ({ request }) => {
  for (const forged of [
    proposal({ state: 'accepted' }),
    proposal({ role: 'coordinator' }),
    { ...proposal(), changes: { ...proposal().changes, slug: 'mine' } },
    { ...proposal(), changes: { ...proposal().changes, confirmed_at: '2026-01-01T00:00Z' } },
    { ...proposal(), changes: { ...proposal().changes, constructor: 'x' } },
    { ...proposal(), changes: { ...proposal().changes, ['__proto__']: 'x' } }
  ])
    expect((await post(request, forged)).status()).toBe(403);
});

test('what is no proposal is told so', async ({ request }) => {
  expect(
    (await request.post(ADDRESS, { data: '{', headers: { 'content-type': 'application/json' } })).status()
  ).toBe(400);
  expect(
    (
      await request.post(ADDRESS, { data: 'target=places', headers: { 'content-type': 'text/x-proposal' } })
    ).status()
  ).toBe(415);
  expect((await post(request, proposal({ changes: ['name'] }))).status()).toBe(400);
  expect((await post(request, { target: 'neighbourhoods', kind: 'create' })).status()).toBe(400);
  expect((await post(request, proposal({ secret: 'short' }))).status()).toBe(400);
  expect((await post(request, proposal({ message: 'a'.repeat(70_000) }))).status()).toBe(413);
  expect((await post(request, { target: 'places', kind: 'close', slug: 'nessuno' })).status()).toBe(404);
  expect((await request.post('/api/v1/nowhere/contributions', { data: proposal() })).status()).toBe(404);
  const read = await request.get(ADDRESS);
  expect(read.status()).toBe(405);
  expect(read.headers()['allow']).toContain('POST');
});

test('streets and similar entries can be asked for', async ({ request }) => {
  const { streets } = (await (await request.get('/api/v1/san-siro/streets')).json()) as {
    streets: { name: string }[];
  };
  expect(streets.some(({ name }) => name === 'Via Zamagna')).toBe(true);
  const similar = await request.get('/api/v1/san-siro/similar?name=harar%20biblioteca&near=9.11842,45.47426');
  expect(await similar.json()).toMatchObject({ similar: [{ slug: 'biblioteca-harar' }] });
  expect((await request.get('/api/v1/san-siro/similar?name=x&near=here')).status()).toBe(400);
});
