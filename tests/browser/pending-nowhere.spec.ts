import { expect, test } from '@playwright/test';
import { activity, ground, organisation, place } from '../database/entries.ts';
import { newSecret, photo, proposal, webp } from '../database/proposals.ts';
import { addressesOf, everyRoute } from './every-address.ts';
import { startOwnApp, type OwnApp } from './own-app.ts';

/*
 * One unapproved entry that leaks ends trust. Every address there is, found in src/routes, is asked for what only pending
 * proposals say.
 */

/** Words that stand in what is pending, and nowhere else. */
const TELLTALE = /zzyzxqua|qwertzuio|9876543/i;
/** A word of the pending names that addresses may ask for: pages say again what they are asked. */
const ASKED = 'Pendentissima';

/** The address that the pending place would have. */
const SLUG = 'zzyzxqua-pendentissima';

const name = { it: `Zzyzxqua ${ASKED}`, ar: `Zzyzxqua ${ASKED}` };
const secret = newSecret();
const PENDING = [
  proposal({
    kind: 'create',
    secret,
    contact: 'qwertzuio@example.org',
    message: 'Qwertzuio',
    changes: {
      category: 'library',
      name,
      summary: { it: 'Qwertzuio' },
      address: 'Via Zzyzxqua 5',
      contacts: { phone: '02 9876543' },
      location: { type: 'Point', coordinates: [9.1401, 45.4701] }
    }
  }),
  proposal({
    kind: 'create',
    target: 'activities',
    secret: newSecret(),
    changes: {
      kind: 'social',
      title: name,
      about: { it: 'Qwertzuio' },
      place: 'borgo/biblioteca',
      schedule: { start: '2026-01-07T10:00', duration: 60, timeZone: 'Europe/Rome', rrule: 'FREQ=DAILY' }
    }
  }),
  proposal({
    kind: 'create',
    target: 'activities',
    secret: newSecret(),
    changes: {
      kind: 'sport',
      title: name,
      place: 'borgo/biblioteca',
      schedule: {
        start: '2026-01-07T10:00',
        duration: 60,
        timeZone: 'Europe/Rome',
        rrule: 'FREQ=WEEKLY;BYDAY=99ZZ'
      }
    }
  }),
  proposal({
    kind: 'create',
    target: 'organisations',
    secret: newSecret(),
    changes: { name, about: { it: 'Qwertzuio' } }
  }),
  proposal({
    slug: 'biblioteca',
    secret: newSecret(),
    changes: { address: 'Via Zzyzxqua 9', contacts: { phone: '02 9876543' } }
  }),
  proposal({
    target: 'activities',
    slug: 'corso',
    secret: newSecret(),
    changes: { about: { it: 'Qwertzuio' } }
  }),
  proposal({
    target: 'organisations',
    slug: 'circolo',
    secret: newSecret(),
    changes: { about: { it: 'Zzyzxqua' } }
  })
];

let app: OwnApp;
let ids: Record<'contribution' | 'photo', string>;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  app = await startOwnApp();
  await app.imports([
    ...ground,
    organisation('circolo', { areas_served: ['borgo'] }),
    place('biblioteca', { organisation: 'circolo' }),
    activity('corso', { organisation: 'circolo', place: 'borgo/biblioteca' })
  ]);
  for (const value of PENDING) await app.sql('select public.propose($1)', [value]);
  const [added] = await app.sql<{ id: string }>(
    'select id from public.contributions where secret_hash = private.secret_hash($1)',
    [secret]
  );
  const [shown] = await app.sql<{ receipt: { id: string } }>(
    'select public.propose_photo($1, $2, $2) as receipt',
    [photo({ slug: 'biblioteca', alt: { it: 'Zzyzxqua' } }), webp()]
  );
  const [picture] = await app.sql<{ id: string }>(
    'select entry_id as id from public.contributions where id = $1',
    [shown!.receipt.id]
  );
  ids = { contribution: added!.id, photo: picture!.id };
});
test.afterAll(() => app?.stop());

/** Every address, and those of lists and searches with what may be asked of them. */
function everyAddress(): string[] {
  const wrong = 'wrong-wrong-wrong-wrong-wrong';
  const values = {
    locale: ['it', 'ar'],
    neighbourhood: ['borgo'],
    target: ['places', 'activities', 'organisations'],
    // The slugs that the pending ones would have.
    slug: ['biblioteca', 'corso', 'circolo', SLUG],
    secret: [wrong],
    token: [wrong],
    id: [ids.contribution, '1'],
    photo: [ids.photo, ids.contribution],
    file: [`${ids.photo}-large.webp`, `${ids.photo}-small.webp`],
    collection: ['places', 'activities', 'organisations'],
    featureId: ['biblioteca', SLUG],
    chart: ['map', 'reach', 'hours', 'indicators'],
    what: ['place', 'activity', 'practice', 'link'],
    theme: ['light'],
    // The tile of the place, where each has its own pin, and that of the world.
    z: ['16', '0'],
    x: ['34431', '0'],
    y: ['23453', '0'],
    path: ['v1/borgo/contributions', 'hsds/services', 'ogc/collections']
  };
  const asked = [
    `q=${ASKED}`,
    `name=${ASKED}&target=places`,
    'format=csv',
    'limit=1000',
    'near=9.14,45.47',
    'days=month'
  ];
  return everyRoute().flatMap((route) => {
    // Lists and searches; pages of one entry ask nothing.
    const queries = /\[(slug|secret|token|id|photo|file|x|featureId)\b/.test(route) ? [] : asked;
    return addressesOf(route, values).flatMap((address) => [
      address,
      ...queries.map((query) => `${address}?${query}`)
    ]);
  });
}

async function tellingAddresses(
  addresses: readonly string[]
): Promise<{ telling: string[]; broken: string[] }> {
  const telling: string[] = [];
  const broken: string[] = [];
  for (const address of addresses) {
    const response = await fetch(app.address + address, { redirect: 'follow' });
    const body = Buffer.from(await response.arrayBuffer()).toString('latin1');
    // A page may say the address it was asked at.
    const own = address.includes(SLUG) ? new RegExp(SLUG, 'g') : /$^/;
    const said = body.replace(own, '');
    const headers = [...response.headers].join('\n').replace(own, '');
    if (TELLTALE.test(said) || TELLTALE.test(headers)) telling.push(address);
    if (response.status >= 500) broken.push(`${response.status} ${address}`);
  }
  return { telling, broken };
}

test('what is pending is at no address there is; what is accepted is at many @desk', async () => {
  test.setTimeout(300_000);
  const addresses = everyAddress();
  expect(addresses.length).toBeGreaterThan(200);
  expect(await tellingAddresses(addresses)).toEqual({ telling: [], broken: [] });

  // Whoever holds the secret sees it: the words can be seen at all.
  expect(await tellingAddresses([`/it/borgo/proposals/${secret}`])).toMatchObject({
    telling: [expect.any(String)]
  });

  await app.sql(
    `select private.decide(c.id, null) from public.contributions as c where c.state = 'pending' and c.target <> 'photos'`
  );
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const { telling, broken } = await tellingAddresses(
    addresses.filter((address) => !/[?&](name|days)=/.test(address))
  );
  // Times that no calendar knows take no page with them.
  expect(broken).toEqual([]);
  const kinds = [
    /^\/it\/borgo$/,
    /\.ics/,
    /feed\.atom/,
    /\/pack\//,
    /\/tiles\//,
    /sitemap/,
    /\/api\/v1\/borgo\/places/,
    /\/places\/biblioteca$/
  ];
  for (const kind of kinds)
    expect(
      telling.some((address) => kind.test(address.split('?')[0]!)),
      String(kind)
    ).toBe(true);
});
